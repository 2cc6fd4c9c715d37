package dev.picode.sandbox;

import dev.picode.sandbox.protocol.Channel;
import dev.picode.sandbox.protocol.Message;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A piece of work a script does: loading, an evaluation, a handler. Safe for many threads.
public final class Run {
  /// How many refusals are kept for the one that a script may let escape.
  private static final int KEPT_REFUSALS = 1_000;

  private final long number;
  private final Channel channel;
  private final HostCalls host;
  private final @Nullable Object scope = RunScope.current().orElse(null);
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private final Map<Long, Thread> calls = new ConcurrentHashMap<>();
  private final SequencedMap<Long, Answer.Refused> refusals = new LinkedHashMap<>();
  private final RunStreams streams = new RunStreams();

  Run(long number, Channel channel, HostCalls host) {
    this.number = number;
    this.channel = channel;
    this.host = host;
  }

  /// Waits for the outcome. There is always one: the place ends every run at its deadline, and the
  /// sandbox when it is closed.
  ///
  /// @throws InterruptedException where the waiting thread is interrupted; the run goes on
  public Outcome await() throws InterruptedException {
    try {
      return outcome.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Waits for the outcome, and no longer than this; empty where there is none by then.
  ///
  /// @throws InterruptedException where the waiting thread is interrupted; the run goes on
  public Optional<Outcome> await(Duration patience) throws InterruptedException {
    try {
      return Optional.of(outcome.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Asks the script to stop, and stops it where it does not. The outcome is then
  /// [Outcome.Cancelled], unless the run ended by itself first.
  public void cancel(String reason) {
    channel.send(new Message.Cancel(number, reason));
  }

  long number() {
    return number;
  }

  /// Answers its calls.
  HostCalls host() {
    return host;
  }

  /// What it is given piece by piece.
  RunStreams streams() {
    return streams;
  }

  /// Starts a call of this run on a thread of its own.
  void startCall(long call, Runnable work) {
    Thread thread = Thread.ofVirtual().name("picode-call-" + call).unstarted(() -> {
      try {
        RunScope.run(scope, work);
      } finally {
        calls.remove(call);
      }
    });
    calls.put(call, thread);
    thread.start();
    if (outcome.isDone()) {
      thread.interrupt();
    }
  }

  /// A call of this run was refused; the script may let that escape.
  void refused(long call, Answer.Refused refusal) {
    synchronized (refusals) {
      refusals.put(call, refusal);
      if (refusals.size() > KEPT_REFUSALS) {
        refusals.pollFirstEntry();
      }
    }
  }

  /// The refusal of a call, or `null`.
  Answer.@Nullable Refused refusal(long call) {
    synchronized (refusals) {
      return refusals.get(call);
    }
  }

  boolean isOver() {
    return outcome.isDone();
  }

  /// Whoever waits learns that there will be no outcome, unless there is one.
  void giveUp() {
    if (!outcome.isDone()) {
      outcome.completeExceptionally(new IllegalStateException("the outcome of a run was lost"));
    }
  }

  /// The run ended; calls that are still under way are of no use any more.
  void end(Outcome ended) {
    outcome.complete(ended);
    calls.values().forEach(Thread::interrupt);
    streams.end();
  }
}
