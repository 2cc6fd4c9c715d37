package dev.picode.cli.model;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CommandGroup;

/// The commands on models and their providers. Stateless.
public final class ModelCommands {
  private ModelCommands() {}

  /// `picode model`: the models that can be asked.
  public static CliCommand model() {
    return CommandGroup.runningFirst("model", "Models", "Lists the models that can be asked",
        new ModelListCommand());
  }

  /// `picode provider`: the providers of models.
  public static CliCommand provider() {
    return CommandGroup.runningFirst("provider", "Models",
        "Lists, chooses, tests and logs in to the providers of models", new ProviderListCommand(),
        new ProviderUseCommand(), new ProviderTestCommand(), new ProviderLoginCommand(),
        new ProviderLogoutCommand());
  }
}
