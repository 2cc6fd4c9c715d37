package dev.picode.terminal;

/// Whether output is coloured, as the person asked for it. Immutable.
public enum ColorChoice {
  /// Coloured where the stream is a terminal that can and the environment does not object.
  AUTO,
  /// Coloured, whatever the stream is.
  ALWAYS,
  /// Never coloured.
  NEVER
}
