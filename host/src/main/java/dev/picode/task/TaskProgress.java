package dev.picode.task;

/// Hears how far a task is. Safe for many threads.
@FunctionalInterface
public interface TaskProgress {
  /// Some of the work is done.
  ///
  /// @param done how much
  /// @param total how much there is as far as that is known, or 0
  void at(long done, long total);
}
