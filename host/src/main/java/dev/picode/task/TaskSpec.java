package dev.picode.task;

import java.time.Duration;
import java.util.Objects;

/// What is known of a task before it starts. Immutable.
///
/// @param name what it does, for a person: `index the workspace`
/// @param priority how urgent it is
/// @param timeout how long it may run; waiting does not count
public record TaskSpec(String name, TaskPriority priority, Duration timeout) {
  /// Five minutes: as long as a command of a script may run.
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(5);

  /// Refuses missing parts, and a timeout that is not positive.
  public TaskSpec {
    Objects.requireNonNull(name);
    Objects.requireNonNull(priority);
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("a task takes time");
    }
  }

  /// A task of normal priority with the usual timeout.
  public static TaskSpec named(String name) {
    return new TaskSpec(name, TaskPriority.NORMAL, DEFAULT_TIMEOUT);
  }

  /// The same with another priority.
  public TaskSpec with(TaskPriority other) {
    return new TaskSpec(name, other, timeout);
  }

  /// The same with another timeout.
  public TaskSpec within(Duration other) {
    return new TaskSpec(name, priority, other);
  }
}
