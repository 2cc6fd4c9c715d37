package dev.picode.context.engine;

import dev.picode.context.Parallel;
import dev.picode.git.History;
import java.util.concurrent.FutureTask;

/// Reads a history on a thread of its own, beside what else is needed to rank. Confined to the thread that started it.
final class HistoryReading implements AutoCloseable {
  private final FutureTask<History> reading;
  private final Thread thread;

  private HistoryReading(FutureTask<History> reading) {
    this.reading = reading;
    thread = Thread.ofPlatform().daemon().name("picode-history").start(reading);
  }

  static HistoryReading start(CodeView.HistorySource source) {
    return new HistoryReading(new FutureTask<>(source::read));
  }

  /// Waits for the history.
  ///
  /// @throws InterruptedException soon after the calling thread was interrupted
  /// @throws dev.picode.problem.PiCodeException where it cannot be read
  History get() throws InterruptedException {
    return Parallel.result(reading);
  }

  /// Gives up what is still read, and waits for the end of that.
  @Override
  public void close() {
    thread.interrupt();
    Parallel.join(thread);
  }
}
