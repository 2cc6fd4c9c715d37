package dev.picode.plugin.typescript;

/// The law of stripped text: it is the original with some characters made blank. Stateless.
final class Blanks {
  private Blanks() {}

  /// Whether a text can be what is left of an original: as long, with the same line breaks, and elsewhere
  /// the same character, a blank, or one of the three that keep the meaning of what stands around a gap:
  /// the end of a statement, and a parenthesis that moved onto the line it is needed on.
  static boolean allow(String original, String stripped) {
    if (original.length() != stripped.length()) {
      return false;
    }
    for (int i = 0; i < original.length(); i++) {
      char was = original.charAt(i);
      char is = stripped.charAt(i);
      if (was != is && (isLineBreak(was) || " ;()".indexOf(is) < 0)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLineBreak(char c) {
    return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029';
  }
}
