package dev.picode.terminal;

/// The one place where text from scripts, models and repositories is made safe for a terminal.
/// Stateless, safe for many threads.
///
/// What a terminal would act on, and what would hide or reorder text, is made visible:
///
/// - control characters below U+0020 become their control picture (`ESC` is `␛`, `BEL` is `␇`), except
///   the line feed and the tab, which stay; `DEL` becomes `␡`; so an escape sequence is read, not run;
/// - C1 controls, bidirectional marks, overrides and isolates, line separators, and characters
///   without a shape become a backslash, `u` and four hexadecimal digits, as in Java; beyond the basic
///   plane the digits are in braces, as in JavaScript;
/// - a lone surrogate becomes U+FFFD, and a carriage return before a line feed is dropped.
///
/// Some invisible characters stay where writing needs them: U+200D inside an emoji sequence, U+200C and
/// U+200D after a letter of the scripts that join (Arabic to Mongolian), one variation selector after
/// another character, and the tags of a regional flag.
public final class Sanitizer {
  private static final int ZWNJ = 0x200C;
  private static final int ZWJ = 0x200D;
  private static final int BLACK_FLAG = 0x1F3F4;
  private static final int CANCEL_TAG = 0xE007F;
  /// Tag characters after a black flag: five letters of a region and the end; more could hide text.
  private static final int MAX_FLAG_TAGS = 6;

  private Sanitizer() {}

  /// The text made safe; the same object where it already is.
  public static String clean(String text) {
    int index = firstSuspect(text);
    return index < 0 ? text : clean(text, index);
  }

  /// The text made safe and on one line: line feeds and tabs become spaces.
  public static String line(String text) {
    return clean(text).replace('\n', ' ').replace('\t', ' ');
  }

  /// JSON text in which every character that [#clean] would change is escaped, which inside strings is the
  /// same value. The text must be valid JSON.
  static String escapeJson(String json) {
    int index = firstSuspect(json);
    if (index < 0) {
      return json;
    }
    var out = new StringBuilder(json.length() + 16).append(json, 0, index);
    while (index < json.length()) {
      int point = json.codePointAt(index);
      int end = index + Character.charCount(point);
      if (!isHidden(point) && !isLoneSurrogate(point)) {
        out.append(json, index, end);
      } else {
        for (int i = index; i < end; i++) {
          appendUnit(out, json.charAt(i));
        }
      }
      index = end;
    }
    return out.toString();
  }

  /// The index of the first character that is not plainly safe, or -1.
  private static int firstSuspect(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isPlain(c)) {
        return i;
      }
    }
    return -1;
  }

  /// Whether a character is safe whatever stands around it; a fast answer for most text.
  private static boolean isPlain(char c) {
    if (c < 0x7F) {
      return c >= ' ' || c == '\n' || c == '\t';
    }
    if (c < 0x2000) {
      return c >= 0xA0 && !isHidden(c) && !isVariation(c);
    }
    return c < 0xD800 && !isHidden(c);
  }

  private static String clean(String text, int from) {
    var out = new StringBuilder(text.length() + 16).append(text, 0, from);
    int previous = from == 0 ? -1 : text.codePointBefore(from);
    int flagTags = 0;
    for (int i = from; i < text.length();) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      int next = i < text.length() ? text.codePointAt(i) : -1;
      flagTags = point == BLACK_FLAG
          ? MAX_FLAG_TAGS + 1
          : isTagCharacter(point) && previous != CANCEL_TAG ? Math.max(0, flagTags - 1) : 0;
      if (point == '\r' && next == '\n') {
        continue;
      }
      if (flagTags > 0 || !isUnsafe(point, previous, next)) {
        out.appendCodePoint(point);
      } else {
        appendVisible(out, point);
      }
      previous = point;
    }
    return out.toString();
  }

  private static boolean isUnsafe(int point, int previous, int next) {
    if (point == '\n' || point == '\t') {
      return false;
    }
    if (point == ZWJ || point == ZWNJ) {
      return !joins(point, previous, next);
    }
    if (isVariation(point)) {
      return previous < ' ' || isVariation(previous);
    }
    return point < ' ' || isHidden(point) || isLoneSurrogate(point);
  }

  private static boolean isLoneSurrogate(int point) {
    return isIn(point, 0xD800, 0xDFFF);
  }

  /// Whether a joiner between these two is part of how the text is written.
  private static boolean joins(int joiner, int previous, int next) {
    if (previous < 0) {
      return false;
    }
    if (joiner == ZWJ && next >= 0 && Character.isExtendedPictographic(next)) {
      return previous == 0xFE0F || Character.isExtendedPictographic(previous)
          || Character.isEmojiModifier(previous);
    }
    return isIn(previous, 0x600, 0x18AF) && switch (Character.getType(previous)) {
      case Character.OTHER_LETTER, Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK ->
        true;
      default -> false;
    };
  }

  /// Whether a character has no shape of its own or changes that of others; variation selectors are
  /// judged by what stands before them.
  private static boolean isHidden(int point) {
    if (point < 0x300) {
      return (point < ' ' && point != '\n' && point != '\t') || isIn(point, 0x7F, 0x9F)
          || point == 0xAD;
    }
    if (point < 0x2000) {
      return switch (point) {
        case 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E -> true;
        default -> false;
      };
    }
    if (point < 0x10000) {
      return isIn(point, 0x200B, 0x200F) || isIn(point, 0x2028, 0x202E)
          || isIn(point, 0x2060, 0x206F) || isIn(point, 0xFFF0, 0xFFFB)
          || point == 0x3164 || point == 0xFEFF || point == 0xFFA0;
    }
    return isIn(point, 0x1BCA0, 0x1BCA3) || isIn(point, 0x1D173, 0x1D17A)
        || (isIn(point, 0xE0000, 0xE0FFF) && !isVariation(point));
  }

  private static boolean isVariation(int point) {
    return isIn(point, 0x180B, 0x180D) || point == 0x180F || isIn(point, 0xFE00, 0xFE0F)
        || isIn(point, 0xE0100, 0xE01EF);
  }

  private static boolean isIn(int point, int first, int last) {
    return point >= first && point <= last;
  }

  private static boolean isTagCharacter(int point) {
    return isIn(point, 0xE0020, CANCEL_TAG);
  }

  private static void appendVisible(StringBuilder out, int point) {
    if (point < ' ') {
      out.append((char) (0x2400 + point));
    } else if (point == 0x7F) {
      out.append('\u2421');
    } else if (isLoneSurrogate(point)) {
      out.append('\uFFFD');
    } else if (point <= 0xFFFF) {
      appendUnit(out, (char) point);
    } else {
      out.append("\\u{").append(Integer.toHexString(point)).append('}');
    }
  }

  private static void appendUnit(StringBuilder out, char unit) {
    String hex = Integer.toHexString(unit);
    out.append("\\u").repeat("0", 4 - hex.length()).append(hex);
  }
}
