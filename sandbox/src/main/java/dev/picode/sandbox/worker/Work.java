package dev.picode.sandbox.worker;

import dev.picode.sandbox.protocol.Failure;
import dev.picode.sandbox.protocol.Message;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// A run that a worker has to end. Guarded by the lock of the pool.
final class Work {
  /// How many refusals are remembered for the one that a script may let escape.
  private static final int REMEMBERED_REFUSALS = 1_000;

  final long run;
  final Tenant tenant;
  final Message.FromHost message;
  final long deadlineMillis;
  /// Whether the pool asked for it, and not the host.
  final boolean own;

  /// Calls of this run that the host has not answered, by the host's numbers.
  final Set<Long> pendingCalls = new HashSet<>();
  /// Refused calls: the host's numbers by the worker's.
  final SequencedMap<Long, Long> refused = new LinkedHashMap<>();

  @Nullable Worker worker;
  boolean calledHost;
  boolean triedAgain;
  /// However this run ends from now on, this is why.
  @Nullable Failure verdict;
  private @Nullable Future<?> timer;

  Work(long run, Tenant tenant, Message.FromHost message, long deadlineMillis, boolean own) {
    this.run = run;
    this.tenant = tenant;
    this.message = message;
    this.deadlineMillis = deadlineMillis;
    this.own = own;
  }

  /// Sets what will stop the worker, instead of what is set.
  void timer(@Nullable Future<?> newTimer) {
    if (timer != null) {
      timer.cancel(false);
    }
    timer = newTimer;
  }

  boolean hasTimer() {
    return timer != null;
  }

  void refused(long workerCall, long hostCall) {
    refused.put(workerCall, hostCall);
    if (refused.size() > REMEMBERED_REFUSALS) {
      refused.pollFirstEntry();
    }
  }
}
