package dev.picode.context.symbol;

import java.util.List;

/// Writes a declaration in one line. Stateless, safe for many threads.
final class Signature {
  /// As many characters as a signature has at most.
  static final int LENGTH = 200;

  /// Enough for a signature with annotations before it.
  private static final int MAX_BYTES = 2000;

  private static final String TRAILING = "{:=;,([|&";

  private Signature() {}

  /// The declaration from `start` up to `end`, where its body starts, without comments, annotations before it and
  /// the marks that lead to the body.
  ///
  /// @param comments those of the file, in order
  static String of(byte[] content, int start, int end, List<Tags.Stretch> comments) {
    int stop = Math.min(end, start + MAX_BYTES);
    var text = new StringBuilder();
    int at = withoutAnnotations(content, start, stop);
    for (int i = firstFrom(comments, at); i < comments.size()
        && comments.get(i).start() < stop; i++) {
      Tags.Stretch comment = comments.get(i);
      if (comment.end() <= stop) {
        text.append(Bytes.text(content, at, comment.start())).append(' ');
        at = comment.end();
      }
    }
    text.append(Bytes.text(content, at, Math.max(at, stop)));
    return finish(text);
  }

  /// One line of at most [#LENGTH] characters.
  static String finish(CharSequence text) {
    var line = new StringBuilder();
    for (int i = 0; i < text.length() && line.length() <= LENGTH; i++) {
      char c = text.charAt(i);
      if (c > ' ') {
        line.append(c);
      } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
        line.append(' ');
      }
    }
    if (line.length() > LENGTH) {
      int cut = LENGTH - 1;
      if (Character.isHighSurrogate(line.charAt(cut - 1))) {
        cut--;
      }
      line.setLength(cut);
      return line.append('…').toString();
    }
    int end = line.length();
    while (end > 1 && trails(line, end)) {
      end--;
    }
    return line.substring(0, end);
  }

  private static boolean trails(CharSequence line, int end) {
    char last = line.charAt(end - 1);
    return last == ' ' || TRAILING.indexOf(last) >= 0
        || (last == '>' && line.charAt(end - 2) == '=');
  }

  private static int firstFrom(List<Tags.Stretch> comments, int offset) {
    int low = 0;
    int high = comments.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (comments.get(middle).start() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// The offset after `@Name(…)`, `[Name(…)]` and `#[…]` at the start.
  static int withoutAnnotations(byte[] content, int start, int end) {
    int at = Bytes.skipBlank(content, start, end);
    while (at < end) {
      int next;
      if (content[at] == '@' && !Bytes.startsWith(content, at, "@interface")) {
        next = at + 1;
        while (next < end && isName(content[next])) {
          next++;
        }
        int open = Bytes.skipBlank(content, next, end);
        next = open < end && content[open] == '(' ? closing(content, open, end) : next;
      } else if (content[at] == '[' || Bytes.startsWith(content, at, "#[")) {
        next = closing(content, content[at] == '[' ? at : at + 1, end);
      } else {
        break;
      }
      if (next >= end) {
        break;
      }
      at = Bytes.skipBlank(content, next, end);
    }
    return at;
  }

  private static boolean isName(byte b) {
    return b == '.' || b == '_' || b == '$' || b == ':' || b < 0 || Character.isLetterOrDigit(b);
  }

  /// The offset after the bracket that closes the one at `open`, or `end`.
  private static int closing(byte[] content, int open, int end) {
    int depth = 0;
    for (int i = open; i < end; i++) {
      switch (content[i]) {
        case '(', '[', '{' -> depth++;
        case ')', ']', '}' -> depth--;
        case '"', '\'' -> i = quoted(content, i, end);
        default -> {
        }
      }
      if (depth == 0) {
        return i + 1;
      }
    }
    return end;
  }

  private static int quoted(byte[] content, int open, int end) {
    int i = open + 1;
    while (i < end && content[i] != content[open]) {
      i += content[i] == '\\' ? 2 : 1;
    }
    return i;
  }
}
