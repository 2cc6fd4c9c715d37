package dev.picode.config;

/// Whether output is coloured. Immutable.
public enum ColorMode {
  /// On terminals that can, unless the environment objects.
  AUTO,
  /// Always.
  ALWAYS,
  /// Never.
  NEVER
}
