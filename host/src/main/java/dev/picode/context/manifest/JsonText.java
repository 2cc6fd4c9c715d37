package dev.picode.context.manifest;

import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.json.JsonSyntaxException;
import org.jspecify.annotations.Nullable;

/// JSON as configuration files write it: with comments and with a comma after the last item. Stateless.
final class JsonText {
  private JsonText() {}

  static @Nullable Object parse(String text) throws UnreadableException {
    try {
      return Json.parse(plain(text));
    } catch (JsonSyntaxException e) {
      throw new UnreadableException("it is not valid JSON: " + e.getMessage());
    }
  }

  /// The same text with blanks where comments and superfluous commas were: places stay what they are.
  private static String plain(String text) {
    char[] chars = text.toCharArray();
    int comma = -1;
    int i = 0;
    while (i < chars.length) {
      char c = chars[i];
      char next = i + 1 < chars.length ? chars[i + 1] : ' ';
      if (c == '/' && (next == '/' || next == '*')) {
        i = blank(chars, i, next == '/' ? "\n" : "*/");
        continue;
      }
      if ((c == ']' || c == '}') && comma >= 0) {
        chars[comma] = ' ';
      }
      if (c == '"') {
        i = afterString(chars, i);
        comma = -1;
        continue;
      }
      if (c == ',') {
        comma = i;
      } else if (!Character.isWhitespace(c)) {
        comma = -1;
      }
      i++;
    }
    return new String(chars);
  }

  private static int blank(char[] chars, int from, String end) {
    int i = from + 2;
    while (i < chars.length && !endsAt(chars, i, end)) {
      i++;
    }
    int after = end.equals("\n") ? i : Math.min(chars.length, i + end.length());
    for (int at = from; at < after; at++) {
      chars[at] = chars[at] == '\n' ? '\n' : ' ';
    }
    return after;
  }

  private static boolean endsAt(char[] chars, int at, String end) {
    for (int i = 0; i < end.length(); i++) {
      if (at + i >= chars.length || chars[at + i] != end.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int afterString(char[] chars, int from) {
    for (int i = from + 1; i < chars.length; i++) {
      if (chars[i] == '\\') {
        i++;
      } else if (chars[i] == '"') {
        return i + 1;
      }
    }
    return chars.length;
  }
}
