package dev.picode.config;

/// Whether links can be followed in the terminal. Immutable.
public enum LinkMode {
  /// Where the terminal is known to support it.
  AUTO,
  /// Always.
  ALWAYS,
  /// Never.
  NEVER
}
