package dev.picode.context.cache;

import dev.picode.context.symbol.FileSymbols;
import java.util.List;

/// The caches of a session: texts of files, what is in them, and contexts that were put together. Safe for many threads.
///
/// Keys say what a value depends on, such as the hash of a content, so that nothing that is found is out of date. All
/// caches shrink together when memory runs short.
public final class ContextCaches implements AutoCloseable {
  /// About what an object of a few fields takes.
  private static final long ITEM = 160;

  private final WeightedCache<String, String> texts;
  private final WeightedCache<String, FileSymbols> analyses;
  private final WeightedCache<String, String> contexts;
  private final MemoryWatch watch;

  /// Caches that take a twelfth of the heap at most: half of it for texts, the rest for the others.
  public static ContextCaches create() {
    long share = Runtime.getRuntime().maxMemory() / 48;
    return new ContextCaches(2 * share, share, share, HeapUse.ofThisProcess());
  }

  /// Caches of some sizes in bytes.
  ///
  /// @param heap tells when memory runs short
  ContextCaches(long texts, long analyses, long contexts, HeapUse heap) {
    this.watch = new MemoryWatch(heap);
    this.texts = watch.cache("files", texts, ContextCaches::weight);
    this.analyses = watch.cache("analyses", analyses, ContextCaches::weight);
    this.contexts = watch.cache("contexts", contexts, ContextCaches::weight);
  }

  /// Texts of files, by the hash of their content.
  public WeightedCache<String, String> texts() {
    return texts;
  }

  /// What is in files, by the hash of their content and the version of what found it.
  public WeightedCache<String, FileSymbols> analyses() {
    return analyses;
  }

  /// Contexts that were put together, by all they depend on.
  public WeightedCache<String, String> contexts() {
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

  private static long weight(String text) {
    return 2L * text.length() + ITEM;
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
