package dev.picode.plugin.session;

/// Whether code is whole, as the parser of its language sees it.
public enum Completeness {
  /// It can be evaluated.
  COMPLETE,
  /// It wants more text.
  INCOMPLETE,
  /// No more text can make it right.
  INVALID,
  /// The parser did not answer in time.
  UNKNOWN
}
