package dev.picode.cli.secret;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CommandGroup;

/// The commands on secrets. Stateless.
public final class SecretCommands {
  private SecretCommands() {}

  /// `picode secret`: what scripts may spend and never see.
  public static CliCommand secret() {
    return CommandGroup.showingHelp("secret", "PiCode",
        "Keeps secrets in the keyring or an encrypted file", new SecretListCommand(),
        new SecretSetCommand(), new SecretRemoveCommand());
  }
}
