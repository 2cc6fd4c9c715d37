package dev.picode.sandbox.polyglot;

import dev.picode.sandbox.protocol.Failure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.LongPredicate;
import org.graalvm.polyglot.Context;
import org.jspecify.annotations.Nullable;

/// Whether a context lives and what it does right now, and how it is stopped from outside. Safe for many
/// threads; what may take half a second says so, and is not called by the context's own thread.
final class GuestLife {
  /// How long a context that is closed for the memory it holds may take to let it go.
  private static final Duration EXHAUSTED_GRACE = Duration.ofSeconds(3);

  private final Thread thread;
  private final TurnGuard guard;
  private final OpenRuns runs;
  private final EventLoop loop;
  private final Runnable gone;
  private final BiConsumer<Long, Failure> stuck;
  private final CompletableFuture<Void> prepared = new CompletableFuture<>();
  private volatile @Nullable Guest guest;
  private volatile boolean dead;
  private long leftTurn;

  /// @param thread the context's own
  /// @param gone is run once the context is of no more use
  /// @param stuck is told the run that cannot be stopped and what it ends with, before it ends
  GuestLife(Thread thread, TurnGuard guard, OpenRuns runs, EventLoop loop, Runnable gone,
      BiConsumer<Long, Failure> stuck) {
    this.thread = thread;
    this.guard = guard;
    this.runs = runs;
    this.loop = loop;
    this.gone = gone;
    this.stuck = stuck;
  }

  /// The engine's context is there from now on.
  void begin(Guest ready) {
    guest = ready;
    prepared.complete(null);
  }

  /// Completes once the context is ready to be opened, and fails where it never will be.
  CompletableFuture<Void> prepared() {
    return prepared;
  }

  /// What the language does for the context, or `null` where it is not ready, and once it is closed.
  @Nullable Guest guest() {
    return guest;
  }

  /// Whether the context is of no more use: closed, or lost to a script that could not be stopped.
  boolean isDead() {
    return dead;
  }

  /// The context takes no other turn.
  void die() {
    dead = true;
  }

  /// Ends a run that is over its deadline or was cancelled and has not ended by itself. Work that
  /// belongs to no open run is stopped with it. May take half a second.
  void expire(long run, Failure failure) {
    if (!runs.isOpen(run)) {
      return;
    }
    runs.condemn(run, failure);
    TurnGuard.Stop stop = stop(working -> working == run || !runs.isOpen(working), run, failure);
    if (stop == TurnGuard.Stop.NOT_RUNNING) {
      loop.add(run, () -> {
        Guest ready = guest;
        if (ready != null) {
          ready.abort(run, failure.message());
        }
      });
    }
    runs.fail(run, failure);
    buryAfter(stop, failure.message());
  }

  /// Whether the context works on what a run left behind, and did so when this was last asked. Asked
  /// by one thread, every now and then.
  boolean overstays() {
    TurnGuard.Turn turn = guard.turn();
    boolean left = turn.run() >= 0 && !runs.isOpen(turn.run());
    boolean twice = left && turn.number() == leftTurn;
    leftTurn = left ? turn.number() : 0;
    return twice;
  }

  /// Stops the work on what a run left behind. May take half a second.
  void stopLeftover() {
    String why = "what a run left behind did not stop";
    buryAfter(stop(working -> !runs.isOpen(working), guard.current(), lost(why)), why);
  }

  /// How long the context has worked for the runs that are open.
  Duration worked() {
    return guard.worked();
  }

  /// Whether the context works, or has work.
  boolean isBusy() {
    return !dead && (guard.current() != TurnGuard.IDLE || !loop.isQuiet() || !runs.isEmpty());
  }

  /// Whether code of the script is running now.
  boolean isWorking() {
    return !dead && guard.current() >= 0;
  }

  /// Closes the context because its script holds too much memory. What it held is free by the time its runs end, where
  /// it can be stopped: whoever learns of the end goes on with other scripts. May take some seconds.
  void exhaust(Failure failure) {
    long run = guard.current();
    if (guest != null && !dead) {
      // Between two turns it was a run that waits for its next one.
      Iterable<Long> blamed = run >= 0 ? List.of(run) : runs.started();
      blamed.forEach(each -> runs.condemn(each, failure));
      TurnGuard.Stop stop = told(closeContext(), run, failure);
      awaitEnd();
      blamed.forEach(each -> runs.fail(each, failure));
      buryAfter(stop, failure.message());
    }
  }

  /// Fails the runs that are open and lets the thread end; does not wait for it.
  void shut(String why) {
    bury(why);
    Guest open = guest;
    if (open != null) {
      Context context = open.context();
      Thread.ofPlatform().daemon().name("picode-close").start(() -> context.close(true));
    }
  }

  /// Closes the context and lets all of it go. Called by its own thread, which takes no other turn.
  void close() {
    Guest open = guest;
    guest = null;
    if (open != null) {
      open.context().close(true);
    }
  }

  /// The context is of no more use, whatever the reason.
  private void bury(String why) {
    bury(lost(why));
  }

  /// The context is of no more use; what is still open ends with this.
  void bury(Failure failure) {
    dead = true;
    prepared.completeExceptionally(new IllegalStateException(failure.message()));
    loop.add(TurnGuard.OWN, () -> {});
    runs.failAll(failure);
    gone.run();
  }

  /// What a run ends with whose context is gone.
  static Failure lost(String why) {
    return Failure.of(Failure.Kind.PLACE, "context-lost", "the script's context is gone: " + why,
        null);
  }

  /// Nothing here holds on to the guest while its end is awaited.
  private TurnGuard.Stop closeContext() {
    Guest open = guest;
    return open == null ? TurnGuard.Stop.CLOSED : TurnGuard.close(open.context());
  }

  private void awaitEnd() {
    try {
      var _ = thread.join(EXHAUSTED_GRACE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private TurnGuard.Stop stop(LongPredicate mayStop, long run, Failure failure) {
    Guest running = guest;
    return running == null
        ? TurnGuard.Stop.NOT_RUNNING
        : told(guard.stop(running.context(), mayStop), run, failure);
  }

  private TurnGuard.Stop told(TurnGuard.Stop stop, long run, Failure failure) {
    if (stop == TurnGuard.Stop.STUCK) {
      stuck.accept(run, failure);
    }
    return stop;
  }

  private void buryAfter(TurnGuard.Stop stop, String why) {
    if (stop == TurnGuard.Stop.CLOSED || stop == TurnGuard.Stop.STUCK) {
      bury(why);
    }
  }
}
