package dev.picode.context.cache;

import java.util.ArrayList;
import java.util.List;

/// A process with a small heap: fills a cache that may hold more than the heap, then needs memory for something else. Prints what became of the cache.
final class PressedChild {
  private static final int KIB = 1 << 10;

  private PressedChild() {}

  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) {
    long heap = Runtime.getRuntime().maxMemory();
    try (var caches = new ContextCaches(4 * heap, KIB, KIB, HeapUse.ofThisProcess())) {
      List<byte[]> other = new ArrayList<>();
      for (int i = 0; i < 3 * heap / (32 * KIB); i++) {
        caches.texts().put("text" + i, new byte[32 * KIB]);
        if (i % 64 == 0) {
          System.gc(); // where everything is kept, a collection of its own accord may come too late
        }
      }
      CacheStatistics full = caches.statistics().getFirst();
      for (int i = 0; i < heap / 3 / (64 * KIB); i++) {
        other.add(new byte[64 * KIB]);
      }
      System.out.println("shrunk " + (full.shrinks() > 0) + " within "
          + (full.weight() < heap) + " others " + !other.isEmpty());
    }
  }
}
