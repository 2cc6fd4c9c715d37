package dev.picode.context.cache;

import java.util.List;

/// Lets caches shrink when memory runs short, and grow when there is room again. Safe for many threads.
///
/// It is told after a collection that leaves more than 80 % of the old generation. That there is room again nobody tells:
/// it looks whenever somebody asks for a cache.
final class MemoryWatch implements AutoCloseable {
  /// From here on memory is short.
  static final double SHORT = 0.8;

  /// Below this there is room again.
  static final double ROOM = 0.6;

  private final HeapUse heap;
  private final List<WeightedCache<?, ?>> caches;
  private final Runnable registration;
  private volatile boolean isShrunk;

  MemoryWatch(HeapUse heap, List<WeightedCache<?, ?>> caches) {
    this.heap = heap;
    this.caches = List.copyOf(caches);
    this.registration = heap.above(SHORT, this::shrink);
  }

  private synchronized void shrink() {
    isShrunk = true;
    caches.forEach(WeightedCache::shrink);
  }

  /// Lets the caches grow where there is room again.
  void look() {
    if (isShrunk && heap.used() < ROOM) {
      grow();
    }
  }

  private synchronized void grow() {
    isShrunk = false;
    caches.forEach(WeightedCache::grow);
  }

  @Override
  public void close() {
    registration.run();
  }
}
