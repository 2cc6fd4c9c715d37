package dev.picode.cli.hook;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CommandGroup;

/// The commands on hooks. Stateless.
public final class HookCommands {
  private HookCommands() {}

  /// `picode hook`: shows, tries and installs hooks.
  public static CliCommand hook() {
    return CommandGroup.runningFirst("hook", "Scripting", "Shows, tries and installs hooks",
        new HookListCommand(), new HookRunCommand(), new HookReplayCommand(),
        new HookSimulateCommand(), new HookInstallCommand(), new HookUninstallCommand(),
        new HookGitCommand());
  }
}
