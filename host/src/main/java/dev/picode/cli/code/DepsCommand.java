package dev.picode.cli.code;

import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.context.engine.ContextEngine;
import dev.picode.context.graph.DependencyGraph;
import dev.picode.context.graph.ExternalUse;
import dev.picode.context.graph.Reached;
import dev.picode.terminal.Display;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode deps [FILE]`: what files need of each other. Immutable.
final class DepsCommand extends CodeCommand {
  @Override
  public String name() {
    return "deps";
  }

  @Override
  public String description() {
    return "Shows what a file needs, what needs it, and cycles";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addPositional(CliSpecs.optional("FILE",
            "The file; when left out, cycles and packages from elsewhere"))
        .addOption(CliSpecs.flag("What needs the file, in place of what it needs", "--dependents"))
        .addOption(CliSpecs.option("N", "Follow so many steps (default: 1)", "--depth"));
  }

  @Override
  Display answer(ParseResult parsed, CliSession session, ContextEngine engine)
      throws InterruptedException {
    DependencyGraph graph = engine.graph();
    if (!parsed.hasMatchedPositional(0)) {
      return overview(graph);
    }
    String file = file(parsed, session, engine);
    int depth = number(parsed, "--depth", 1);
    boolean dependents = parsed.hasMatchedOption("--dependents");
    List<Reached> reached = dependents
        ? graph.imports().dependents(file, depth)
        : graph.imports().dependencies(file, depth);
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    for (Reached each : reached) {
      rows.add(row(each.path(), each.depth(), "file"));
    }
    if (!dependents) {
      var names = new TreeSet<String>();
      for (ExternalUse use : graph.externals(file)) {
        if (names.add(use.packageName())) {
          rows.add(row(use.packageName(), 1, use.missing() ? "missing" : "external"));
        }
      }
    }
    return lines(rows, DepsCommand::line, dependents
        ? "Nothing here needs `" + file + "`."
        : "`" + file + "` needs nothing.");
  }

  private static String line(Map<String, @Nullable Object> row) {
    String what = String.valueOf(row.get("what"));
    Object depth = row.get("depth");
    return row.get("path") + (what.equals("file") ? "" : " (" + what + ")")
        + (Long.valueOf(1).equals(depth) ? "" : " at depth " + depth);
  }

  private static Map<String, @Nullable Object> row(String path, int depth, String what) {
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("path", path);
    row.put("depth", (long) depth);
    row.put("what", what);
    return row;
  }

  private static Display overview(DependencyGraph graph) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("files", (long) graph.imports().files().size());
    data.put("edges", (long) graph.imports().size());
    data.put("cycles", graph.imports().cycles());
    data.put("external", graph.externals());
    data.put("missing", graph.missing());
    var text = new StringBuilder();
    text.append(graph.imports().size())
        .append(graph.imports().size() == 1 ? " import between " : " imports between ")
        .append(graph.imports().files().size())
        .append(" files\n");
    for (List<String> cycle : graph.imports().cycles()) {
      text.append("cycle of ")
          .append(cycle.size())
          .append(": ")
          .append(String.join(", ", cycle))
          .append('\n');
    }
    graph.externals()
        .forEach((name, users) -> text.append("external ")
            .append(name)
            .append(", in ")
            .append(users.size())
            .append(users.size() == 1 ? " file\n" : " files\n"));
    graph.missing()
        .forEach((name, users) -> text.append("missing ")
            .append(name)
            .append(", in ")
            .append(String.join(", ", users))
            .append('\n'));
    return new Display.Text(text.toString().stripTrailing(), data);
  }
}
