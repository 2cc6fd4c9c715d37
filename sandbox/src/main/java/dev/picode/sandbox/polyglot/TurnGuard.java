package dev.picode.sandbox.polyglot;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.LongPredicate;
import org.graalvm.polyglot.Context;

/// Knows which run a context is working for right now and for how long, and stops that work from
/// another thread. Safe for many threads.
///
/// An interrupt hits whatever the context does at that moment. So the context's thread does not
/// start its next turn while an interrupt of the last one is under way.
final class TurnGuard {
  /// How long a script may take to react to an interrupt, after which the context lives on. Measured: up
  /// to 300 ms on a quiet machine.
  private static final Duration INTERRUPT_GRACE = Duration.ofMillis(500);
  /// How long it may take to react to the end of its context.
  private static final Duration CLOSE_GRACE = Duration.ofMillis(250);

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

  /// A turn that is under way.
  ///
  /// @param number counts the turns of a context
  /// @param run what it works for
  record Turn(long number, long run) {}

  /// What [#current] is between turns.
  static final long IDLE = -1;
  /// What a turn works for that runs no code of the script.
  static final long OWN = -2;

  private long current = IDLE;
  private long number;
  private long startedNanos;
  private long workedNanos;
  private boolean stopping;
  private boolean stopped;

  /// The context's thread starts a turn for a run, or for [#OWN].
  synchronized void begin(long run) {
    current = run;
    number++;
    startedNanos = System.nanoTime();
  }

  /// The turn turns out to work for a run.
  synchronized void workFor(long run) {
    current = run;
  }

  /// The context's thread has finished a turn; waits for an interrupt that is under way.
  synchronized void end() {
    workedNanos += System.nanoTime() - startedNanos;
    current = IDLE;
    boolean interrupted = Thread.interrupted();
    while (stopping) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted && !stopped) {
      Thread.currentThread().interrupt();
    }
    stopped = false;
  }

  synchronized long current() {
    return current;
  }

  /// The turn that is under way; its run is [#IDLE] between turns.
  synchronized Turn turn() {
    return new Turn(number, current);
  }

  /// How long the context has worked since the last [#rest], the turn under way included.
  synchronized Duration worked() {
    long now = current == IDLE ? 0 : System.nanoTime() - startedNanos;
    return Duration.ofNanos(workedNanos + now);
  }

  /// Counts the work anew.
  synchronized void rest() {
    workedNanos = 0;
    startedNanos = System.nanoTime();
  }

  /// Stops what the context does, if it works for a run that may be stopped. Called from any thread
  /// but the context's.
  Stop stop(Context context, LongPredicate mayStop) {
    synchronized (this) {
      if (current < 0 || stopping || !mayStop.test(current)) {
        return Stop.NOT_RUNNING;
      }
      stopping = true;
      stopped = true;
    }
    try {
      context.interrupt(INTERRUPT_GRACE);
      return Stop.INTERRUPTED;
    } catch (TimeoutException e) {
      return close(context);
    } finally {
      synchronized (this) {
        stopping = false;
        notifyAll();
      }
    }
  }

  /// Closes a context and waits a moment for its script to leave it. Closing blocks for as long as
  /// the script does, so it has a thread of its own.
  static Stop close(Context context) {
    Thread closer = Thread.ofPlatform()
        .daemon()
        .name("picode-close")
        .start(() -> context.close(true));
    try {
      return closer.join(CLOSE_GRACE) ? Stop.CLOSED : Stop.STUCK;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Stop.STUCK;
    }
  }
}
