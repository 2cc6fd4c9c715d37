package dev.picode.config;

/// How much is logged. Immutable.
public enum LogLevel {
  /// Nothing.
  OFF,
  /// What failed.
  ERROR,
  /// What may be wrong.
  WARN,
  /// What was done.
  INFO,
  /// Everything.
  DEBUG
}
