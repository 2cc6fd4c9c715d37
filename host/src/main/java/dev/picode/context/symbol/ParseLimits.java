package dev.picode.context.symbol;

import java.time.Duration;

/// How much a file may cost before the parser gives up on it. Immutable.
///
/// The first three depend on the bytes alone, so that the answer does too. The time is the last resort, for what no
/// count foresees.
///
/// @param maxBytes a longer file is not parsed
/// @param stepsPerKilobyte as many times the parser may say it is still at work, a kilobyte; it does so each 100
///     operations
/// @param maxMatches as many matches as a query may give
/// @param time as long as parsing may take
record ParseLimits(int maxBytes, int stepsPerKilobyte, int maxMatches, Duration time) {
  /// Ordinary code takes 3 to 9 steps a kilobyte.
  static final ParseLimits DEFAULT = new ParseLimits(2 << 20, 40, 500_000, Duration.ofSeconds(20));

  /// A short file may take this many steps whatever its size.
  private static final int FREE_STEPS = 1000;

  long steps(int bytes) {
    return FREE_STEPS + (long) stepsPerKilobyte * bytes / 1024;
  }
}
