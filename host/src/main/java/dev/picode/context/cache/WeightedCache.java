package dev.picode.context.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// A cache that is bounded by the weight of its values. Safe for many threads.
///
/// What is rarely asked for goes first (W-TinyLFU, see Caffeine). Under memory pressure it keeps a quarter of what it
/// held, and takes no more than that until there is room again.
///
/// @param <K> the keys, whose own weight does not count
/// @param <V> the values, which are immutable
public final class WeightedCache<K, V> {
  /// How much is kept when memory runs short.
  private static final int SHRUNK = 4;

  private final String name;
  private final long limit;
  private final Cache<K, V> cache;
  private final Policy.Eviction<K, V> eviction;
  private final AtomicLong shrinks = new AtomicLong();
  private final Runnable beforeGrowth;

  /// An empty cache.
  ///
  /// @param name what is in it, for a person
  /// @param limit how heavy its values may be together, in bytes
  /// @param weight how heavy a value is, in bytes
  public WeightedCache(String name, long limit, ToLongFunction<V> weight) {
    this(name, limit, weight, () -> {});
  }

  /// @param beforeGrowth runs before something is kept, and may shrink this
  WeightedCache(String name, long limit, ToLongFunction<V> weight, Runnable beforeGrowth) {
    this.name = name;
    this.beforeGrowth = beforeGrowth;
    this.limit = limit;
    this.cache = Caffeine.newBuilder()
        .maximumWeight(limit)
        .weigher((K _, V value) -> Math.clamp(weight.applyAsLong(value), 0,
            Integer.MAX_VALUE))
        // What is too much goes before the call returns, not some time later on another thread.
        .executor(Runnable::run)
        .recordStats()
        .build();
    this.eviction = cache.policy().eviction().orElseThrow();
  }

  /// The value of a key, which is made where it is not there. Of several threads that want the same one, one makes it.
  ///
  /// @param make makes the value; it does not use this cache
  public V get(K key, Function<K, V> make) {
    if (!cache.asMap().containsKey(key)) {
      beforeGrowth.run();
    }
    return cache.get(key, make);
  }

  /// The value of a key where it is there.
  public Optional<V> find(K key) {
    return Optional.ofNullable(cache.getIfPresent(key));
  }

  /// Keeps a value.
  public void put(K key, V value) {
    beforeGrowth.run();
    cache.put(key, value);
  }

  /// Forgets a value.
  public void forget(K key) {
    cache.invalidate(key);
  }

  /// Forgets everything.
  public void clear() {
    cache.invalidateAll();
    cache.cleanUp();
  }

  /// What it holds and did so far.
  public CacheStatistics statistics() {
    cache.cleanUp();
    CacheStats stats = cache.stats();
    return new CacheStatistics(name, cache.estimatedSize(), weight(), eviction.getMaximum(),
        stats.hitCount(), stats.missCount(), stats.evictionCount(), shrinks.get());
  }

  /// Gives up most of what it holds, and takes no more until [#grow].
  void shrink() {
    cache.cleanUp();
    eviction.setMaximum(Math.min(eviction.getMaximum(), weight()) / SHRUNK);
    cache.cleanUp();
    shrinks.incrementAndGet();
  }

  /// May hold as much as at first again.
  void grow() {
    eviction.setMaximum(limit);
  }

  private long weight() {
    return eviction.weightedSize().orElse(0);
  }
}
