package dev.picode.sandbox;

import dev.picode.sandbox.protocol.Channel;
import dev.picode.sandbox.protocol.Failure;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The runs of a sandbox that have no outcome yet. Safe for many threads.
final class Runs {
  private final Channel channel;
  private final AtomicLong numbers = new AtomicLong();
  private final Map<Long, Run> open = new ConcurrentHashMap<>();
  private volatile boolean closed;

  Runs(Channel channel) {
    this.channel = channel;
  }

  /// A new run. Once these runs are closed it is over at once.
  ///
  /// @param host answers its calls
  Run start(HostCalls host) {
    var run = new Run(numbers.incrementAndGet(), channel, host);
    open.put(run.number(), run);
    if (closed) {
      close();
    }
    return run;
  }

  @Nullable Run find(long number) {
    return open.get(number);
  }

  /// @param allocated what it allocated, in bytes, as far as that was measured
  void end(long number, long allocated, Function<Run, Outcome> outcome) {
    Run run = open.get(number);
    if (run == null) {
      return;
    }
    Outcome ended = made(run, outcome);
    if (open.remove(number, run)) {
      try {
        run.host().allocated(allocated);
      } finally {
        run.end(ended);
      }
    }
  }

  /// Where the memory is too short for it, the run stays open, and whoever ends it tries again.
  private Outcome made(Run run, Function<Run, Outcome> outcome) {
    try {
      return outcome.apply(run);
    } catch (RuntimeException e) {
      open.remove(run.number(), run);
      run.giveUp();
      throw e;
    }
  }

  /// Ends what is open and what will be started.
  void close() {
    closed = true;
    var failure = Failure.of(Failure.Kind.PLACE, "context-lost", "the sandbox was closed", null);
    open.keySet().forEach(run -> end(run, 0, _ -> new Outcome.Failed(failure, null)));
  }
}
