package dev.picode.cli;

import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Takes the words of a command line apart, and says what is wrong with them. Stateless.
final class ParsedLine {
  private ParsedLine() {}

  /// The words as the commands take them. Of several things that are wrong, an unknown word is told first: what seems to be missing may be
  /// what it was meant for.
  ///
  /// @throws dev.picode.problem.PiCodeException `usage`
  static ParseResult of(CommandLine line, String[] args) {
    line.setAllowSubcommandsAsOptionParameters(true);
    collectErrors(line);
    ParseResult parsed = line.parseArgs(args);
    Exception wrong = null;
    for (ParseResult part : parsed.asCommandLineList()
        .stream()
        .map(CommandLine::getParseResult)
        .toList()) {
      for (Exception error : part.errors()) {
        if (wrong == null || error instanceof UnmatchedArgumentException) {
          wrong = error;
        }
      }
    }
    if (wrong instanceof ParameterException e) {
      throw usage(e).toException();
    }
    return parsed;
  }

  private static void collectErrors(CommandLine line) {
    line.getCommandSpec().parser().collectErrors(true);
    line.getSubcommands().values().forEach(ParsedLine::collectErrors);
  }

  private static Problem usage(ParameterException e) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    String hint = "`" + command + " --help` shows how it is used";
    if (e instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().getFirst();
      List<String> nearest = unmatched.getSuggestions();
      return Problem.of("usage", ProblemKind.USER,
          "`" + command + "` takes no " + (word.startsWith("-") ? "option" : "argument") + " `"
              + word + "`",
          nearest.isEmpty() || !word.startsWith("-")
              ? hint
              : "did you mean `" + nearest.getFirst() + "`?");
    }
    if (e instanceof MissingParameterException missing
        && missing.getMissing().getFirst() instanceof OptionSpec option
        && String.valueOf(missing.getMessage()).startsWith("Missing required parameter")) {
      return Problem.of("usage", ProblemKind.USER,
          "the option `" + option.longestName() + "` needs a value: `" + option.longestName() + " "
              + option.paramLabel() + "`",
          hint);
    }
    if (e instanceof OverwrittenOptionException twice
        && twice.getOverwritten() instanceof OptionSpec option) {
      return Problem.of("usage", ProblemKind.USER,
          "the option `" + option.longestName() + "` is given twice", hint);
    }
    if (e instanceof MissingParameterException missing) {
      return Problem.of("usage", ProblemKind.USER,
          "`" + command + "` needs "
              + String.join(" and ", missing.getMissing()
                  .stream()
                  .map(argument -> argument instanceof OptionSpec option
                      ? "the option `" + option.longestName() + "`"
                      : "the argument `" + argument.paramLabel() + "`")
                  .toList()),
          hint);
    }
    return Problem.of("usage", ProblemKind.USER, sentence(String.valueOf(e.getMessage())), hint);
  }

  private static String sentence(String message) {
    String text = message.lines().findFirst().orElse(message);
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
