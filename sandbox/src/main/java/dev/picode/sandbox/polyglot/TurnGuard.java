package dev.picode.sandbox.polyglot;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.LongPredicate;
import org.graalvm.polyglot.Context;

/// Knows which run a context is working for right now, and stops that work from another thread.
/// Safe for many threads.
///
/// An interrupt hits whatever the context does at that moment. So the context's thread does not
/// start its next turn while an interrupt of the last one is under way.
final class TurnGuard {
  /// How long a script may take to react to an interrupt, and then to being closed.
  private static final Duration GRACE = Duration.ofMillis(250);

  /// What became of an attempt to stop a run.
  enum Stop {
    /// The context was not working for that run; nothing was stopped.
    NOT_RUNNING,
    /// The work stopped and the context lives on.
    INTERRUPTED,
    /// The context had to be closed.
    CLOSED,
    /// The work could not be stopped in this process; its thread is lost.
    STUCK
  }

  /// What [#current] is between turns.
  static final long IDLE = -1;
  /// What a turn works for that runs no code of the script.
  static final long OWN = -2;

  private long current = IDLE;
  private boolean stopping;

  /// The context's thread starts to work for a run, or for [#OWN].
  synchronized void begin(long run) {
    current = run;
  }

  /// The context's thread has finished a turn; waits for an interrupt that is under way.
  synchronized void end() {
    current = IDLE;
    boolean interrupted = false;
    while (stopping) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized long current() {
    return current;
  }

  /// Stops what the context does, if it works for a run that may be stopped. Called from any thread
  /// but the context's.
  Stop stop(Context context, LongPredicate mayStop) {
    synchronized (this) {
      if (current < 0 || stopping || !mayStop.test(current)) {
        return Stop.NOT_RUNNING;
      }
      stopping = true;
    }
    try {
      context.interrupt(GRACE);
      return Stop.INTERRUPTED;
    } catch (TimeoutException e) {
      return close(context) ? Stop.CLOSED : Stop.STUCK;
    } finally {
      synchronized (this) {
        stopping = false;
        notifyAll();
      }
    }
  }

  /// Closing blocks for as long as the script does, so it has a thread of its own.
  private static boolean close(Context context) {
    Thread closer = Thread.ofPlatform()
        .daemon()
        .name("picode-close")
        .start(() -> context.close(true));
    try {
      return closer.join(GRACE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
