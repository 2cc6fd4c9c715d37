package dev.picode.task;

import dev.picode.problem.Problem;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// A task in a queue. Its fields are guarded by the lock of the queue, but for the outcome, which is safe for many threads.
///
/// @param <T> what it gives
final class Task<T> implements Comparable<Task<?>> {
  private final long id;
  private final TaskSpec spec;
  private final TaskWork<T> work;
  private final Instant submitted;
  private final CompletableFuture<TaskOutcome<T>> outcome = new CompletableFuture<>();
  private TaskState state = TaskState.WAITING;
  private @Nullable Instant started;
  private @Nullable Instant ended;
  private @Nullable Problem problem;
  private @Nullable Thread thread;
  private @Nullable Future<?> deadline;
  private long done;
  private long total;

  Task(long id, TaskSpec spec, TaskWork<T> work, Instant submitted) {
    this.id = id;
    this.spec = spec;
    this.work = work;
    this.submitted = submitted;
  }

  long id() {
    return id;
  }

  TaskSpec spec() {
    return spec;
  }

  TaskWork<T> work() {
    return work;
  }

  TaskState state() {
    return state;
  }

  CompletableFuture<TaskOutcome<T>> outcome() {
    return outcome;
  }

  void start(Instant now, Thread on, Future<?> end) {
    state = TaskState.RUNNING;
    started = now;
    thread = on;
    deadline = end;
  }

  void at(long nowDone, long nowTotal) {
    if (state == TaskState.RUNNING) {
      done = nowDone;
      total = nowTotal;
    }
  }

  /// Ends it, and interrupts the thread it runs on where that is another one.
  void end(Instant now, TaskOutcome<T> how) {
    ended = now;
    switch (how) {
      case TaskOutcome.Completed<T> _ -> state = TaskState.COMPLETED;
      case TaskOutcome.Failed<T>(Problem why) -> {
        state = TaskState.FAILED;
        problem = why;
      }
      case TaskOutcome.TimedOut<T> _ -> state = TaskState.TIMED_OUT;
      case TaskOutcome.Cancelled<T> _ -> state = TaskState.CANCELLED;
    }
    if (deadline != null) {
      deadline.cancel(false);
    }
    if (thread != null && !Thread.currentThread().equals(thread)) {
      thread.interrupt();
    }
    thread = null;
  }

  TaskInfo info() {
    return new TaskInfo(id, spec.name(), spec.priority(), state, submitted, started, ended, done,
        total, problem);
  }

  @Override
  public int compareTo(Task<?> other) {
    int byPriority = spec.priority().compareTo(other.spec.priority());
    return byPriority == 0 ? Long.compare(id, other.id) : byPriority;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(id);
  }
}
