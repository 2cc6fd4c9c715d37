package dev.picode.cli.completion;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliCommands;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.problem.Nearest;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `picode completion SHELL`: prints a script that completes picode's commands and options.
/// Immutable.
public final class CompletionCommand implements CliCommand {
  private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

  @Override
  public String name() {
    return "completion";
  }

  @Override
  public String group() {
    return "PiCode";
  }

  @Override
  public String description() {
    return "Prints a completion script for bash, zsh or fish";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addPositional(PositionalParamSpec.builder()
            .index("0")
            .arity("1")
            .type(String.class)
            .paramLabel("SHELL")
            .completionCandidates(SHELLS)
            .description("bash, zsh or fish; `source <(picode completion bash)` turns it on")
            .build());
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    String shell = parsed.matchedPositionalValue(0, "");
    CliCommands commands = session.commands();
    String script = switch (shell) {
      // The script of picocli serves both: in zsh it turns on bash's completion functions itself.
      case "bash", "zsh" -> bash(commands);
      case "fish" -> FishCompletion.script(CliSpecs.all(commands), commands);
      default -> throw unknown(shell);
    };
    session.output().terminal().out().print(script);
    return 0;
  }

  /// What picocli makes, and behind it what only PiCode knows when the key is pressed.
  private static String bash(CliCommands commands) {
    return AutoComplete.bash("picode", CliSpecs.line(CliSpecs.all(commands))) + """

        # Ids of extensions, names of events, and what commands complete themselves are asked for where nothing
        # else is known.
        function _picode_asked() {
          _complete_picode "$@"
          if [ ${#COMPREPLY[@]} -eq 0 ]; then
            case "${COMP_WORDS[1]}" in
              %s)
                local IFS=$'\\n'
                COMPREPLY=( $(picode __complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null | cut -f1) )
                ;;
            esac
          fi
        }
        complete -F _picode_asked -o default picode
        """.formatted(String.join("|", CompleteCommand.dynamic(commands)));
  }

  private static RuntimeException unknown(String shell) {
    String nearest = Nearest.to(shell, SHELLS);
    return Problem.of("argument-invalid", ProblemKind.USER,
        "the argument `SHELL` is `" + shell + "`, expected one of bash, zsh, fish",
        nearest == null
            ? "PowerShell and others are not supported yet"
            : "did you mean `" + nearest + "`?")
        .toException();
  }
}
