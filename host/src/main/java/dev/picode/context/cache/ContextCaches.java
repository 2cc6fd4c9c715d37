package dev.picode.context.cache;

import dev.picode.context.symbol.FileSymbols;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The caches of a session: texts of files, what is in them, and contexts that were put together. Safe for many threads.
///
/// Keys say what a value depends on, such as the hash of a content, so that nothing that is found is out of date. All
/// caches shrink together when memory runs short.
public final class ContextCaches implements AutoCloseable {
  /// About what an object of a few fields takes.
  private static final long ITEM = 160;

  private final WeightedCache<String, byte[]> texts;
  private final WeightedCache<String, FileSymbols> analyses;
  private final WeightedCache<String, Weighted> contexts;
  private final MemoryWatch watch;

  /// Caches that take a twelfth of the heap at most: half of it for texts, the rest for the others.
  public static ContextCaches create() {
    long share = Runtime.getRuntime().maxMemory() / 48;
    return new ContextCaches(2 * share, share, share, HeapUse.ofThisProcess());
  }

  /// Caches as of [#create], which are made when somebody first asks for them. Safe for many threads.
  public static Supplier<ContextCaches> lazily() {
    return new Lazily();
  }

  /// Makes caches once.
  private static final class Lazily implements Supplier<ContextCaches> {
    private @Nullable ContextCaches made;

    @Override
    public synchronized ContextCaches get() {
      ContextCaches known = made;
      if (known == null) {
        known = create();
        made = known;
      }
      return known;
    }
  }

  /// Caches of some sizes in bytes.
  ///
  /// @param heap tells when memory runs short
  ContextCaches(long texts, long analyses, long contexts, HeapUse heap) {
    this.watch = new MemoryWatch(heap);
    this.texts = watch.cache("files", texts, bytes -> bytes.length + ITEM);
    this.analyses = watch.cache("analyses", analyses, ContextCaches::weight);
    this.contexts = watch.cache("contexts", contexts, Weighted::weight);
  }

  /// The bytes of files, by the hash of their content; nobody writes into them.
  public WeightedCache<String, byte[]> texts() {
    return texts;
  }

  /// What is in files, by the hash of their content and the version of what found it.
  public WeightedCache<String, FileSymbols> analyses() {
    return analyses;
  }

  /// Contexts that were put together, by all they depend on.
  public WeightedCache<String, Weighted> contexts() {
    return contexts;
  }

  /// What each cache holds and did so far.
  public List<CacheStatistics> statistics() {
    watch.look();
    return List.of(texts.statistics(), analyses.statistics(), contexts.statistics());
  }

  /// No longer heeds the memory of the process, and forgets everything.
  @Override
  public void close() {
    watch.close();
    texts.clear();
    analyses.clear();
    contexts.clear();
  }

  private static long weight(FileSymbols symbols) {
    long weight = ITEM;
    for (var symbol : symbols.definitions()) {
      weight += 2 * ITEM + 2L * (symbol.name().length() + symbol.container().length()
          + symbol.signature().length() + symbol.doc().length());
    }
    weight += ITEM * symbols.references().size();
    weight += 2 * ITEM * symbols.imports().size();
    return weight;
  }
}
