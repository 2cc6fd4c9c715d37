package dev.picode.task;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// A task that was submitted. Safe for many threads.
///
/// @param <T> what it gives
public final class TaskHandle<T> {
  private final Task<T> task;
  private final TaskQueue queue;

  TaskHandle(Task<T> task, TaskQueue queue) {
    this.task = task;
    this.queue = queue;
  }

  /// Its number in the queue.
  public long id() {
    return task.id();
  }

  /// How it is now.
  public TaskInfo info() {
    return queue.info(task);
  }

  /// Gives it up: one that waits never starts, one that runs is interrupted.
  ///
  /// @return whether it was not over yet
  public boolean cancel() {
    return queue.cancel(task.id());
  }

  /// How it ended, or nothing where it is not over within a time.
  ///
  /// @throws InterruptedException where this thread is interrupted; the task goes on
  public Optional<TaskOutcome<T>> await(Duration time) throws InterruptedException {
    try {
      CompletableFuture<TaskOutcome<T>> outcome = task.outcome();
      return Optional.of(outcome.get(time.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException _) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an outcome is a value", e);
    }
  }

  /// Tells somebody how it ended: now where it is over, else later on the thread that ends it. What hears it returns
  /// soon.
  public void whenOver(Consumer<TaskOutcome<T>> listener) {
    var _ = task.outcome().thenAccept(listener);
  }
}
