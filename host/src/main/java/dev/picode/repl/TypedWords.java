package dev.picode.repl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The words of the last command of a chain, up to the cursor. Immutable.
///
/// @param before the words that are finished, as they mean
/// @param start where the last word begins, in characters
/// @param word the last word, as it means; may be empty
/// @param quote the quote it begins with and that is open, `null` for none
record TypedWords(List<String> before, int start, String word, @Nullable String quote) {
  /// Reads what stands left of the cursor, which may end in the middle of anything.
  static TypedWords of(String text) {
    var words = new ArrayList<String>();
    int at = 0;
    while (true) {
      while (at < text.length() && isGap(text.charAt(at))) {
        if (text.charAt(at) == ';' || isOperator(text, at)) {
          words.clear();
        }
        at++;
      }
      int start = at;
      var word = new StringBuilder();
      char quote = 0;
      while (at < text.length() && (quote != 0 || !isGap(text.charAt(at)))) {
        char c = text.charAt(at++);
        if (c == '\\' && quote != '\'' && at < text.length()) {
          word.append(text.charAt(at++));
        } else if (quote != 0 && c == quote) {
          quote = 0;
        } else if (quote == 0 && (c == '\'' || c == '"')) {
          quote = c;
        } else {
          word.append(c);
        }
      }
      if (at >= text.length()) {
        return new TypedWords(List.copyOf(words), start, word.toString(),
            quote == 0 ? null : String.valueOf(quote));
      }
      words.add(word.toString());
    }
  }

  private static boolean isGap(char c) {
    return Character.isWhitespace(c) || c == ';' || c == '&' || c == '|';
  }

  private static boolean isOperator(String text, int at) {
    return text.startsWith("&&", at) || text.startsWith("||", at);
  }
}
