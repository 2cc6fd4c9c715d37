package dev.picode.cli.command;

import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Standard input as text. Stateless.
public final class Input {
  private static final int MAX_BYTES = 8 << 20;

  private Input() {}

  /// All of it.
  ///
  /// @param what it is, for a problem: `the code`
  /// @throws dev.picode.problem.PiCodeException `input-too-large`, `input-unreadable`
  public static String text(InputStream input, String what) {
    try {
      byte[] bytes = input.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw Problem.of("input-too-large", ProblemKind.USER,
            what + " on standard input is larger than 8 MiB").toException();
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw Problem.of("input-unreadable", ProblemKind.EXTERNAL,
          "standard input cannot be read: " + e.getMessage()).toException(e);
    }
  }
}
