package dev.picode.process;

import java.time.Duration;

/// How much one run of a program may take. Immutable.
///
/// @param time how long it may run; then it is stopped
/// @param maxBytes how much is kept of each of its two outputs; the rest is read and dropped
public record ProcessLimits(Duration time, int maxBytes) {
  /// The longest that a program may run.
  public static final Duration MAX_TIME = Duration.ofHours(1);

  /// The most that is kept of an output: 1 MiB.
  public static final int MAX_BYTES = 1 << 20;

  /// A minute, 1 MiB.
  public static final ProcessLimits DEFAULT = new ProcessLimits(Duration.ofMinutes(1), MAX_BYTES);

  /// Checks.
  ///
  /// @throws dev.picode.problem.PiCodeException `program-invalid` where one is out of range
  public ProcessLimits {
    if (!time.isPositive() || time.compareTo(MAX_TIME) > 0) {
      throw ProcessProblems.invalid(
          "the time of a program is from 1 ms to " + MAX_TIME.toMillis() + " ms");
    }
    if (maxBytes < 0 || maxBytes > MAX_BYTES) {
      throw ProcessProblems.invalid(
          "what is kept of an output is from 0 to " + MAX_BYTES + " bytes");
    }
  }
}
