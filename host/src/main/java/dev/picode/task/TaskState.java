package dev.picode.task;

/// How far a task is.
public enum TaskState {
  /// It has not started.
  WAITING,
  /// It is under way.
  RUNNING,
  /// It ended with a result.
  COMPLETED,
  /// It ended with a problem.
  FAILED,
  /// It took too long and was given up.
  TIMED_OUT,
  /// Somebody gave it up.
  CANCELLED;

  /// Whether nothing will change any more.
  public boolean isOver() {
    return this != WAITING && this != RUNNING;
  }
}
