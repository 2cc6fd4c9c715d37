package dev.picode.context.symbol;

import java.nio.charset.StandardCharsets;

/// Looks at the bytes of a source file as ASCII. Stateless, safe for many threads.
final class Bytes {
  private static final int MAX_INDENT = 500;

  private Bytes() {}

  /// A stretch as text; what is not UTF-8 becomes replacement characters.
  static String text(byte[] content, int start, int end) {
    return new String(content, start, end - start, StandardCharsets.UTF_8);
  }

  static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n' || b == '\f';
  }

  /// The first offset from `start` on that is not blank, or `end`.
  static int skipBlank(byte[] content, int start, int end) {
    int i = start;
    while (i < end && isBlank(content[i])) {
      i++;
    }
    return i;
  }

  /// The offset after the last byte before `end` that is not blank, or `start`.
  static int trimEnd(byte[] content, int start, int end) {
    int i = end;
    while (i > start && isBlank(content[i - 1])) {
      i--;
    }
    return i;
  }

  static boolean startsWith(byte[] content, int at, String ascii) {
    if (at < 0 || at + ascii.length() > content.length) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (content[at + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// Whether nothing but blanks, and not many of them, stands before an offset in its line.
  static boolean startsLine(byte[] content, int at) {
    int i = at - 1;
    while (i >= 0 && content[i] != '\n') {
      // A byte order mark is no text.
      if ((!isBlank(content[i]) && !(i < 3 && content[i] < 0)) || at - i > MAX_INDENT) {
        return false;
      }
      i--;
    }
    return true;
  }
}
