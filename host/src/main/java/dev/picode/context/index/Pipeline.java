package dev.picode.context.index;

import dev.picode.context.Parallel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Does work on some threads and hands each result to the calling thread as it comes, so that only a few results exist at
/// a time. Stateless.
final class Pipeline {
  /// How many results may wait; a file's result is seldom larger than the file.
  private static final int WAITING = 16;

  /// Below this the work is done before a thread has started.
  private static final int WORTH_THREADS = 8;

  private Pipeline() {}

  /// What is done to each thing, on any thread.
  interface Work<T, R> {
    R on(T thing) throws InterruptedException;
  }

  /// What takes the results, on the calling thread.
  interface Sink<R> {
    void take(R result) throws StoreException;
  }

  /// What a worker hands over: a result, or what ended it.
  private record Piece<R>(@Nullable R result, @Nullable RuntimeException failure) {}

  /// Works on all things; the results come in no order.
  ///
  /// @throws InterruptedException soon after the calling thread was interrupted; nothing goes on then
  static <T, R> void run(List<T> things, int threads, Work<T, R> work, Sink<R> sink)
      throws InterruptedException, StoreException {
    if (things.size() < WORTH_THREADS) {
      for (T thing : things) {
        if (Thread.interrupted()) {
          throw new InterruptedException("the work was cancelled");
        }
        sink.take(work.on(thing));
      }
      return;
    }
    BlockingQueue<Piece<R>> pieces = new ArrayBlockingQueue<>(WAITING);
    var next = new AtomicInteger();
    Runnable worker = () -> work(things, next, work, pieces);
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      workers.add(Thread.ofPlatform().daemon().name("picode-index-" + i).start(worker));
    }
    try {
      for (int i = 0; i < things.size(); i++) {
        Piece<R> piece = pieces.take();
        if (piece.failure != null) {
          throw piece.failure;
        }
        R result = piece.result;
        if (result != null) {
          sink.take(result);
        }
      }
    } finally {
      workers.forEach(Thread::interrupt);
      workers.forEach(Parallel::join);
    }
  }

  private static <T, R> void work(List<T> things, AtomicInteger next, Work<T, R> work,
      BlockingQueue<Piece<R>> pieces) {
    try {
      for (int i = next.getAndIncrement(); i < things.size(); i = next.getAndIncrement()) {
        if (Thread.interrupted()) {
          return;
        }
        Piece<R> piece;
        try {
          piece = new Piece<>(work.on(things.get(i)), null);
        } catch (RuntimeException e) {
          piece = new Piece<>(null, e);
        }
        pieces.put(piece);
      }
    } catch (InterruptedException _) {
      // Nobody waits for more: the calling thread interrupts its workers when it is done with them.
      Thread.currentThread().interrupt();
    }
  }
}
