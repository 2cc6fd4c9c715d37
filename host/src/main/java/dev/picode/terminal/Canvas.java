package dev.picode.terminal;

/// What a view may draw with. Immutable.
///
/// @param width the columns of a line, at least ten
/// @param palette how styles are written
/// @param unicode whether box characters and other decoration outside ASCII can be shown
public record Canvas(int width, Palette palette, boolean unicode) {
  /// The narrowest canvas; a smaller width is taken as this one.
  private static final int MIN_WIDTH = 10;

  /// A canvas; a width below ten columns is taken as ten, because nothing can be laid out in less.
  public Canvas {
    width = Math.max(MIN_WIDTH, width);
  }

  /// A canvas without colour.
  public static Canvas plain(int width) {
    return new Canvas(width, Palette.PLAIN, true);
  }

  /// The text in these styles.
  String paint(String text, Style... styles) {
    return palette.paint(text, styles);
  }

  /// A horizontal line of that many columns.
  String rule(int columns) {
    return (unicode ? "─" : "-").repeat(columns);
  }

  /// This canvas with another width.
  Canvas narrowedBy(int columns) {
    return new Canvas(width - columns, palette, unicode);
  }
}
