package dev.picode.cli.tool;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.plugin.command.CommandResult;
import dev.picode.plugin.tool.ToolRegistry;
import dev.picode.terminal.Display;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode tool list`: the tools there are, and with `--output json` what they take. Immutable.
final class ToolListCommand implements CliCommand {
  @Override
  public String name() {
    return "list";
  }

  @Override
  public String group() {
    return "Scripting";
  }

  @Override
  public String description() {
    return "Lists the tools, without starting any";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty();
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    Map<String, ToolRegistry.Entry> tools = new ToolRegistry(session.commands().extensions())
        .tools();
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    tools.forEach((name, entry) -> {
      var row = new LinkedHashMap<String, @Nullable Object>();
      row.put("name", name);
      row.put("extension", entry.extension().id());
      row.put("description", entry.tool().description());
      row.put("parameters", entry.tool().parameters());
      row.put("result", entry.tool().result());
      rows.add(row);
    });
    Display display = rows.isEmpty()
        ? new Display.Text("No extension has a tool.", rows)
        : new Display.Table(List.of("name", "extension", "description"), rows);
    session.output().result(new CommandResult(display, 0));
    return 0;
  }
}
