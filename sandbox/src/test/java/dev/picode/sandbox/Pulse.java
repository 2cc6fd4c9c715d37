package dev.picode.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Asks the host for a sign of life again and again, by a script inside the host's own process, and
/// notes how long it takes each time. Safe for many threads.
final class Pulse implements AutoCloseable {
  private static final int PAUSE_MILLIS = 5;

  private final Script script;
  private final List<Duration> beats = new ArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  private Pulse(Script script) {
    this.script = script;
    thread = Thread.ofPlatform().daemon().name("pulse").unstarted(this::beat);
  }

  /// Starts to ask a script that lives inside this process.
  static Pulse of(Script script) {
    var pulse = new Pulse(script);
    pulse.thread.start();
    return pulse;
  }

  private void beat() {
    try {
      do {
        long start = System.nanoTime();
        Outcome outcome = script.evaluate("await ctx.host.echo(1)", "pulse").await();
        if (!(outcome instanceof Outcome.Completed)) {
          throw new IllegalStateException(outcome.toString());
        }
        beats.add(Duration.ofNanos(System.nanoTime() - start));
      } while (!closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// How long the answers took, the longest first. To be called once it is closed.
  List<Duration> slowestFirst() {
    return beats.stream().sorted((a, b) -> b.compareTo(a)).toList();
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
