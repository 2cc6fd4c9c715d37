package dev.picode.cli;

import dev.picode.cli.command.CliCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/// The command that a command line calls: of `audit tail` it is `tail`. Immutable.
///
/// @param command the command
/// @param line what picocli knows of it
/// @param parsed its own words
/// @param all the words of each level, from the program's on
/// @param wantsHelp whether a level was asked for its help
record CalledCommand(
    CliCommand command,
    CommandLine line,
    ParseResult parsed,
    List<ParseResult> all,
    boolean wantsHelp) {

  /// The command that is called.
  ///
  /// @param top the command below the program
  /// @param root the program
  static CalledCommand of(CliCommand top, CommandLine root, ParseResult parsed) {
    CliCommand command = top;
    CommandLine line = below(root, top);
    var all = new ArrayList<>(List.of(parsed));
    ParseResult at = parsed.subcommand();
    while (at != null) {
      all.add(at);
      ParseResult next = at.subcommand();
      if (next == null) {
        break;
      }
      command = below(command, next.commandSpec().name());
      line = below(line, command);
      at = next;
    }
    boolean help = at == null || all.stream().anyMatch(ParseResult::isUsageHelpRequested);
    return new CalledCommand(command, line, all.getLast(), List.copyOf(all), help);
  }

  private static CommandLine below(CommandLine line, CliCommand command) {
    return Objects.requireNonNull(line.getSubcommands().get(command.name()), command.name());
  }

  private static CliCommand below(CliCommand command, String name) {
    return command.subcommands()
        .stream()
        .filter(below -> below.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
