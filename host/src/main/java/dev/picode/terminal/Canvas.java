package dev.picode.terminal;

/// What a view may draw with. Immutable.
///
/// @param width the columns of a line, at least ten
/// @param palette how styles are written
/// @param unicode whether box characters and other decoration outside ASCII can be shown
/// @param links whether links can be followed in the terminal
/// @param spoken whether what is shown is to be read aloud: words in place of symbols and drawing
public record Canvas(
    int width, Palette palette, boolean unicode, boolean links, boolean spoken) {
  /// The narrowest canvas; a smaller width is taken as this one.
  private static final int MIN_WIDTH = 10;

  /// A canvas; a width below ten columns is taken as ten, because nothing can be laid out in less.
  public Canvas {
    width = Math.max(MIN_WIDTH, width);
  }

  /// A canvas for the eye, without links.
  public Canvas(int width, Palette palette, boolean unicode) {
    this(width, palette, unicode, false, false);
  }

  /// A canvas without colour.
  public static Canvas plain(int width) {
    return new Canvas(width, Palette.PLAIN, true);
  }

  /// A canvas for text that is read aloud.
  public static Canvas spoken(int width) {
    return new Canvas(width, Palette.PLAIN, false, false, true);
  }

  /// The text in these styles. The text is not made safe: that is [Sanitizer]'s work, before.
  public String paint(String text, Style... styles) {
    return palette.paint(text, styles);
  }

  /// A horizontal line of that many columns.
  String rule(int columns) {
    return (unicode ? "─" : "-").repeat(columns);
  }

  /// A vertical line.
  String bar() {
    return unicode ? "│" : "|";
  }

  /// This canvas with a width of so many columns.
  public Canvas ofWidth(int columns) {
    return new Canvas(columns, palette, unicode, links, spoken);
  }

  /// This canvas with so many columns less.
  Canvas narrowedBy(int columns) {
    return ofWidth(width - columns);
  }

  /// This canvas without styles and links, for measuring.
  Canvas bare() {
    return new Canvas(width, Palette.PLAIN, unicode, false, spoken);
  }
}
