package dev.picode.cli.secret;

import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.cli.command.Input;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.secret.SecretValue;
import dev.picode.terminal.Prompt;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// A secret that a person gives to a command: typed without being shown where standard input is a terminal, else all of
/// standard input. Stateless. It is never an argument, because other programs of the machine can read those.
public final class TypedSecret {
  private TypedSecret() {}

  /// The words of a command whose one argument is a name. What else is there is taken in so that it can be refused
  /// without being repeated.
  public static CommandSpec spec(String label, String description) {
    CommandSpec spec = CliSpecs.empty()
        .addPositional(CliSpecs.argument(label, description));
    spec.parser().unmatchedArgumentsAllowed(true);
    return spec;
  }

  /// The name.
  ///
  /// @throws PiCodeException `secret-in-arguments`, `usage`
  public static String name(ParseResult parsed) {
    if (!parsed.unmatched().isEmpty()) {
      throw Problem.of("secret-in-arguments", ProblemKind.USER,
          "`picode " + command(parsed)
              + "` takes a name and nothing else: a secret is never an argument",
          "leave it out: it is asked for, or read from standard input; if it was one, other programs"
              + " could read it and the shell remembers it: make a new one")
          .toException();
    }
    String name = parsed.matchedPositionalValue(0, "");
    if (name.isEmpty()) {
      throw Problem.of("usage", ProblemKind.USER,
          "`picode " + command(parsed) + "` needs the argument `NAME`",
          "`picode " + command(parsed) + " --help` shows how it is used").toException();
    }
    return name;
  }

  private static String command(ParseResult parsed) {
    return parsed.commandSpec().qualifiedName().replaceFirst("^picode ", "");
  }

  /// Reads a secret.
  ///
  /// @param what it is, for the question: `the key of `acme``
  /// @return empty where the person interrupts
  /// @throws PiCodeException `secret-not-given`, `secret-unusable`
  static Optional<SecretValue> read(String name, String what, CliSession session) {
    Optional<String> text = atTerminal(session)
        ? typed(name, what, session)
        : Optional.of(Input.text(session.process().input(), what));
    if (text.isPresent() && text.get().isBlank()) {
      throw Problem.of("secret-not-given", ProblemKind.USER, "nothing was given for " + what,
          "type it where it is asked for, or pipe it in").toException();
    }
    return text.map(given -> session.process()
        .secrets()
        .seen()
        .see(SecretValue.typed(name, given)));
  }

  private static boolean atTerminal(CliSession session) {
    return "true".equals(session.process().property().apply("picode.stdin.tty"));
  }

  private static Optional<String> typed(String name, String what, CliSession session) {
    Prompt prompt = Prompt.open(session.output().terminal())
        .orElseThrow(() -> Problem.of("secret-not-given", ProblemKind.USER,
            "there is nobody at a terminal to ask for " + what,
            "pipe it in, for example from a password manager").toException());
    Thread asking = Thread.currentThread();
    session.process().onInterrupt().accept(asking::interrupt);
    try {
      return Optional.of(prompt
          .askHidden("Type or paste " + what + ", kept as `" + name + "` (it is not shown): ")
          .orElse(""));
    } catch (InterruptedException _) {
      return Optional.empty();
    }
  }
}
