package dev.picode.cli.code;

import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.context.engine.ContextEngine;
import dev.picode.context.rank.RepoMap;
import dev.picode.terminal.Display;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode map`: the declarations that most of the workspace leans on. Immutable.
final class MapCommand extends CodeCommand {
  @Override
  public String name() {
    return "map";
  }

  @Override
  public String description() {
    return "Shows the declarations that most of the code leans on";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addOption(CliSpecs.option("N", "So long at most, in estimated tokens (default: 2000)",
            "--tokens"));
  }

  @Override
  Display answer(ParseResult parsed, CliSession session, ContextEngine engine)
      throws InterruptedException {
    RepoMap map = engine.map(number(parsed, "--tokens", 2000));
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("text", map.text());
    data.put("tokens", (long) map.tokens());
    data.put("symbols", (long) map.symbols());
    return new Display.Text(map.text().isEmpty()
        ? "Nothing is known of this code."
        : map.text().stripTrailing(), data);
  }
}
