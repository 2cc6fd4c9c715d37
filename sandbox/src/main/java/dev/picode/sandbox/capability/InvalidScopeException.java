package dev.picode.sandbox.capability;

import java.io.Serial;

/// A text is not the scope of a permission; the message is one sentence that names it, says why, and
/// names the nearest text that is one.
public sealed class InvalidScopeException extends IllegalArgumentException
    permits InvalidGlobException {
  @Serial
  private static final long serialVersionUID = 1;

  InvalidScopeException(String message) {
    super(message);
  }

  /// The sentence.
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
