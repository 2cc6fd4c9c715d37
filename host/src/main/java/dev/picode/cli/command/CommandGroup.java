package dev.picode.cli.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// A subcommand that has nothing of its own but the commands below it. Immutable.
///
/// @param name what it is called
/// @param group the heading it stands under in the help
/// @param description one sentence without a final full stop
/// @param subcommands the commands below it, in the order the help lists them
/// @param usual the one of them that runs where none is named, or null where the help is shown
public record CommandGroup(String name, String group, String description,
    List<CliCommand> subcommands,
    @Nullable CliCommand usual) implements CliCommand {

  /// Copies the commands.
  public CommandGroup {
    subcommands = List.copyOf(subcommands);
  }

  /// A group that shows its help where no subcommand is named.
  public static CommandGroup showingHelp(String name, String group, String description,
      CliCommand... subcommands) {
    return new CommandGroup(name, group, description, List.of(subcommands), null);
  }

  /// A group whose first subcommand runs where none is named.
  public static CommandGroup runningFirst(String name, String group, String description,
      CliCommand... subcommands) {
    return new CommandGroup(name, group, description, List.of(subcommands), subcommands[0]);
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty();
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    return usual == null ? Help.show(this, session) : usual.run(parsed, session);
  }
}
