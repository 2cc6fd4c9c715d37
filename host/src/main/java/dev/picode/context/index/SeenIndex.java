package dev.picode.context.index;

import dev.picode.context.IndexedFile;
import dev.picode.context.symbol.FileSymbols;
import dev.picode.context.symbol.Import;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// An index as if it held only some of its files. Safe for many threads as far as the index is.
///
/// No answer depends on a file that is left out: neither by what it holds, nor by how many there are, nor by how often a
/// word stands in them.
public final class SeenIndex implements CodeIndex {
  private final CodeIndex whole;
  private final Set<String> seen;
  private final List<IndexedFile> files;

  /// The part of an index that some files make up.
  ///
  /// @param seen the paths of the files that are there
  public SeenIndex(CodeIndex whole, Set<String> seen) {
    this.whole = whole;
    this.seen = Set.copyOf(seen);
    files = whole.files().stream().filter(file -> this.seen.contains(file.path())).toList();
  }

  @Override
  public List<IndexedFile> files() {
    return files;
  }

  @Override
  public Optional<IndexedFile> file(String path) {
    return seen.contains(path) ? whole.file(path) : Optional.empty();
  }

  @Override
  public FileSymbols symbols(String path) {
    return seen.contains(path) ? whole.symbols(path) : FileSymbols.NONE;
  }

  @Override
  public List<Definition> definitions(String name) {
    return whole.definitions(name)
        .stream()
        .filter(definition -> seen.contains(definition.path()))
        .toList();
  }

  /// Asks for more of the whole until enough of what comes is seen: the order of what is seen is that of the whole.
  @Override
  public List<Definition> find(SymbolQuery query) {
    int limit = query.limit();
    while (true) {
      List<Definition> all = whole.find(new SymbolQuery(query.text(), query.match(), query.kinds(),
          query.language(), query.pathGlob(), limit));
      List<Definition> found = all.stream()
          .filter(definition -> seen.contains(definition.path()))
          .limit(query.limit())
          .toList();
      if (found.size() == query.limit() || all.size() < limit || limit == Integer.MAX_VALUE) {
        return found;
      }
      limit = limit > Integer.MAX_VALUE / 8 ? Integer.MAX_VALUE : limit * 8;
    }
  }

  @Override
  public List<Usage> references(String name) {
    return whole.references(name).stream().filter(usage -> seen.contains(usage.path())).toList();
  }

  @Override
  public Map<String, Map<String, Integer>> referenceCounts() {
    return only(whole.referenceCounts());
  }

  @Override
  public Map<String, List<String>> definedNames() {
    return only(whole.definedNames());
  }

  @Override
  public Map<String, List<Import>> imports() {
    return only(whole.imports());
  }

  private <V> Map<String, V> only(Map<String, V> all) {
    var some = new TreeMap<String, V>();
    all.forEach((path, value) -> {
      if (seen.contains(path)) {
        some.put(path, value);
      }
    });
    return Collections.unmodifiableMap(some);
  }

  @Override
  public List<TextHit> search(String words, int limit) {
    return whole.search(words, limit, seen);
  }

  @Override
  public List<TextHit> search(String words, int limit, Set<String> among) {
    return whole.search(words, limit,
        Set.copyOf(among.stream().filter(seen::contains).toList()));
  }

  @Override
  public String hash(String path) {
    return seen.contains(path) ? whole.hash(path) : "";
  }
}
