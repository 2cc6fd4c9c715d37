package dev.picode.repl;

import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// What runs at the moment, which an interrupt stops. Safe for many threads.
public final class Running {
  /// What a line ends with that the person interrupted.
  static final int INTERRUPTED = 130;

  private @Nullable Thread thread;
  private @Nullable Runnable action;
  private boolean interrupted;

  /// Nothing runs.
  public Running() {}

  /// Takes what stops the work that is under way; the last one counts. What was interrupted before it could
  /// say so is stopped at once.
  public void onInterrupt(Runnable stop) {
    boolean late;
    synchronized (this) {
      action = stop;
      late = interrupted;
    }
    if (late) {
      stop.run();
    }
  }

  /// Runs work on this thread.
  ///
  /// @return its exit code; 130 where it was interrupted and did not end well
  int run(IntSupplier work) {
    synchronized (this) {
      thread = Thread.currentThread();
      action = null;
      interrupted = false;
    }
    int code;
    boolean stopped;
    try {
      code = work.getAsInt();
    } finally {
      synchronized (this) {
        thread = null;
        action = null;
        stopped = interrupted;
      }
      Thread.interrupted(); // it was meant for what has ended
    }
    return stopped && code != 0 ? INTERRUPTED : code;
  }

  /// Whether the work under way was interrupted; what was to follow it does not run.
  synchronized boolean isInterrupted() {
    return interrupted;
  }

  /// Stops what runs: by what it said would stop it, and the second time by an interrupt of its thread.
  void interrupt() {
    Runnable stop;
    synchronized (this) {
      if (thread == null) {
        return;
      }
      stop = interrupted || action == null ? thread::interrupt : action;
      interrupted = true;
    }
    stop.run();
  }
}
