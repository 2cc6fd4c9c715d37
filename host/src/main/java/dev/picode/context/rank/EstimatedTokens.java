package dev.picode.context.rank;

/// Estimates tokens by the classes of characters. Stateless, safe for many threads.
final class EstimatedTokens {
  /// How many characters of a class in a row make a token.
  private enum Run {
    LETTERS(6),
    DIGITS(3),
    MARKS(2),
    BLANKS(16),
    OTHERS(1);

    private final int perToken;

    Run(int perToken) {
      this.perToken = perToken;
    }

    static Run of(char c) {
      if (c >= 128) {
        return OTHERS;
      }
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
        return BLANKS;
      }
      if (c >= '0' && c <= '9') {
        return DIGITS;
      }
      return Character.isLetter(c) ? LETTERS : MARKS;
    }
  }

  private EstimatedTokens() {}

  static int count(String text) {
    int tokens = 0;
    for (int start = 0; start < text.length();) {
      Run run = Run.of(text.charAt(start));
      int end = start + 1;
      while (end < text.length() && Run.of(text.charAt(end)) == run && !isHump(text, end)) {
        end++;
      }
      // A single blank belongs to the word after it.
      if (run != Run.BLANKS || end - start > 1 || text.charAt(start) == '\n') {
        tokens += (end - start + run.perToken - 1) / run.perToken;
      }
      start = end;
    }
    return tokens;
  }

  private static boolean isHump(String text, int at) {
    return Character.isUpperCase(text.charAt(at)) && Character.isLowerCase(text.charAt(at - 1));
  }
}
