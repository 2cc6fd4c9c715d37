package dev.picode.repl.script;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The word that ends at the cursor, and what it is a member of. Immutable.
///
/// @param start where the word begins
/// @param text the word as far as it is typed
/// @param path the names and indexes before it, `ctx`, `git` for `ctx.git.lo`; empty for a word of its own
/// @param known whether what stands before it could be read; if not, nothing can be said of its members
record TypedWord(int start, String text, List<Object> path, boolean known) {

  static TypedWord at(String buffer, int cursor) {
    int start = nameStart(buffer, cursor);
    String text = buffer.substring(start, cursor);
    var path = new ArrayList<Object>();
    int at = start;
    while (at > 0 && buffer.charAt(at - 1) == '.') {
      at--;
      at -= at > 0 && buffer.charAt(at - 1) == '?' ? 1 : 0;
      // Indexes first, which stand behind the name they belong to.
      while (at > 0 && buffer.charAt(at - 1) == ']') {
        int open = buffer.lastIndexOf('[', at - 1);
        Object index = open < 0 ? null : index(buffer.substring(open + 1, at - 1).strip());
        if (index == null) {
          return new TypedWord(start, text, List.of(), false);
        }
        path.addFirst(index);
        at = open;
      }
      int name = nameStart(buffer, at);
      if (name == at || Character.isDigit(buffer.charAt(name))) {
        return new TypedWord(start, text, List.of(), false);
      }
      path.addFirst(buffer.substring(name, at));
      at = name;
    }
    boolean number = !text.isEmpty() && Character.isDigit(text.charAt(0));
    return new TypedWord(start, text, List.copyOf(path), !number);
  }

  private static int nameStart(String buffer, int end) {
    int start = end;
    while (start > 0 && isNamePart(buffer.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static boolean isNamePart(char c) {
    return c == '$' || Character.isSurrogate(c)
        || (Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
  }

  /// A number or a text in quotes; `null` for anything else.
  private static @Nullable Object index(String text) {
    if (text.matches("\\d{1,9}")) {
      return Long.parseLong(text);
    }
    return text.matches("'[^'\\\\]*'|\"[^\"\\\\]*\"")
        ? text.substring(1, text.length() - 1)
        : null;
  }
}
