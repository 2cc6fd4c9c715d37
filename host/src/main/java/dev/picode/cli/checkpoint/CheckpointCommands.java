package dev.picode.cli.checkpoint;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CommandGroup;
import java.util.List;

/// The commands that look at changes and take them back. Stateless.
public final class CheckpointCommands {
  private CheckpointCommands() {}

  /// All of them, in the order in which they are listed.
  public static List<CliCommand> all() {
    return List.of(new DiffCommand(), new UndoCommand(), new RestoreCommand(), checkpoint());
  }

  /// `picode checkpoint`: what can be taken back.
  private static CliCommand checkpoint() {
    return CommandGroup.runningFirst("checkpoint", "Changes",
        "Lists what was kept of files before they changed", new CheckpointListCommand());
  }
}
