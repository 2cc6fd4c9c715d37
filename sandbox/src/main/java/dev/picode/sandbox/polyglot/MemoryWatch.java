package dev.picode.sandbox.polyglot;

import com.sun.management.ThreadMXBean;
import dev.picode.sandbox.protocol.Failure;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sees when what lives on the heap leaves too little room, before the whole process suffers. Safe
/// for many threads.
///
/// What counts is the old generation right after a collection, because only that is sure to be held
/// on to: a script may make as much garbage as it likes. The collectors that have such a pool are
/// Serial (`Tenured Gen`), Parallel (`PS Old Gen`) and G1 (`G1 Old Gen`); under another one nothing
/// is watched. Loading this class loads the management beans, which a short run has no need of.
final class MemoryWatch {
  /// The share of the old generation that may live. Measured: a bomb is stopped within 60 ms of
  /// passing 70 %; at 90 % the collector already takes most of the time.
  private static final double FULL = 0.75;

  /// What share of the old generation a thread must have allocated to be blamed for it.
  private static final double BLAMABLE = 0.25;

  private final @Nullable MemoryPoolMXBean old;
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  MemoryWatch() {
    this(ManagementFactory.getMemoryPoolMXBeans());
  }

  private MemoryWatch(List<MemoryPoolMXBean> pools) {
    old = pools.stream()
        .filter(pool -> pool.getName().contains("Tenured") || pool.getName().contains("Old Gen"))
        .findFirst()
        .orElse(null);
  }

  /// Whether the heap is nearly full of what lives. Where the last collection says so, another one
  /// is made, because what it saw may be long gone.
  boolean isNearlyFull() {
    if (!wasNearlyFull()) {
      return false;
    }
    System.gc();
    return wasNearlyFull();
  }

  private boolean wasNearlyFull() {
    MemoryUsage live = old == null ? null : old.getCollectionUsage();
    return live != null && live.getMax() > 0 && live.getUsed() > FULL * live.getMax();
  }

  /// Whether the heap is nearly full of what lives, and a thread may be to blame for it.
  boolean isFilledBy(Thread thread) {
    return isNearlyFull() && blameOf(thread) > 0;
  }

  /// How much a thread has allocated, or 0 where that is too little to have filled the heap. It counts
  /// garbage too, so it says who may be to blame and not that anybody is.
  long blameOf(Thread thread) {
    long allocated = allocatedBy(thread);
    MemoryUsage usage = old == null ? null : old.getUsage();
    return usage != null && allocated > BLAMABLE * usage.getMax() ? allocated : 0;
  }

  /// How much a thread has allocated since it started, garbage included.
  long allocatedBy(Thread thread) {
    return threads.getThreadAllocatedBytes(thread.threadId());
  }

  /// What a run ends with whose script asked for more than it may, though it holds on to little.
  static Failure overspent(int megabytes) {
    return Failure.of(
        Failure.Kind.LIMIT,
        "allocation-exhausted",
        "the script asked for more than " + megabytes + " MiB of memory, bit by bit",
        "make fewer copies of large values");
  }
}
