package dev.picode.terminal;

/// Whether links can be clicked, as the person asked for it. Immutable.
public enum LinkChoice {
  /// Where the terminal is known to support it.
  AUTO,
  /// Wherever the stream may be coloured, whatever the terminal is said to be.
  ALWAYS,
  /// Never; a link is followed by where it leads.
  NEVER
}
