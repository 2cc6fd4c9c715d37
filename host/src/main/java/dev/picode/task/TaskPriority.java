package dev.picode.task;

/// How urgent a task is. Of two that wait, the more urgent one starts first; of two equal ones, the older.
public enum TaskPriority {
  /// Somebody waits for it.
  HIGH,
  /// Somebody asked for it.
  NORMAL,
  /// Nobody asked for it; it makes later things faster.
  LOW
}
