package dev.picode.sandbox.binding;

import java.io.Serial;

/// A binding class has a shape that cannot be offered to every script language. Immutable.
///
/// The message is one sentence that names the class, and the method where there is one. It is meant
/// for the author of the class; a running program never meets it.
public final class BindingRuleException extends RuntimeException {
  @Serial
  private static final long serialVersionUID = 1;

  BindingRuleException(String message) {
    super(message);
  }
}
