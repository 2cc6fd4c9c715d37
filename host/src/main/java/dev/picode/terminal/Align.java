package dev.picode.terminal;

/// Where the cells of a table column stand. Immutable.
public enum Align {
  /// Right where every cell is a number, else left.
  AUTO,
  /// At the left edge.
  LEFT,
  /// In the middle.
  CENTER,
  /// At the right edge.
  RIGHT
}
