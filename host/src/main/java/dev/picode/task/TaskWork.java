package dev.picode.task;

/// What a task does, on a thread of its own.
///
/// It is interrupted when it takes too long or is cancelled, and should end soon after. What it says or gives later is not
/// heard.
///
/// @param <T> what it gives
@FunctionalInterface
public interface TaskWork<T> {
  /// Does it.
  ///
  /// @param progress hears how far it is
  /// @throws InterruptedException where it was interrupted
  /// @throws dev.picode.problem.PiCodeException where it cannot
  T run(TaskProgress progress) throws InterruptedException;
}
