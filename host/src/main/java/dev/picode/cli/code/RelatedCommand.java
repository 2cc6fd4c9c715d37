package dev.picode.cli.code;

import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.context.engine.ContextEngine;
import dev.picode.context.rank.RankedFile;
import dev.picode.context.rank.Task;
import dev.picode.terminal.Display;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode related FILE`: the files that matter where one is worked on, and why. Immutable.
final class RelatedCommand extends CodeCommand {
  @Override
  public String name() {
    return "related";
  }

  @Override
  public String description() {
    return "Finds the files that matter where you work on one";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addPositional(CliSpecs.argument("FILE", "The file"))
        .addOption(CliSpecs.option("N", "So many at most (default: 20)", "--limit"));
  }

  @Override
  Display answer(ParseResult parsed, CliSession session, ContextEngine engine)
      throws InterruptedException {
    String file = file(parsed, session, engine);
    int limit = number(parsed, "--limit", 20);
    return ranked(engine.rank(Task.ofFile(file), limit + 1)
        .files()
        .stream()
        .filter(each -> !each.path().equals(file))
        .limit(limit)
        .toList());
  }

  /// Files with how much they matter, and why.
  static Display ranked(List<RankedFile> files) {
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    for (RankedFile file : files) {
      var row = new LinkedHashMap<String, @Nullable Object>();
      row.put("path", file.path());
      row.put("score", file.score());
      row.put("why", file.why());
      rows.add(row);
    }
    return lines(rows, row -> row.get("path") + "\n    " + row.get("why"), "Nothing is related.");
  }
}
