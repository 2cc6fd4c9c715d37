package dev.picode.terminal.diff;

/// A line of a difference. Immutable.
///
/// @param kind what it is
/// @param oldNumber the line of the old text it stands for, 0 for none
/// @param newNumber the line of the new text it stands for, 0 for none
/// @param text what it says, without the sign before it
public record DiffLine(Kind kind, int oldNumber, int newNumber, String text) {
  /// What a line of a difference is.
  public enum Kind {
    /// The file that what follows is about, and what happened to it as a whole.
    FILE,
    /// More about the file, such as its mode.
    NOTE,
    /// Where in the file what follows is.
    HUNK,
    /// A line that is in both texts.
    CONTEXT,
    /// A line that was removed.
    REMOVED,
    /// A line that was added.
    ADDED,
    /// The line before has no end in the file.
    NO_END,
    /// A line that no difference has.
    OTHER
  }

  static DiffLine of(Kind kind, String text) {
    return new DiffLine(kind, 0, 0, text);
  }
}
