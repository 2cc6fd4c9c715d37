package dev.picode.context.cache;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToLongFunction;

/// Lets caches shrink when memory runs short, and grow when there is room again. Safe for many threads.
///
/// It is told after a collection that leaves more than 80 % of the old generation, and it looks before something is kept:
/// what fills a cache may be faster than the telling. Each collection counts once.
final class MemoryWatch implements AutoCloseable {
  /// From here on memory is short.
  static final double SHORT = 0.8;

  /// Below this there is room again.
  static final double ROOM = 0.6;

  private final HeapUse heap;
  private final List<WeightedCache<?, ?>> caches = new CopyOnWriteArrayList<>();
  private final Runnable registration;
  private volatile boolean isShrunk;
  private volatile double seen;

  MemoryWatch(HeapUse heap) {
    this.heap = heap;
    this.registration = heap.above(SHORT, this::look);
  }

  /// A cache that shrinks and grows from now on.
  <K, V> WeightedCache<K, V> cache(String name, long limit, ToLongFunction<V> weight) {
    var cache = new WeightedCache<K, V>(name, limit, weight, this::look);
    caches.add(cache);
    return cache;
  }

  /// Lets the caches shrink or grow where that is due.
  void look() {
    double used = heap.used();
    if (used > SHORT && used != seen) {
      shrink(used);
    } else if (isShrunk && used < ROOM) {
      grow();
    }
  }

  private synchronized void shrink(double used) {
    if (used != seen) {
      seen = used;
      isShrunk = true;
      caches.forEach(WeightedCache::shrink);
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
