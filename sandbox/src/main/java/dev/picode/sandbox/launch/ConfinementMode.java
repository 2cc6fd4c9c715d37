package dev.picode.sandbox.launch;

/// Whether workers are confined by the operating system. Immutable.
public enum ConfinementMode {
  /// As far as this machine can; what it cannot is said when asked.
  AUTO,
  /// Fully, or they do not start.
  REQUIRE,
  /// Not at all.
  OFF
}
