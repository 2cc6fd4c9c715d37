package dev.picode.sandbox.capability;

/// Whether a capability is granted. Immutable.
public sealed interface Decision {

  /// It is.
  record Granted() implements Decision {}

  /// It is not.
  ///
  /// @param capability what was wanted
  record Denied(Capability capability) implements Decision {}
}
