package dev.picode.sandbox.binding;

import java.io.Serial;

/// A script called a function that is not there, or with arguments it does not take. Immutable.
///
/// The message is one sentence that names the function, the parameter, what was expected and what
/// was found. Text that came from the script is quoted as it is: make control characters visible
/// before it is shown.
public final class BadArgumentException extends RuntimeException {
  @Serial
  private static final long serialVersionUID = 1;

  BadArgumentException(String message) {
    super(message);
  }
}
