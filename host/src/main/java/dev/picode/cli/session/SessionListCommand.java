package dev.picode.cli.session;

import dev.picode.agent.session.SessionInfo;
import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.plugin.command.CommandResult;
import dev.picode.terminal.Display;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode session list`: the sessions of the workspace, those written last first. Immutable.
final class SessionListCommand implements CliCommand {
  @Override
  public String name() {
    return "list";
  }

  @Override
  public String group() {
    return "Agent";
  }

  @Override
  public String description() {
    return "Lists the sessions of the workspace, those written last first";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty();
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    SessionPlace.store(session).list().forEach(info -> rows.add(row(info)));
    session.output()
        .result(new CommandResult(rows.isEmpty()
            ? new Display.Text("There are no sessions of this workspace.", rows)
            : new Display.Table(List.of("id", "prompts", "changed", "about"), rows), 0));
    return 0;
  }

  private static Map<String, @Nullable Object> row(SessionInfo info) {
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("id", info.header().id());
    row.put("prompts", (long) info.prompts());
    row.put("changed", info.changed().truncatedTo(ChronoUnit.SECONDS).toString());
    row.put("about", info.shown());
    row.put("name", info.name());
    row.put("title", info.title());
    row.put("created", info.header().created().toString());
    row.put("forkedFrom", info.header().forkedFrom());
    row.put("bytes", info.bytes());
    return row;
  }
}
