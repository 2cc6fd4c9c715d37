package dev.picode.cli.extension;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CommandGroup;

/// The commands on extensions. Stateless.
public final class ExtCommands {
  private ExtCommands() {}

  /// `picode ext`: extensions.
  public static CliCommand ext() {
    return CommandGroup.showingHelp("ext", "PiCode", "Installs, updates and looks at extensions",
        new ExtListCommand(), new ExtInfoCommand(), new ExtAddCommand(), new ExtUpdateCommand(),
        new ExtRemoveCommand(), new ExtSwitchCommand(true), new ExtSwitchCommand(false),
        new ExtLockCommand(), new ExtNewCommand(), new ExtTestCommand(), new ExtTopCommand(),
        new ExtReloadCommand());
  }
}
