package dev.picode.sandbox.capability;

import java.io.Serial;

/// A text is not a [Glob]; the message is one sentence that names it and says why.
public final class InvalidGlobException extends InvalidScopeException {
  @Serial
  private static final long serialVersionUID = 1;

  InvalidGlobException(String message) {
    super(message);
  }
}
