package dev.picode.cli.session;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CommandGroup;

/// The commands on conversations. Stateless.
public final class SessionCommands {
  private SessionCommands() {}

  /// `picode session`: the conversations with the agent in this workspace.
  public static CliCommand session() {
    return CommandGroup.runningFirst("session", "Agent",
        "Lists, shows, names, forks, exports and deletes conversations", new SessionListCommand(),
        new SessionShowCommand(), new SessionRenameCommand(), new SessionForkCommand(),
        new SessionDeleteCommand(), new SessionExportCommand());
  }
}
