package dev.picode.sandbox;

import dev.picode.sandbox.protocol.Quotas;
import java.time.Duration;

/// How long a run may take and how much a script may hold of the host. Immutable.
///
/// A deadline stops loops, regular expressions, sorts and waits. Inside this process it does *not*
/// stop a few of the engine's own operations, such as a power of huge integers: the run then ends
/// with [Outcome.LimitReached] on time, but its thread is lost until the process ends. A script that
/// is not trusted belongs in a process of its own.
///
/// @param deadline wall-clock time for one run, at least a millisecond
/// @param quotas sizes and counts
public record Limits(Duration deadline, Quotas quotas) {
  /// Checks.
  public Limits {
    if (deadline.toMillis() < 1) {
      throw new IllegalArgumentException("a deadline must be at least a millisecond");
    }
  }

  /// Limits with the usual quotas.
  public static Limits of(Duration deadline) {
    return new Limits(deadline, Quotas.DEFAULT);
  }
}
