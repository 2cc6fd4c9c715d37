package dev.picode.sandbox.polyglot;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
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
  private final Collection<GuestContext> contexts;
  private final Thread thread = Thread.ofPlatform()
      .daemon()
      .name("picode-watch")
      .unstarted(this::watch);
  private boolean awake;
  private boolean closed;
  private @Nullable MemoryWatch memory;

  /// @param contexts a live view of the contexts
  Watch(Collection<GuestContext> contexts) {
    this.contexts = contexts;
  }

  /// Some context got work.
  synchronized void wake() {
    if (!awake && !closed) {
      awake = true;
      if (thread.getState() == Thread.State.NEW) {
        thread.start();
      } else {
        notifyAll();
      }
    }
  }

  /// Looks no more.
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  /// One look that goes wrong, because no memory is left, is not the last.
  private void watch() {
    long millis = LOOK_MILLIS;
    boolean going = true;
    while (going) {
      try {
        going = rest(millis);
        millis = look();
      } catch (RuntimeException | OutOfMemoryError _) {
        Shortage.pause();
      } catch (InterruptedException _) {
        going = false;
      }
    }
  }

  /// Waits for work, and then for the next look; false once the place is closed.
  private synchronized boolean rest(long millis) throws InterruptedException {
    awake = contexts.stream().anyMatch(context -> context.life().isBusy());
    while (!awake && !closed) {
      wait();
    }
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    for (long left = millis; left > 0
        && !closed; left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
      wait(left);
    }
    return !closed;
  }

  /// How long to wait for the next look, in milliseconds.
  private long look() {
    contexts.stream()
        .map(GuestContext::life)
        .filter(GuestLife::overstays)
        .forEach(life -> act(life::stopLeftover));
    if (contexts.stream().noneMatch(Watch::worksLong)) {
      return LOOK_MILLIS;
    }
    lookAtMemory();
    return MEMORY_LOOK_MILLIS;
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
  /// likely does. One at a time: its end is awaited here, and the next look says whether that was enough, after a
  /// collection.
  private void closeHungriest(MemoryWatch known) {
    contexts.stream()
        .filter(context -> worksLong(context) && known.blameOf(context.thread()) > 0)
        .max(Comparator.comparingLong(context -> known.blameOf(context.thread())))
        .ifPresent(context -> context.life().exhaust(Shortage.EXHAUSTED));
  }

  private static boolean worksLong(GuestContext context) {
    return context.life().isWorking() && context.life().worked().compareTo(SHORT_WORK) > 0;
  }

  /// Stopping a script can take half a second, so it is not done on the thread that looks.
  private static void act(Runnable work) {
    Thread.ofPlatform().daemon().name("picode-stop").start(work);
  }
}
