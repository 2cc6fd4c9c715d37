package dev.picode.context.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.context.symbol.FileSymbols;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ContextCachesTest {
  private final PressedHeap heap = new PressedHeap();

  @Test
  void keepsNoMoreThanItMay() {
    var cache = new WeightedCache<Integer, String>("texts", 1_000, String::length);
    for (int i = 0; i < 100; i++) {
      cache.put(i, "x".repeat(100));
    }
    CacheStatistics now = cache.statistics();
    assertThat(now.weight()).isLessThanOrEqualTo(1_000).isPositive();
    assertThat(now.entries()).isEqualTo(now.weight() / 100);
    assertThat(now.evictions()).isEqualTo(100 - now.entries());
    cache.put(7, "x".repeat(2_000));
    assertThat(cache.find(7)).isEmpty();
  }

  @Test
  void countsWhatWasThereAndWhatWasNot() {
    var cache = new WeightedCache<String, String>("texts", 1_000, String::length);
    assertThat(cache.get("a", key -> key + key)).isEqualTo("aa");
    assertThat(cache.get("a", _ -> "other")).isEqualTo("aa");
    assertThat(cache.find("b")).isEmpty();
    assertThat(cache.statistics()).isEqualTo(
        new CacheStatistics("texts", 1, 2, 1_000, 1, 2, 0, 0));
    cache.forget("a");
    cache.put("c", "c");
    cache.clear();
    assertThat(cache.statistics().entries()).isZero();
  }

  @Test
  void shrinksUnderPressureAndGrowsAfterIt() {
    try (var caches = new ContextCaches(100_000, 10_000, 10_000, heap)) {
      for (int i = 0; i < 40; i++) {
        caches.texts().put("t" + i, new byte[1_000]);
      }
      caches.analyses().put("a", FileSymbols.NONE);
      long before = caches.statistics().getFirst().weight();
      heap.collected(0.79);
      assertThat(caches.statistics().getFirst().weight()).isEqualTo(before);
      heap.collected(0.81);
      CacheStatistics shrunk = caches.statistics().getFirst();
      assertThat(shrunk.weight()).isLessThanOrEqualTo(before / 4);
      assertThat(shrunk.limit()).isEqualTo(before / 4);
      assertThat(shrunk.shrinks()).isEqualTo(1);
      caches.texts().put("more", new byte[40_000]);
      assertThat(caches.texts().find("more")).isEmpty();
      heap.collected(0.7);
      assertThat(caches.statistics().getFirst().limit()).isEqualTo(before / 4);
      heap.collected(0.3);
      assertThat(caches.statistics()).extracting(CacheStatistics::limit)
          .containsExactly(100_000L, 10_000L, 10_000L);
    }
    assertThat(heap.listeners).isEmpty();
  }

  @Test
  void savesAProcessWhoseHeapIsSmallerThanItsCaches() throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process child = new ProcessBuilder(java, "-XX:+UseSerialGC", "-Xmx48m", "-cp",
        System.getProperty("java.class.path"), PressedChild.class.getName())
        .redirectErrorStream(true)
        .start();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).as(said).isZero();
    assertThat(said).isEqualTo("shrunk true within true others true\n");
  }
}
