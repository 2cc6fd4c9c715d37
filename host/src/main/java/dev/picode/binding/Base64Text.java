package dev.picode.binding;

import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.util.Base64;

/// Bytes as scripts hand them over. Stateless.
final class Base64Text {
  private Base64Text() {}

  /// The bytes of a Base64 text.
  ///
  /// @param what where it is, in words
  /// @throws dev.picode.problem.PiCodeException `base64-invalid`
  static byte[] decode(String text, String what) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw Problem.of("base64-invalid", ProblemKind.SCRIPT, what + " is no Base64",
          "use the standard alphabet with padding and without line breaks").toException(e);
    }
  }

  static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
