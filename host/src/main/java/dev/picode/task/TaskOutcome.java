package dev.picode.task;

import dev.picode.problem.Problem;
import java.time.Duration;

/// How a task ended. Immutable.
///
/// @param <T> what it gives
public sealed interface TaskOutcome<T> {
  /// It ended with a result.
  record Completed<T>(T value) implements TaskOutcome<T> {}

  /// It ended with a problem.
  record Failed<T>(Problem problem) implements TaskOutcome<T> {}

  /// It ran for as long as it may, and was given up.
  ///
  /// @param timeout how long that is
  record TimedOut<T>(Duration timeout) implements TaskOutcome<T> {}

  /// Somebody gave it up, or the queue was closed.
  record Cancelled<T>() implements TaskOutcome<T> {}
}
