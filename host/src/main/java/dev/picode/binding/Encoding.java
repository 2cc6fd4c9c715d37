package dev.picode.binding;

/// How bytes cross to a script, as one string.
public enum Encoding {
  /// As the text they are.
  TEXT,
  /// As Base64, for what is no text.
  BASE64
}
