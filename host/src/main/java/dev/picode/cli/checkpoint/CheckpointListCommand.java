package dev.picode.cli.checkpoint;

import dev.picode.checkpoint.Checkpoint;
import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.plugin.command.CommandResult;
import dev.picode.sandbox.json.JsonMembers;
import dev.picode.terminal.Display;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode checkpoint list`: the checkpoints of the workspace, newest first. Immutable.
final class CheckpointListCommand implements CliCommand {
  @Override
  public String name() {
    return "list";
  }

  @Override
  public String group() {
    return "Changes";
  }

  @Override
  public String description() {
    return "Lists the checkpoints of the workspace, newest first";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty();
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    for (Checkpoint checkpoint : CheckpointText.of(session).list()) {
      rows.add(JsonMembers.of("id", checkpoint.id(), "time",
          checkpoint.time().truncatedTo(ChronoUnit.SECONDS).toString(), "by", checkpoint.by(),
          "why", checkpoint.why(), "files", (long) checkpoint.files(), "undone",
          checkpoint.isUndone() ? "yes" : ""));
    }
    Display shown = rows.isEmpty()
        ? new Display.Text("no checkpoints", List.of())
        : new Display.Table(List.of("id", "time", "by", "why", "files", "undone"), rows);
    session.output().result(new CommandResult(shown, 0));
    return 0;
  }
}
