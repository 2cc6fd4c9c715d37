package dev.picode.cli.code;

import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.context.engine.ContextEngine;
import dev.picode.context.index.Definition;
import dev.picode.context.index.Usage;
import dev.picode.terminal.Display;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode refs NAME`: where a name is defined and used. Immutable.
final class RefsCommand extends CodeCommand {
  @Override
  public String name() {
    return "refs";
  }

  @Override
  public String description() {
    return "Shows where a name is defined and used";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addPositional(CliSpecs.argument("NAME", "The name, without what contains it"))
        .addOption(CliSpecs.option("N", "So many uses at most (default: 200)", "--limit"));
  }

  @Override
  Display answer(ParseResult parsed, CliSession session, ContextEngine engine)
      throws InterruptedException {
    String name = parsed.matchedPositionalValue(0, "");
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    for (Definition definition : engine.index().definitions(name)) {
      rows.add(row(definition.path(), definition.symbol().line(), "definition",
          definition.symbol().signature()));
    }
    List<Usage> uses = engine.index().references(name);
    int limit = number(parsed, "--limit", 200);
    for (Usage use : uses.subList(0, Math.min(limit, uses.size()))) {
      rows.add(row(use.path(), use.reference().span().startLine(),
          use.reference().kind().name().toLowerCase(Locale.ROOT), null));
    }
    if (uses.size() > limit) {
      session.output().notice((uses.size() - limit) + " more uses are not shown");
    }
    return lines(rows, row -> row.get("path") + ":" + row.get("line") + ": " + row.get("what")
        + (row.get("signature") == null ? "" : " " + row.get("signature")),
        "`" + name + "` is neither defined nor used here.");
  }

  private static Map<String, @Nullable Object> row(String path, int line, String what,
      @Nullable String signature) {
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("path", path);
    row.put("line", (long) line);
    row.put("what", what);
    row.put("signature", signature);
    return row;
  }
}
