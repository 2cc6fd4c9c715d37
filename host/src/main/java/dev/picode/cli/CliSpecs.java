package dev.picode.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// The picocli specs of the program, built by hand. Stateless.
final class CliSpecs {
  private CliSpecs() {}

  /// The root with one subcommand: all that a call needs.
  static CommandSpec with(CliCommand command) {
    CommandSpec root = root();
    add(root, command);
    return root;
  }

  /// The root with every subcommand.
  static CommandSpec all(CliCommands commands) {
    CommandSpec root = root();
    for (CliCommand command : commands.all()) {
      add(root, command);
    }
    return root;
  }

  private static CommandSpec root() {
    CommandSpec root = CommandSpec.create().name("picode");
    GlobalOptions.addTo(root);
    return root;
  }

  private static void add(CommandSpec root, CliCommand command) {
    CommandSpec spec = command.spec().name(command.name());
    spec.usageMessage().description(command.description() + ".");
    root.addSubcommand(command.name(), new CommandLine(spec));
    for (CliCommand below : command.subcommands()) {
      add(spec, below);
    }
  }
}
