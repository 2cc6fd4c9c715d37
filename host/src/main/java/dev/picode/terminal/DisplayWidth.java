package dev.picode.terminal;

/// How many columns of a terminal text takes. Stateless, safe for many threads.
///
/// It follows what terminals that know Unicode do: East Asian wide characters and emoji take two
/// columns, combining marks none, and an emoji sequence (joined by U+200D, with a skin tone, a flag, or
/// followed by U+FE0F) takes two as a whole. The wide ranges are those of Unicode's `EastAsianWidth`
/// (W and F), with small gaps closed. Texts given here are clean (see [Sanitizer]), have one line, no
/// tabs and no styles.
public final class DisplayWidth {
  private static final int ZWJ = 0x200D;
  private static final int VS16 = 0xFE0F;

  /// First and last code points of the wide ranges, ascending.
  private static final int[] WIDE = {0x1100, 0x115F, 0x2329, 0x232A, 0x2E80, 0x303E, 0x3041, 0xA4CF,
    0xA960, 0xA97F, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE10, 0xFE19, 0xFE30, 0xFE6F, 0xFF01, 0xFF60,
    0xFFE0, 0xFFE6, 0x16FE0, 0x16FE4, 0x17000, 0x18CFF, 0x1AFF0, 0x1B2FF, 0x1F200, 0x1F265,
    0x20000, 0x3FFFD};

  private DisplayWidth() {}

  /// The columns that the text takes.
  public static int columns(String text) {
    int columns = 0;
    for (int i = 0; i < text.length();) {
      char c = text.charAt(i);
      boolean alone = c < 0x300 && (i + 1 == text.length() || text.charAt(i + 1) < 0x300);
      if (alone) {
        columns += c < ' ' ? 0 : 1;
        i++;
      } else {
        int end = clusterEnd(text, i);
        columns += clusterColumns(text, i, end);
        i = end;
      }
    }
    return columns;
  }

  /// The text, where it takes more columns cut and ended by `…`, so that it takes no more.
  public static String truncate(String text, int columns) {
    if ((text.length() <= columns && isAscii(text)) || columns(text) <= columns) {
      return text;
    }
    return columns <= 0 ? "" : text.substring(0, fitting(text, 0, columns - 1)) + "…";
  }

  /// The text with spaces after it up to that many columns.
  public static String padEnd(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - columns(text)));
  }

  /// The text with spaces before it up to that many columns.
  public static String padStart(String text, int columns) {
    return " ".repeat(Math.max(0, columns - columns(text))) + text;
  }

  /// The text with each tab replaced by spaces up to the next multiple of `size` columns.
  static String expandTabs(String text, int size) {
    if (text.indexOf('\t') < 0) {
      return text;
    }
    var out = new StringBuilder();
    int start = 0;
    int column = 0;
    for (int tab = text.indexOf('\t'); tab >= 0; tab = text.indexOf('\t', start)) {
      String part = text.substring(start, tab);
      column += columns(part);
      int spaces = size - column % size;
      out.append(part).repeat(" ", spaces);
      column += spaces;
      start = tab + 1;
    }
    return out.append(text, start, text.length()).toString();
  }

  /// The end of the longest run of whole characters from an index that takes no more than `columns`.
  static int fitting(String text, int from, int columns) {
    int used = 0;
    int index = from;
    while (index < text.length()) {
      int end = clusterEnd(text, index);
      used += clusterColumns(text, index, end);
      if (used > columns) {
        return index;
      }
      index = end;
    }
    return index;
  }

  /// The end of what a reader sees as one character and which starts at this index.
  static int clusterEnd(String text, int start) {
    int first = text.codePointAt(start);
    int index = start + Character.charCount(first);
    if (isRegional(first) && index < text.length() && isRegional(text.codePointAt(index))) {
      index += 2;
    }
    while (index < text.length()) {
      int point = text.codePointAt(index);
      if (point == ZWJ) {
        index++;
        if (index < text.length() && Character.isExtendedPictographic(text.codePointAt(index))) {
          index += Character.charCount(text.codePointAt(index));
        }
      } else if (extendsCluster(point)) {
        index += Character.charCount(point);
      } else {
        return index;
      }
    }
    return index;
  }

  private static int clusterColumns(String text, int start, int end) {
    int first = text.codePointAt(start);
    if (isRegional(first)) {
      return end - start >= 4 ? 2 : 1;
    }
    int columns = pointColumns(first);
    boolean asEmoji = columns == 1 && Character.isEmoji(first)
        && text.indexOf(VS16, start, end) > 0;
    return asEmoji ? 2 : columns;
  }

  private static boolean extendsCluster(int point) {
    return point >= 0x300 && (Character.isEmojiModifier(point) || isZeroWidth(point));
  }

  private static int pointColumns(int point) {
    if (point < ' ' || isZeroWidth(point)) {
      return 0;
    }
    return isWide(point) || Character.isEmojiPresentation(point) ? 2 : 1;
  }

  private static boolean isZeroWidth(int point) {
    if (point < 0x300) {
      return false;
    }
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> true;
      default -> isJamoTail(point);
    };
  }

  private static boolean isJamoTail(int point) {
    return point < 0x1200 ? point >= 0x1160 : point >= 0xD7B0 && point <= 0xD7FF;
  }

  private static boolean isRegional(int point) {
    return point >= 0x1F1E6 && point <= 0x1F1FF;
  }

  private static boolean isWide(int point) {
    if (point < WIDE[0]) {
      return false;
    }
    for (int i = 0; i < WIDE.length; i += 2) {
      if (point <= WIDE[i + 1]) {
        return point >= WIDE[i];
      }
    }
    return false;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x7F) {
        return false;
      }
    }
    return true;
  }
}
