package dev.picode.cli.tool;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CommandGroup;

/// The commands on tools. Stateless.
public final class ToolCommands {
  private ToolCommands() {}

  /// `picode tool`: the tools that extensions contribute for models.
  public static CliCommand tool() {
    return CommandGroup.runningFirst("tool", "Scripting",
        "Lists and runs the tools that extensions have for models", new ToolListCommand(),
        new ToolRunCommand());
  }
}
