package dev.picode.context.symbol;

import java.time.Duration;

/// How much a file may cost before the parser gives up on it. Immutable.
///
/// All but the last depend on the bytes alone, so that the answer does too. The time is the last resort, for what no
/// count foresees.
///
/// @param maxBytes a longer file is not parsed
/// @param maxDepth a file with more open brackets at some place is not parsed: what is broken at such a depth costs a
///     parser the square of its length
/// @param stepsPerKilobyte as many times the parser may say it is still at work, a kilobyte; it does so each 100
///     operations
/// @param maxMatches as many matches as a query may give
/// @param time as long as parsing may take
record ParseLimits(int maxBytes, int maxDepth, int stepsPerKilobyte, int maxMatches,
    Duration time) {
  /// Ordinary code takes 6 to 8 steps a kilobyte, and seldom up to 20.
  static final ParseLimits DEFAULT = new ParseLimits(1 << 20, 1000, 40, 500_000,
      Duration.ofSeconds(10));

  /// A short file may take this many steps whatever its size.
  private static final int FREE_STEPS = 300;

  long steps(int bytes) {
    return FREE_STEPS + (long) stepsPerKilobyte * bytes / 1024;
  }

  /// Whether a file may be parsed at all.
  boolean allows(byte[] content) {
    if (content.length > maxBytes) {
      return false;
    }
    int depth = 0;
    for (byte b : content) {
      switch (b) {
        case '(', '[', '{' -> depth++;
        case ')', ']', '}' -> depth = Math.max(depth - 1, 0);
        default -> {
        }
      }
      if (depth > maxDepth) {
        return false;
      }
    }
    return true;
  }
}
