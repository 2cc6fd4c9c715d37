package dev.picode.llm.client;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Waits before a request is repeated. Safe for many threads.
@FunctionalInterface
public interface Pause {
  /// Waits so long.
  ///
  /// @throws InterruptedException where the thread is interrupted meanwhile
  void await(Duration time) throws InterruptedException;

  /// The pause of a clock.
  static Pause ofClock() {
    return time -> {
      // Nobody counts it down: it is the time limit that ends the wait, or an interrupt.
      boolean _ = new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
    };
  }
}
