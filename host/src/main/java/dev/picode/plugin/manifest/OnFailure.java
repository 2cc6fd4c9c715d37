package dev.picode.plugin.manifest;

/// What becomes of an act where a hook on it fails. Immutable.
public enum OnFailure {
  /// It is not done.
  BLOCK,
  /// It is done as if the hook had said nothing.
  PROCEED
}
