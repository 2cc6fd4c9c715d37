package dev.picode.cli.theme;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CommandGroup;

/// The commands on themes. Stateless.
public final class ThemeCommands {
  private ThemeCommands() {}

  /// `picode theme`: the colours of output.
  public static CliCommand theme() {
    return CommandGroup.showingHelp("theme", "PiCode",
        "Lists and shows the themes that output is coloured by", new ThemeListCommand(),
        new ThemeShowCommand());
  }
}
