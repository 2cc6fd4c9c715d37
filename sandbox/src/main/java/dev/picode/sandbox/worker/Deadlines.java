package dev.picode.sandbox.worker;

import dev.picode.sandbox.protocol.Failure;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/// The pool's own clock for runs. A worker ends each run at its deadline by itself; this is for the
/// worker that does not. Safe for many threads.
final class Deadlines {
  /// What a worker is given beyond a deadline: 500 ms for an interrupt to be heard, 250 ms for closing the
  /// context, and as much again before its process is killed.
  private static final long GRACE_MILLIS = 1_000;
  /// What a worker gives a script to end by itself once it is told that it was cancelled.
  private static final long CANCEL_MILLIS = 100;
  private static final long MOMENT_MILLIS = 50;

  private final ScheduledExecutorService clock;
  private final BiConsumer<Work, Failure> overdue;

  Deadlines(ScheduledExecutorService clock, BiConsumer<Work, Failure> overdue) {
    this.clock = clock;
    this.overdue = overdue;
  }

  /// A worker starts to work for a run.
  void started(Work work) {
    set(work, work.deadlineMillis + GRACE_MILLIS, Failure.deadlineMissed(work.deadlineMillis));
  }

  /// A run was cancelled.
  void cancelled(Work work, Failure verdict) {
    set(work, CANCEL_MILLIS + GRACE_MILLIS, verdict);
  }

  /// Does something in a moment.
  void soon(Runnable action) {
    try {
      var _ = clock.schedule(action, MOMENT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException _) {
      // the pool is closed, which ends every worker
    }
  }

  private void set(Work work, long millis, Failure verdict) {
    try {
      work.timer(clock.schedule(() -> overdue.accept(work, verdict), millis,
          TimeUnit.MILLISECONDS));
    } catch (RejectedExecutionException _) {
      // the pool is closed, which ends every run
    }
  }
}
