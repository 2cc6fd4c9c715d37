package dev.picode.workspace;

/// Takes lines out of a text. Stateless.
public final class TextLines {
  private TextLines() {}

  /// The lines from one to another, with their line ends; what is not there is left out.
  ///
  /// @param from the first line, from 1
  /// @param to the last line
  public static String range(String text, int from, int to) {
    int start = 0;
    for (int line = 1; line < from && start < text.length(); line++) {
      start = next(text, start);
    }
    int end = start;
    for (int line = Math.max(1, from); line <= to && end < text.length(); line++) {
      end = next(text, end);
    }
    return text.substring(start, end);
  }

  /// Where the line after that of an index starts.
  private static int next(String text, int at) {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end + 1;
  }
}
