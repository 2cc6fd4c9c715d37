package dev.picode.sandbox.polyglot;

import dev.picode.sandbox.protocol.Failure;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.graalvm.polyglot.PolyglotException;
import org.jspecify.annotations.Nullable;

/// Takes the turns of a context and turns what goes wrong in one into the failure of its run. Confined
/// to the thread of its context.
final class TurnRunner {
  private final TurnGuard guard;
  private final OpenRuns runs;
  private final BooleanSupplier full;
  private final Supplier<@Nullable Guest> guest;
  private @Nullable HostPort port;

  /// @param guest what tells why something was thrown, once it is there
  /// @param full whether the script holds nearly all of the memory
  TurnRunner(
      TurnGuard guard,
      OpenRuns runs,
      Supplier<@Nullable Guest> guest,
      BooleanSupplier full) {
    this.guest = guest;
    this.full = full;
    this.guard = guard;
    this.runs = runs;
  }

  /// Where errors of runs that are over are logged, once it is there.
  void port(HostPort opened) {
    port = opened;
  }

  /// One turn. Whatever goes wrong ends the run it belongs to and no more.
  ///
  /// @return false where the context was closed meanwhile and takes no other turn
  boolean take(long run, Runnable work) {
    boolean alive = true;
    guard.begin(run);
    try {
      work.run();
    } catch (SnippetSyntaxException e) {
      fail(e.failure());
    } catch (PolyglotException e) {
      alive = !e.isCancelled();
      if (alive && !e.isInterrupted()) {
        alive = (!e.isResourceExhausted() || outlivesShortage()) && thrown(e);
      }
    } catch (StackOverflowError e) {
      fail(Failure.of(Failure.Kind.LIMIT, "stack-exhausted", "the script nests too deeply",
          "use a loop instead of a recursion"));
    } catch (OutOfMemoryError e) {
      alive = outlivesShortage();
      if (alive) {
        fail(Shortage.EXHAUSTED);
      }
    } catch (RuntimeException e) {
      fail(Failure.of(Failure.Kind.PLACE, "place-failed",
          "the sandbox failed: " + e.getMessage(), null));
    } finally {
      guard.end();
    }
    return alive;
  }

  /// Whether the context goes on after it asked for memory in vain: it does where it asked for too much at once. One that
  /// holds on to nearly all there is has to let that go before anybody learns of it, or the next script would pay.
  private boolean outlivesShortage() {
    boolean goesOn = false;
    try {
      goesOn = !full.getAsBoolean();
    } catch (OutOfMemoryError _) {
      // there is not even enough to ask
    }
    if (!goesOn) {
      runs.condemn(guard.current(), Shortage.EXHAUSTED);
    }
    return goesOn;
  }

  /// What the script threw may be anything, so looking at it runs code of the script again.
  private boolean thrown(PolyglotException e) {
    Guest prepared = guest.get();
    try {
      if (prepared == null) {
        fail(GuestFailures.ofEngine(e));
      } else {
        prepared.thrown(guard.current(), e, this::fail);
      }
      return true;
    } catch (PolyglotException again) {
      fail(Failure.of(Failure.Kind.SCRIPT, "script-error",
          "the script threw an error that cannot be shown", null));
      return !again.isCancelled();
    }
  }

  /// Fails the run of this turn. An error nobody waits for any more is logged.
  private void fail(Failure failure) {
    long run = guard.current();
    HostPort open = port;
    if (!runs.fail(run, failure) && run >= 0 && open != null) {
      open.log(run, "error", "after its run had ended: " + failure.message());
    }
  }
}
