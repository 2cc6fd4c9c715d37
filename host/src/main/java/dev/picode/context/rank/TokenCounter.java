package dev.picode.context.rank;

/// Counts how many tokens a model makes of a text. Implementations are safe for many threads.
@FunctionalInterface
public interface TokenCounter {
  /// The tokens of a text, exact or estimated; more text never has fewer.
  int count(String text);

  /// An estimate that needs no vocabulary. It counts as the tokenisers of today's models cut, a bit generously: a run of
  /// letters is one token for each 6 of them begun (a frequent word is one token whatever its length, a rare one is cut
  /// every 3 to 4), one of digits a token for each 3, other ASCII characters a token for each 2 in a row, a line end with
  /// the blanks after it one, and each other character one.
  static TokenCounter estimate() {
    return EstimatedTokens::count;
  }
}
