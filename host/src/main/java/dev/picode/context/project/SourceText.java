package dev.picode.context.project;

/// Looks at program text without a parser. Stateless.
final class SourceText {
  private SourceText() {}

  /// A text without its `//` and `/* */` comments. Texts in quotes are left alone.
  static String withoutComments(String text) {
    var out = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '"' || c == '\'') {
        int end = endOfText(text, i);
        out.append(text, i, end);
        i = end;
      } else if (text.startsWith("//", i)) {
        int end = text.indexOf('\n', i);
        i = end < 0 ? text.length() : end;
      } else if (text.startsWith("/*", i)) {
        int end = text.indexOf("*/", i + 2);
        i = end < 0 ? text.length() : end + 2;
      } else {
        out.append(c);
        i++;
      }
    }
    return out.toString();
  }

  /// A text without what follows a `#` at the start of a word on its line.
  static String withoutHashComments(String text) {
    return text.replaceAll("(?m)(^|[ \\t])#[^\\n]*", "$1");
  }

  private static int endOfText(String text, int start) {
    char quote = text.charAt(start);
    for (int i = start + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == quote || c == '\n') {
        return i + 1;
      }
    }
    return text.length();
  }
}
