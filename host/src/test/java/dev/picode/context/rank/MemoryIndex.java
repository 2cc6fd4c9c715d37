package dev.picode.context.rank;

import dev.picode.context.IndexedFile;
import dev.picode.context.Language;
import dev.picode.context.index.CodeIndex;
import dev.picode.context.index.Definition;
import dev.picode.context.index.SymbolQuery;
import dev.picode.context.index.TextHit;
import dev.picode.context.index.Usage;
import dev.picode.context.symbol.FileSymbols;
import dev.picode.context.symbol.Import;
import dev.picode.context.symbol.Reference;
import dev.picode.context.symbol.Symbol;
import dev.picode.context.symbol.SymbolSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// An index of a few texts. Immutable.
public final class MemoryIndex implements CodeIndex {
  private final TreeMap<String, String> texts;
  private final TreeMap<String, FileSymbols> symbols = new TreeMap<>();
  private final TreeMap<String, Map<String, Integer>> words = new TreeMap<>();
  private final double averageLength;

  private MemoryIndex(Map<String, String> texts, SymbolSource source) {
    this.texts = new TreeMap<>(texts);
    this.texts.forEach((path, text) -> {
      symbols.put(path,
          source.of(language(path), text.getBytes(StandardCharsets.UTF_8)));
      var counts = new HashMap<String, Integer>();
      Words.of(path + " " + text).forEach(word -> counts.merge(word, 1, Integer::sum));
      words.put(path, counts);
    });
    averageLength = words.values().stream().mapToInt(MemoryIndex::length).average().orElse(1);
  }

  /// The index of some texts by their paths.
  public static MemoryIndex of(Map<String, String> texts) {
    return of(texts, new PlainSymbols());
  }

  /// The index of some texts by their paths, with the symbols that something finds in them.
  public static MemoryIndex of(Map<String, String> texts, SymbolSource source) {
    return new MemoryIndex(texts, source);
  }

  private static int length(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static Language language(String path) {
    return new Language(path.endsWith(".py")
        ? "Python"
        : path.endsWith(".js")
            ? "JavaScript"
            : path.endsWith(".md") ? "Markdown" : "Java",
        Language.Kind.CODE);
  }

  /// What a file holds.
  public Optional<byte[]> content(String path) {
    return Optional.ofNullable(texts.get(path)).map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public List<IndexedFile> files() {
    return texts.entrySet()
        .stream()
        .map(entry -> new IndexedFile(entry.getKey(),
            language(entry.getKey()), entry.getValue().length(),
            (int) entry.getValue().lines().count(), false))
        .toList();
  }

  @Override
  public Optional<IndexedFile> file(String path) {
    return files().stream().filter(file -> file.path().equals(path)).findFirst();
  }

  @Override
  public FileSymbols symbols(String path) {
    return symbols.getOrDefault(path, FileSymbols.NONE);
  }

  @Override
  public List<Definition> definitions(String name) {
    var found = new ArrayList<Definition>();
    symbols.forEach((path, some) -> some.definitions()
        .stream()
        .filter(symbol -> symbol.name().equals(name))
        .forEach(symbol -> found.add(new Definition(path, symbol))));
    return found;
  }

  @Override
  public List<Definition> find(SymbolQuery query) {
    return definitions(query.text());
  }

  @Override
  public List<Usage> references(String name) {
    var found = new ArrayList<Usage>();
    symbols.forEach((path, some) -> some.references()
        .stream()
        .filter(reference -> reference.name().equals(name))
        .forEach(reference -> found.add(new Usage(path, reference))));
    return found;
  }

  @Override
  public Map<String, Map<String, Integer>> referenceCounts() {
    var all = new TreeMap<String, Map<String, Integer>>();
    symbols.forEach((path, some) -> {
      var counts = new TreeMap<String, Integer>();
      for (Reference reference : some.references()) {
        counts.merge(reference.name(), 1, Integer::sum);
      }
      if (!counts.isEmpty()) {
        all.put(path, counts);
      }
    });
    return all;
  }

  @Override
  public Map<String, List<String>> definedNames() {
    var all = new TreeMap<String, List<String>>();
    symbols.forEach((path, some) -> {
      if (!some.definitions().isEmpty()) {
        all.put(path,
            some.definitions().stream().map(Symbol::name).distinct().sorted().toList());
      }
    });
    return all;
  }

  @Override
  public Map<String, List<Import>> imports() {
    return Map.of();
  }

  /// BM25 with its usual constants, over the words of paths and texts.
  @Override
  public List<TextHit> search(String text, int limit) {
    var scores = new TreeMap<String, Double>();
    for (String word : Words.of(text)) {
      long having = words.values().stream().filter(counts -> counts.containsKey(word)).count();
      double rare = StrictMath.log(1 + (words.size() - having + 0.5) / (having + 0.5));
      words.forEach((path, counts) -> {
        int count = counts.getOrDefault(word, 0);
        double norm = 1.2 * (0.25 + 0.75 * length(counts) / averageLength);
        if (count > 0) {
          scores.merge(path, rare * count * 2.2 / (count + norm), Double::sum);
        }
      });
    }
    return scores.entrySet()
        .stream()
        .map(entry -> new TextHit(entry.getKey(), Math.rint(entry.getValue() * 1e6) / 1e6))
        .sorted(Comparator.comparingDouble(TextHit::score)
            .reversed()
            .thenComparing(TextHit::path))
        .limit(limit)
        .toList();
  }

  @Override
  public List<TextHit> search(String words, int limit, Set<String> among) {
    var some = new TreeMap<>(texts);
    some.keySet().retainAll(among);
    return of(some).search(words, limit);
  }

  @Override
  public String hash(String path) {
    try {
      return texts.containsKey(path)
          ? HexFormat.of()
              .formatHex(
                  MessageDigest.getInstance("SHA-256").digest(content(path).orElseThrow()))
          : "";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
