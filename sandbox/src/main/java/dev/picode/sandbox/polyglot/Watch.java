package dev.picode.sandbox.polyglot;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Looks at the contexts of a place while they work: stops what a run left behind when it ended, and
/// closes the one that fills the memory. Safe for many threads.
///
/// It looks only while some context is busy, and at the memory only once one has worked for a while.
final class Watch {
  /// How often it looks; what a run leaves behind may work for one to two of these.
  private static final long LOOK_MILLIS = 100;
  /// How often it looks at the memory.
  private static final long MEMORY_LOOK_MILLIS = 20;
  /// How long a context works before its memory is watched.
  private static final Duration SHORT_WORK = Duration.ofMillis(200);

  private final ScheduledExecutorService clock;
  private final Collection<GuestContext> contexts;
  private boolean awake;
  private @Nullable MemoryWatch memory;

  /// @param contexts a live view of the contexts
  Watch(ScheduledExecutorService clock, Collection<GuestContext> contexts) {
    this.clock = clock;
    this.contexts = contexts;
  }

  /// Some context got work.
  synchronized void wake() {
    if (!awake) {
      awake = true;
      lookAfter(LOOK_MILLIS);
    }
  }

  private void look() {
    long wait = LOOK_MILLIS;
    try {
      contexts.stream()
          .map(GuestContext::life)
          .filter(GuestLife::overstays)
          .forEach(life -> act(life::stopLeftover));
      if (contexts.stream().anyMatch(Watch::worksLong)) {
        wait = MEMORY_LOOK_MILLIS;
        lookAtMemory();
      }
    } catch (OutOfMemoryError e) {
      wait = MEMORY_LOOK_MILLIS; // somebody fills the memory: look again
    } finally {
      lookAgain(wait);
    }
  }

  private synchronized void lookAgain(long wait) {
    awake = contexts.stream().anyMatch(context -> context.life().isBusy());
    if (awake) {
      lookAfter(wait);
    }
  }

  private void lookAfter(long millis) {
    try {
      Future<?> _ = clock.schedule(this::look, millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      awake = false; // the place is closed
    }
  }

  private void lookAtMemory() {
    MemoryWatch known = memory();
    contexts.stream()
        .filter(Watch::worksLong)
        .forEach(context -> context.checkAllocation(known.allocatedBy(context.thread())));
    if (known.isNearlyFull()) {
      closeHungriest(known);
    }
  }

  /// What reads the memory; made by whoever needs it first.
  synchronized MemoryWatch memory() {
    MemoryWatch made = memory;
    if (made == null) {
      made = new MemoryWatch();
      memory = made;
    }
    return made;
  }

  /// Who holds the memory cannot be seen in one process; who works and has allocated most of it most
  /// likely does. One at a time: the next look says whether that was enough, after a collection.
  private void closeHungriest(MemoryWatch known) {
    contexts.stream()
        .filter(context -> worksLong(context) && known.blameOf(context.thread()) > 0)
        .max(Comparator.comparingLong(context -> known.blameOf(context.thread())))
        .ifPresent(context -> context.life().exhaust(MemoryWatch.exhausted()));
  }

  private static boolean worksLong(GuestContext context) {
    return context.life().isWorking() && context.life().worked().compareTo(SHORT_WORK) > 0;
  }

  /// Stopping a script can take half a second, so it is not done on the clock's thread.
  private static void act(Runnable work) {
    Thread.ofPlatform().daemon().name("picode-stop").start(work);
  }
}
