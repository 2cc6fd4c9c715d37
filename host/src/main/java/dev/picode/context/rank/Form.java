package dev.picode.context.rank;

/// How much of a file is shown, from the least to the most.
public enum Form {
  /// Its path and the names it defines, on one line.
  NAMES,
  /// The declarations in it, without their bodies.
  SKELETON,
  /// All of it.
  FULL
}
