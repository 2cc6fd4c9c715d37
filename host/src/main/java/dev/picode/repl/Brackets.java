package dev.picode.repl;

/// Whether a line leaves a quote or a bracket open. Stateless.
final class Brackets {
  private Brackets() {}

  /// Whether a quote is open at the end, or more brackets were opened than closed. In quotes brackets are text, and a
  /// backslash takes the next character's meaning, but for single quotes.
  static boolean areOpen(String text) {
    int depth = 0;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && quote != '\'') {
        i++;
      } else if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if ("([{".indexOf(c) >= 0) {
        depth++;
      } else if (")]}".indexOf(c) >= 0) {
        depth = Math.max(0, depth - 1);
      }
    }
    return quote != 0 || depth > 0;
  }
}
