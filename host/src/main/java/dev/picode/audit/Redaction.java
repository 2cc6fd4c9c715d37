package dev.picode.audit;

import java.util.function.UnaryOperator;

/// Takes the values of secrets out of what is written. As safe for many threads as what it is made of.
///
/// @param text gives a text without secrets
record Redaction(UnaryOperator<String> text) {
  /// Takes nothing out.
  static final Redaction NONE = new Redaction(text -> text);

  String redact(String secret) {
    return text.apply(secret);
  }
}
