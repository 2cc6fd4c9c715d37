package dev.picode.context;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.capability.Glob;
import dev.picode.sandbox.capability.InvalidGlobException;

/// Globs that somebody wrote. Stateless.
public final class Globs {
  private Globs() {}

  /// The glob that a pattern stands for.
  ///
  /// @throws PiCodeException `glob-invalid`
  public static Glob compile(String pattern) {
    try {
      return Glob.compile(pattern);
    } catch (InvalidGlobException e) {
      throw Problem.of(
          "glob-invalid",
          ProblemKind.USER,
          String.valueOf(e.getMessage()),
          "globs look like `src/**/*.java` or `*.{ts,tsx}`; `\\` before a character takes it as it is")
          .toException(e);
    }
  }
}
