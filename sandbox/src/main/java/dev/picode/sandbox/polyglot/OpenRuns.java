package dev.picode.sandbox.polyglot;

import dev.picode.sandbox.protocol.Failure;
import dev.picode.sandbox.protocol.Message;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The runs of one context that have not ended, and the one message that ends each. Safe for many
/// threads.
///
/// A run can be ended by its script, by a deadline and by the loss of its context at the same time.
/// Whoever marks it as ended says so, and nobody else; what a watcher decided before it stopped the
/// script ([#condemn]) wins over what the stopping looks like from inside. A run whose end could not be
/// said, because the memory was too short for it, is open again.
final class OpenRuns {
  private static final class State {
    final AtomicBoolean ended = new AtomicBoolean();
    volatile boolean started;
    volatile @Nullable String cancelled;
    volatile @Nullable Failure verdict;
  }

  private final Map<Long, State> open = new ConcurrentHashMap<>();
  private final Consumer<Message> out;
  private final LongConsumer ended;
  private final LongSupplier allocated;
  private final AtomicLong counted = new AtomicLong();

  /// @param ended is told the number of each run once it is over
  /// @param allocated what the context has allocated in all, in bytes
  OpenRuns(Consumer<Message> out, LongConsumer ended, LongSupplier allocated) {
    this.out = out;
    this.ended = ended;
    this.allocated = allocated;
  }

  /// What the context allocated so far is no run's.
  void countFromHere() {
    counted.set(allocated.getAsLong());
  }

  /// A run will come.
  void expect(long run) {
    open.put(run, new State());
  }

  /// The script starts to work for a run; false where the run is over already.
  boolean start(long run) {
    State state = open.get(run);
    if (state == null || state.ended.get()) {
      return false;
    }
    state.started = true;
    return true;
  }

  boolean isOpen(long run) {
    State state = open.get(run);
    return state != null && !state.ended.get();
  }

  boolean isEmpty() {
    for (State state : open.values()) {
      if (!state.ended.get()) {
        return false;
      }
    }
    return true;
  }

  /// The runs whose script has started and not ended.
  Iterable<Long> started() {
    return open.entrySet()
        .stream()
        .filter(run -> run.getValue().started && !run.getValue().ended.get())
        .map(Map.Entry::getKey)
        .toList();
  }

  /// The caller of a run asked it to stop: if its script throws from now on, it was cancelled.
  void cancel(long run, String reason) {
    State state = open.get(run);
    if (state != null) {
      state.cancelled = reason;
    }
  }

  /// However a run fails from now on, this is why.
  void condemn(long run, Failure failure) {
    State state = open.get(run);
    if (state != null) {
      state.verdict = failure;
    }
  }

  void complete(long run, boolean present, @Nullable Object value) {
    long allocatedNow = newlyAllocated();
    State state = open.get(run);
    if (state != null) {
      end(run, state, new Message.Completed(run, present, value, allocatedNow));
    }
  }

  /// Ends a run that is open.
  ///
  /// @return whether it was
  boolean fail(long run, Failure failure) {
    long allocatedNow = newlyAllocated();
    State state = open.get(run);
    return state != null
        && end(run, state, new Message.Failed(run, why(state, failure), allocatedNow));
  }

  private boolean end(long run, State state, Message last) {
    if (!state.ended.compareAndSet(false, true)) {
      return false;
    }
    boolean said = false;
    try {
      out.accept(last);
      said = true;
    } finally {
      if (!said) {
        state.ended.set(false);
      }
    }
    open.remove(run);
    ended.accept(run);
    return true;
  }

  void failAll(Failure failure) {
    for (Long run : open.keySet()) {
      fail(run, failure);
    }
  }

  /// Runs that overlap share it in some way, but none of it is counted twice.
  private long newlyAllocated() {
    long now = allocated.getAsLong();
    return Math.max(0, now - counted.getAndSet(now));
  }

  private static Failure why(State state, Failure failure) {
    Failure verdict = state.verdict;
    if (verdict != null) {
      return verdict;
    }
    String cancelled = state.cancelled;
    return cancelled != null && failure.kind() == Failure.Kind.SCRIPT
        ? Failure.of(Failure.Kind.CANCELLED, "cancelled", cancelled, null)
        : failure;
  }
}
