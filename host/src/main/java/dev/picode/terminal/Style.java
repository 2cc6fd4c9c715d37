package dev.picode.terminal;

/// One way to set text apart, as an ANSI "select graphic rendition" pair. Immutable.
public enum Style {
  /// Bold.
  BOLD("\u001b[1m", "\u001b[22m"),
  /// Less prominent than the text around it.
  DIM("\u001b[2m", "\u001b[22m"),
  /// Italic.
  ITALIC("\u001b[3m", "\u001b[23m"),
  /// Underlined.
  UNDERLINE("\u001b[4m", "\u001b[24m"),
  /// Red: what went wrong.
  RED("\u001b[31m", "\u001b[39m"),
  /// Green: what went well.
  GREEN("\u001b[32m", "\u001b[39m"),
  /// Yellow: what deserves a look.
  YELLOW("\u001b[33m", "\u001b[39m"),
  /// Blue.
  BLUE("\u001b[34m", "\u001b[39m"),
  /// Magenta.
  MAGENTA("\u001b[35m", "\u001b[39m"),
  /// Cyan: code and names.
  CYAN("\u001b[36m", "\u001b[39m");

  private final String on;
  private final String off;

  Style(String on, String off) {
    this.on = on;
    this.off = off;
  }

  String on() {
    return on;
  }

  String off() {
    return off;
  }
}
