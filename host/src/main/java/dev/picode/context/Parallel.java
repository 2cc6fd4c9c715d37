package dev.picode.context;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// Does the same to many things on a few threads. Stateless, safe for many threads.
public final class Parallel {
  /// Below this the work is done before another thread has started.
  private static final int WORTH_A_THREAD = 64;

  private Parallel() {}

  /// What is done to each thing.
  interface Work<T, R> {
    R on(T thing) throws InterruptedException;
  }

  /// The results, in the order of the things. The threads are daemons, and have nothing left to do when this returns.
  ///
  /// @throws InterruptedException soon after the calling thread was interrupted, or where the work
  ///     says so
  static <T, R> List<R> map(List<T> things, Work<T, R> work) throws InterruptedException {
    Object[] results = new Object[things.size()];
    var next = new AtomicInteger();
    Callable<Boolean> worker = () -> {
      for (int i = next.getAndIncrement(); i < things.size(); i = next.getAndIncrement()) {
        if (Thread.interrupted()) {
          throw new InterruptedException("the work was cancelled");
        }
        results[i] = work.on(things.get(i));
      }
      return true;
    };
    int threads = Math.min(Runtime.getRuntime().availableProcessors(),
        things.size() / WORTH_A_THREAD);
    if (threads > 1) {
      onThreads(threads, worker);
    } else {
      alone(worker);
    }
    List<R> list = new ArrayList<>(results.length);
    for (Object result : results) {
      @SuppressWarnings("unchecked") R typed = (R) result;
      list.add(typed);
    }
    return list;
  }

  private static void alone(Callable<Boolean> worker) throws InterruptedException {
    try {
      worker.call();
    } catch (InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void onThreads(int threads, Callable<Boolean> worker)
      throws InterruptedException {
    var factory = Thread.ofPlatform().daemon().name("picode-read-", 0).factory();
    var started = new ConcurrentLinkedQueue<Thread>();
    var pool = Executors.newFixedThreadPool(threads, runnable -> {
      Thread thread = factory.newThread(runnable);
      started.add(thread);
      return thread;
    });
    try {
      List<Future<Boolean>> futures = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        futures.add(pool.submit(worker));
      }
      for (Future<Boolean> future : futures) {
        result(future);
      }
      // A future that is done gives its result without a look at the interruption.
      if (Thread.interrupted()) {
        throw new InterruptedException("the work was cancelled");
      }
    } finally {
      pool.shutdownNow();
      pool.close();
      started.forEach(Parallel::join);
    }
  }

  /// Waits for what another thread works out.
  ///
  /// @throws InterruptedException soon after the calling thread was interrupted, or where the work says so
  public static <T> T result(Future<T> work) throws InterruptedException {
    try {
      return work.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case InterruptedException interrupted -> throw interrupted;
        case RuntimeException runtime -> throw runtime;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  /// Waits for a thread to end; a closed pool only says that they are about to.
  public static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
