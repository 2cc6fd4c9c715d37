package dev.picode.problem;

import org.jspecify.annotations.Nullable;

/// Where in a text file a problem is. Immutable.
///
/// @param file the file as a person would name it: relative to the workspace or absolute
/// @param line the line, from 1; 0 when only the file is known
/// @param column the column in UTF-16 units, from 1; 0 when only the line is known
/// @param sourceLine the text of that line without its line end, where it is at hand
public record Place(String file, int line, int column, @Nullable String sourceLine) {

  /// A place that is a whole file.
  public static Place of(String file) {
    return new Place(file, 0, 0, null);
  }

  /// A place that is a line of a file.
  public static Place of(String file, int line) {
    return new Place(file, line, 0, null);
  }

  /// A place in a file whose text is at hand.
  public static Place in(String file, String text, int line, int column) {
    return new Place(file, line, column,
        text.lines().skip(Math.max(0, line - 1)).findFirst().orElse(null));
  }

  /// `file`, `file:line` or `file:line:column`, as editors understand it.
  @Override
  public String toString() {
    if (line <= 0) {
      return file;
    }
    return column <= 0 ? file + ":" + line : file + ":" + line + ":" + column;
  }
}
