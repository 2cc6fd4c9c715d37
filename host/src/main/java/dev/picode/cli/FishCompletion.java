package dev.picode.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The completion script for fish, which picocli does not make. Stateless.
final class FishCompletion {
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
      options(out, command.spec(), command.name());
    }
    return out.toString();
  }

  private static void options(StringBuilder out, CommandSpec spec, String command) {
    for (OptionSpec option : spec.options()) {
      out.append("complete -c picode");
      if (!command.isEmpty()) {
        out.append(" -n ").append(quoted("__fish_seen_subcommand_from " + command));
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
