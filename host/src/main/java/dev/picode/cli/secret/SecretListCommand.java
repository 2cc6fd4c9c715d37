package dev.picode.cli.secret;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.plugin.command.CommandResult;
import dev.picode.terminal.Display;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode secret list`: the names of the secrets that PiCode keeps, and where each is. Immutable.
final class SecretListCommand implements CliCommand {
  @Override
  public String name() {
    return "list";
  }

  @Override
  public String group() {
    return "PiCode";
  }

  @Override
  public String description() {
    return "Lists the secrets that PiCode keeps, and where; never their values";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty();
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    session.secrets().kept().forEach((name, places) -> {
      List<String> words = SecretActs.words(places);
      List<String> others = words.subList(1, words.size());
      var row = new LinkedHashMap<String, @Nullable Object>();
      row.put("name", name);
      row.put("used", words.getFirst());
      row.put("others", session.output().isText() ? String.join(", ", others) : others);
      rows.add(row);
    });
    if (rows.isEmpty() && session.output().isText()) {
      return none(session);
    }
    session.output()
        .result(new CommandResult(
            new Display.Table(List.of("name", "used", "others"), rows), 0));
    return 0;
  }

  private static int none(CliSession session) {
    session.output()
        .result(new CommandResult(new Display.Text(
            "PiCode keeps no secret; `picode secret set NAME` keeps one\n", List.of()), 0));
    return 0;
  }
}
