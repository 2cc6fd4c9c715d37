package dev.picode.sandbox.worker;

import dev.picode.sandbox.protocol.Message;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What is to be sent to a worker, in order. Safe for many threads.
///
/// [#add] never blocks, so it may be called under a lock that decides the order. [#flush] writes, on
/// the caller's thread, and blocks while the worker does not read; where another thread writes
/// already, that one writes these too.
final class Outbox {
  private final Queue<Message> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock writing = new ReentrantLock();
  private volatile @Nullable Consumer<Message> wire;

  void add(Message message) {
    waiting.add(message);
  }

  /// Messages can be written from now on.
  void open(Consumer<Message> newWire) {
    wire = newWire;
  }

  /// Writes what waits, if anything can be written yet.
  void flush() {
    Consumer<Message> ready = wire;
    // Who fails to get the lock leaves to its holder what was added before the holder looks again.
    while (ready != null && !waiting.isEmpty() && writing.tryLock()) {
      try {
        for (Message next = waiting.poll(); next != null; next = waiting.poll()) {
          ready.accept(next);
        }
      } finally {
        writing.unlock();
      }
    }
  }
}
