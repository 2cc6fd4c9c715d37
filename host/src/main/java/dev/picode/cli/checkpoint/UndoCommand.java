package dev.picode.cli.checkpoint;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode undo [N]`: takes back the last changes of the agent and of extensions. Immutable.
final class UndoCommand implements CliCommand {
  private static final long MOST = 1_000;

  @Override
  public String name() {
    return "undo";
  }

  @Override
  public String group() {
    return "Changes";
  }

  @Override
  public String description() {
    return "Takes back the last changes to files, by agent or scripts";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addPositional(CliSpecs.optional("N", "How many changes (default: 1)"));
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    long count = CheckpointText.number("N", parsed.matchedPositionalValue(0, "1"),
        "a number of changes from 1");
    return CheckpointText.show(session, "undo " + count,
        CheckpointText.of(session).undo((int) Math.min(count, MOST)));
  }
}
