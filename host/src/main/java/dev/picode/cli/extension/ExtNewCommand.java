package dev.picode.cli.extension;

import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.plugin.scaffold.Scaffold;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `picode ext new NAME`: writes the first files of an extension, tests included. Immutable.
final class ExtNewCommand implements ExtVerb {
  @Override
  public String name() {
    return "new";
  }

  @Override
  public String description() {
    return "Starts an extension, with tests that pass";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addPositional(CliSpecs.argument("NAME", "Its id, such as todo or acme.todo"))
        .addOption(choice("--lang", "LANG", Scaffold.LANGUAGES, "The language, js by default"))
        .addOption(choice("--kind", "KIND", Scaffold.KINDS,
            "What it contributes, a command by default; a pack has one of each"))
        .addOption(CliSpecs.option("FOLDER", "Where to write it; a folder of its name by default",
            "--dir"));
  }

  private static OptionSpec choice(String option, String label, List<String> values,
      String description) {
    return OptionSpec.builder(option)
        .type(String.class)
        .paramLabel(label)
        .completionCandidates(values)
        .description(description + ": " + String.join(", ", values))
        .build();
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    String id = parsed.matchedPositionalValue(0, "");
    var scaffold = new Scaffold(id, parsed.matchedOptionValue("--lang", "js"),
        parsed.matchedOptionValue("--kind", "command"));
    String shown = parsed.matchedOptionValue("--dir", id);
    Path folder = session.base().resolve(shown);
    scaffold.write(folder, shown);
    var files = new ArrayList<>(scaffold.files().keySet());
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("id", id);
    plain.put("folder", shown);
    plain.put("files", files);
    var text = new StringBuilder("`" + id + "` is in " + shown + ":\n");
    files.forEach(file -> text.append("  ").append(file).append('\n'));
    text.append("`picode ext test ").append(shown).append("` runs its tests");
    return result(session, text.toString(), plain, 0);
  }
}
