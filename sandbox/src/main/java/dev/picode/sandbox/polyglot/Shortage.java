package dev.picode.sandbox.polyglot;

import dev.picode.sandbox.protocol.Failure;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// What to do when no memory is left, because a script holds it all: whoever has to end that script may be
/// refused the few bytes it takes, and must not give up. Safe for many threads.
///
/// Nothing here allocates once it is made, so it is made before any script runs.
final class Shortage {
  /// What a run ends with whose script holds too much.
  static final Failure EXHAUSTED = Failure.of(
      Failure.Kind.LIMIT,
      "memory-exhausted",
      "the script holds more memory than there is",
      "work on smaller pieces, and keep only what you need");

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private Shortage() {}

  /// Does the work again and again until the memory was enough for all of it.
  ///
  /// @param work may be done twice, and in part
  static Runnable insisting(Runnable work) {
    return () -> {
      boolean done = false;
      while (!done) {
        try {
          work.run();
          done = true;
        } catch (OutOfMemoryError _) {
          pause();
        }
      }
    };
  }

  /// Gives others the time to free some.
  static void pause() {
    LockSupport.parkNanos(PAUSE_NANOS);
  }
}
