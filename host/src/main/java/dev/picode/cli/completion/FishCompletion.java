package dev.picode.cli.completion;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliCommands;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The completion script for fish, which picocli does not make. Stateless.
final class FishCompletion {
  private static final String SEEN = "__fish_seen_subcommand_from ";

  private FishCompletion() {}

  /// A script that completes every command with its options, their choices and descriptions.
  static String script(CommandSpec root, CliCommands commands) {
    var out = new StringBuilder("""
        # Completion of picode for fish. Turn it on with:
        #   picode completion fish > ~/.config/fish/completions/picode.fish
        complete -c picode -n __fish_use_subcommand -f
        """);
    options(out, root, "");
    for (CliCommand command : commands.all()) {
      out.append("complete -c picode -n __fish_use_subcommand -a ")
          .append(quoted(command.name()))
          .append(" -d ")
          .append(quoted(command.description()))
          .append('\n');
      options(out, command.spec(), SEEN + command.name());
      below(out, command);
    }
    out.append("complete -c picode -n ")
        .append(quoted(SEEN + String.join(" ", CompleteCommand.dynamic(commands))))
        .append(" -a '(picode __complete -- (commandline -opc)[2..-1] (commandline -ct) "
            + "2>/dev/null)'\n");
    return out.toString();
  }

  /// The commands below one, of which the line has at most one.
  private static void below(StringBuilder out, CliCommand command) {
    String names = String.join(" ", command.subcommands().stream().map(CliCommand::name).toList());
    for (CliCommand below : command.subcommands()) {
      out.append("complete -c picode -n ")
          .append(quoted(SEEN + command.name() + "; and not " + SEEN + names))
          .append(" -f -a ")
          .append(quoted(below.name()))
          .append(" -d ")
          .append(quoted(below.description()))
          .append('\n');
      options(out, below.spec(), SEEN + command.name() + "; and " + SEEN + below.name());
    }
  }

  /// @param condition when they are completed, an empty text for always
  private static void options(StringBuilder out, CommandSpec spec, String condition) {
    for (OptionSpec option : spec.options()) {
      out.append("complete -c picode");
      if (!condition.isEmpty()) {
        out.append(" -n ").append(quoted(condition));
      }
      for (String name : option.names()) {
        out.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
      }
      if (option.arity().max() > 0) {
        out.append(" -r");
      }
      if (option.completionCandidates() != null) {
        out.append(" -f -a ").append(quoted(String.join(" ", option.completionCandidates())));
      }
      out.append(" -d ").append(quoted(option.description()[0])).append('\n');
    }
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
