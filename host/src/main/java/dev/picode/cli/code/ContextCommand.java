package dev.picode.cli.code;

import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.context.engine.ContextEngine;
import dev.picode.context.rank.Packed;
import dev.picode.context.rank.Part;
import dev.picode.context.rank.Task;
import dev.picode.terminal.Display;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode context TASK`: what matters for a task, within a budget of tokens. Immutable.
final class ContextCommand extends CodeCommand {
  @Override
  public String name() {
    return "context";
  }

  @Override
  public String description() {
    return "Packs what matters for a task into a budget of tokens";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addPositional(CliSpecs.argument("TASK",
            "What is to be done, in words; it may name files and symbols"))
        .addOption(CliSpecs.option("N", "So long at most, in estimated tokens (default: 8000)",
            "--tokens"))
        .addOption(
            CliSpecs.flag("Only the names of the files, with how much they matter and why",
                "--files"));
  }

  @Override
  Display answer(ParseResult parsed, CliSession session, ContextEngine engine)
      throws InterruptedException {
    Task task = Task.of(parsed.matchedPositionalValue(0, ""));
    if (parsed.hasMatchedOption("--files")) {
      return RelatedCommand.ranked(engine.rank(task, 20).files());
    }
    Packed packed = engine.pack(task, _ -> true, number(parsed, "--tokens", 8000));
    var parts = new ArrayList<Map<String, @Nullable Object>>();
    for (Part part : packed.parts()) {
      var data = new LinkedHashMap<String, @Nullable Object>();
      data.put("origin", part.origin());
      data.put("path", part.path());
      data.put("form", part.form().name().toLowerCase(Locale.ROOT));
      data.put("tokens", (long) part.tokens());
      data.put("score", part.score());
      data.put("why", part.why());
      data.put("text", part.text());
      parts.add(data);
    }
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("tokens", (long) packed.tokens());
    data.put("budget", (long) packed.budget());
    data.put("leftOut", (long) packed.leftOut());
    data.put("parts", parts);
    return new Display.Text(packed.parts().isEmpty()
        ? "Nothing here matters for that."
        : packed.text().stripTrailing(), data);
  }
}
