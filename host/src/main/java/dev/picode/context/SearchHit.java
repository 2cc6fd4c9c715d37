package dev.picode.context;

/// A line that matches. Immutable.
///
/// @param path the file, relative to the workspace
/// @param line the line, from 1
/// @param column where the first match in it starts, in UTF-16 units from 1, in the whole line
/// @param text the line without its end, at most [#MAX_TEXT] characters of it around the match; `…`
///     stands where it was cut
public record SearchHit(String path, int line, int column, String text) {
  /// The most characters of a line that are shown, without the marks of a cut.
  public static final int MAX_TEXT = 400;
}
