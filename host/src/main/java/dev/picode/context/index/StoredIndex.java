package dev.picode.context.index;

import dev.picode.context.Globs;
import dev.picode.context.IndexedFile;
import dev.picode.context.Languages;
import dev.picode.context.cache.ContextCaches;
import dev.picode.context.symbol.FileSymbols;
import dev.picode.context.symbol.Import;
import dev.picode.context.symbol.Reference;
import dev.picode.context.symbol.Symbol;
import dev.picode.sandbox.capability.Glob;
import java.lang.ref.Cleaner;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The index as a store has it at one moment. Safe for many threads, one of which asks the store at a time.
///
/// A transaction that only reads stays open, so that what others write is not seen. It ends when this is no longer
/// reachable. Where the store turns out to be damaged, it is made anew and asked once more.
final class StoredIndex implements CodeIndex {
  private static final Cleaner CLEANER = Cleaner.create();

  /// How much a word in the path or in a symbol counts against one in the text: a path says in few words what a file
  /// is about, a symbol what it offers.
  private static final double[] WEIGHTS = {5, 3, 1};

  private static final String SCORE = "-bm25(words, %s, %s, %s)".formatted(WEIGHTS[0], WEIGHTS[1],
      WEIGHTS[2]);

  private static final Comparator<Definition> BY_PLACE = Comparator.comparing(Definition::path)
      .thenComparingInt(definition -> definition.symbol().nameSpan().startByte());

  private final Repair repair;
  private final String source;
  private final @Nullable Supplier<ContextCaches> caches;
  private final Connected connected;
  private @Nullable Files files;
  /// Written by one thread at a time, read by any.
  private volatile @Nullable DefinedNames names;
  private @Nullable Map<String, NameTable> tables;

  /// @param source the version of what found the symbols
  /// @param names the names that are defined, where they are known
  StoredIndex(Database database, Repair repair, String source,
      @Nullable Supplier<ContextCaches> caches, @Nullable DefinedNames names) {
    this.names = names;
    this.repair = repair;
    this.source = source;
    this.caches = caches;
    this.connected = new Connected(database);
    CLEANER.register(this, connected);
  }

  /// Makes a store anew that turned out to be damaged, and connects to it.
  interface Repair {
    Database after(StoreException failure);
  }

  /// A question to the store.
  private interface Question<T> {
    T ask(Database database) throws StoreException;
  }

  /// The connection, which is closed when nobody can ask any more.
  private static final class Connected implements Runnable {
    private Database database;

    Connected(Database database) {
      this.database = database;
    }

    @Override
    public void run() {
      database.close();
    }
  }

  /// All files, by path.
  private record Files(List<IndexedFile> list, Map<String, IndexedFile> byPath) {}

  private synchronized <T> T answer(Question<T> question) {
    try {
      return question.ask(connected.database);
    } catch (StoreException e) {
      connected.database.close();
      files = null;
      names = null;
      tables = null;
      connected.database = repair.after(e);
      try {
        return question.ask(connected.database);
      } catch (StoreException again) {
        throw WorkspaceIndex.failed(again);
      }
    }
  }

  /// Ends the transaction at once; nothing may be asked any more.
  synchronized void close() {
    connected.database.close();
  }

  @Override
  public List<IndexedFile> files() {
    return answer(database -> known(database).list);
  }

  @Override
  public Optional<IndexedFile> file(String path) {
    return answer(database -> Optional.ofNullable(known(database).byPath.get(path)));
  }

  private Files known(Database database) throws StoreException {
    Files before = files;
    if (before != null) {
      return before;
    }
    List<IndexedFile> list = database.list(
        "select path, language, bytes, lines, test from file where skip = 0", row -> {
          String language = row.textOrNull(2);
          return new IndexedFile(row.text(1), language == null ? null : Languages.named(language),
              row.whole(3), (int) row.whole(4), row.whole(5) != 0);
        });
    list.sort(Comparator.comparing(IndexedFile::path));
    Map<String, IndexedFile> byPath = HashMap.newHashMap(list.size());
    list.forEach(file -> byPath.put(file.path(), file));
    var all = new Files(List.copyOf(list), byPath);
    files = all;
    return all;
  }

  @Override
  public FileSymbols symbols(String path) {
    Supplier<ContextCaches> kept = caches;
    if (kept == null) {
      return unpacked(path);
    }
    IndexedFile file = file(path).orElse(null);
    if (file == null) {
      return FileSymbols.NONE;
    }
    String key = hash(path) + ' ' + file.languageName() + ' ' + source;
    return kept.get().analyses().get(key, _ -> unpacked(path));
  }

  private FileSymbols unpacked(String path) {
    return answer(database -> {
      List<FileSymbols> found = database.list("""
          select names, positions from source join file on file.id = source.file
          where file.path = ?""", row -> SymbolCodec.unpack(row.bytes(1), row.bytes(2)), path);
      return found.isEmpty() ? FileSymbols.NONE : found.getFirst();
    });
  }

  /// A text that changes whenever a file or its content does.
  String fingerprint() {
    return answer(database -> {
      var all = new StringBuilder();
      database.list("select path, hash from file where skip = 0 order by path",
          row -> all.append(row.text(1))
              .append('\0')
              .append(HexFormat.of().formatHex(row.bytes(2)))
              .append('\n'));
      return Hash.of(all.toString().getBytes(StandardCharsets.UTF_8)).hex();
    });
  }

  @Override
  public List<Definition> definitions(String name) {
    return answer(database -> List.copyOf(definitions(database, name, new HashMap<>())));
  }

  /// @param seen what was unpacked before, by path
  private static List<Definition> definitions(Database database, String name,
      Map<String, FileSymbols> seen) throws StoreException {
    List<String> paths = database.list("""
        select path from definition join file on file.id = definition.file
        where definition.name = ?""", row -> row.text(1), name);
    var definitions = new ArrayList<Definition>();
    for (String path : paths) {
      FileSymbols symbols = seen.get(path);
      if (symbols == null) {
        symbols = database.list("""
            select names, positions from source join file on file.id = source.file
            where file.path = ?""", row -> SymbolCodec.unpack(row.bytes(1), row.bytes(2)), path)
            .getFirst();
        seen.put(path, symbols);
      }
      for (Symbol symbol : symbols.definitions()) {
        if (symbol.name().equals(name)) {
          definitions.add(new Definition(path, symbol));
        }
      }
    }
    definitions.sort(BY_PLACE);
    return definitions;
  }

  /// A name that fits a query.
  private record Candidate(int distance, String name) {}

  @Override
  public List<Definition> find(SymbolQuery query) {
    Glob glob = query.pathGlob() == null ? null : Globs.compile(query.pathGlob());
    return answer(database -> {
      var match = new NameMatch(query.text(), query.match());
      var candidates = new ArrayList<Candidate>();
      Consumer<String> meet = name -> match.distance(name)
          .ifPresent(distance -> candidates.add(new Candidate(distance, name)));
      if (query.match() == SymbolQuery.Match.EXACT) {
        meet.accept(query.text());
      } else {
        names(database).forEach(meet);
      }
      candidates.sort(Comparator.comparingInt(Candidate::distance)
          .thenComparing(Candidate::name));
      Predicate<Definition> wanted = wanted(query, glob, language(database, query));
      Map<String, FileSymbols> seen = new HashMap<>();
      var found = new ArrayList<Definition>();
      String last = null;
      for (Candidate candidate : candidates) {
        if (candidate.name.equals(last)) {
          continue;
        }
        last = candidate.name;
        for (Definition definition : definitions(database, candidate.name, seen)) {
          if (wanted.test(definition)) {
            found.add(definition);
          }
        }
        if (found.size() >= query.limit()) {
          return List.copyOf(found.subList(0, query.limit()));
        }
      }
      return List.copyOf(found);
    });
  }

  private static Predicate<Definition> wanted(SymbolQuery query, @Nullable Glob glob,
      Predicate<String> language) {
    return definition -> (query.kinds().isEmpty()
        || query.kinds().contains(definition.symbol().kind()))
        && (glob == null || glob.matches(definition.path())) && language.test(definition.path());
  }

  /// Which files are in the language of a query; the files are not read where it asks for none.
  private Predicate<String> language(Database database, SymbolQuery query) throws StoreException {
    String language = query.language();
    if (language == null) {
      return _ -> true;
    }
    Map<String, IndexedFile> files = known(database).byPath;
    return path -> {
      IndexedFile file = files.get(path);
      return file != null && language.equals(file.languageName());
    };
  }

  private DefinedNames names(Database database) throws StoreException {
    DefinedNames known = names;
    if (known == null) {
      known = DefinedNames.read(database);
      names = known;
    }
    return known;
  }

  /// The names that are defined, where they were read before.
  @Nullable DefinedNames names() {
    return names;
  }

  @Override
  public List<Usage> references(String name) {
    return answer(database -> {
      var usages = new ArrayList<Usage>();
      database.list("""
          select file.path, source.names, source.positions from referred
          join file on file.id = referred.rowid
          join source on source.file = file.id where referred match ?""", row -> {
        String path = row.text(1);
        FileSymbols symbols = SymbolCodec.unpack(row.bytes(2), row.bytes(3));
        for (Reference reference : symbols.references()) {
          if (reference.name().equals(name)) {
            usages.add(new Usage(path, reference));
          }
        }
        return path;
      }, '"' + NameHash.of(name) + '"');
      usages.sort(Comparator.comparing(Usage::path)
          .thenComparingInt(usage -> usage.reference().span().startByte()));
      return List.copyOf(usages);
    });
  }

  /// The packed names of each file that has some, by path.
  private Map<String, NameTable> tables() {
    return answer(database -> {
      Map<String, NameTable> before = tables;
      if (before != null) {
        return before;
      }
      var all = new TreeMap<String, NameTable>();
      database.list("select path, names from source join file on file.id = source.file",
          row -> all.put(row.text(1), NameTable.unpack(row.bytes(2))));
      tables = all;
      return all;
    });
  }

  @Override
  public Map<String, Map<String, Integer>> referenceCounts() {
    var counts = new TreeMap<String, Map<String, Integer>>();
    tables().forEach((path, table) -> {
      if (!table.counts().isEmpty()) {
        counts.put(path, Collections.unmodifiableMap(table.counts()));
      }
    });
    return Collections.unmodifiableMap(counts);
  }

  @Override
  public Map<String, List<String>> definedNames() {
    var names = new TreeMap<String, List<String>>();
    tables().forEach((path, table) -> {
      if (!table.defined().isEmpty()) {
        names.put(path, table.defined());
      }
    });
    return Collections.unmodifiableMap(names);
  }

  @Override
  public Map<String, List<Import>> imports() {
    var imports = new TreeMap<String, List<Import>>();
    tables().forEach((path, table) -> {
      if (!table.imports().isEmpty()) {
        imports.put(path, table.imports());
      }
    });
    return Collections.unmodifiableMap(imports);
  }

  @Override
  public List<TextHit> search(String words, int limit) {
    var quoted = new ArrayList<String>();
    WordBag.of(words).forEach(word -> quoted.add('"' + word + '"'));
    if (quoted.isEmpty()) {
      return List.of();
    }
    return answer(database -> {
      List<TextHit> hits = database.list(
          "select file.path, " + SCORE
              + " from words join file on file.id = words.rowid where words match ?",
          row -> new TextHit(row.text(1), Math.round(row.number(2) * 1e6) / 1e6),
          String.join(" OR ", quoted));
      hits.sort(Comparator.comparingDouble(TextHit::score)
          .reversed()
          .thenComparing(TextHit::path));
      return List.copyOf(hits.subList(0, Math.clamp(limit, 0, hits.size())));
    });
  }

  @Override
  public List<TextHit> search(String words, int limit, Set<String> among) {
    Set<String> wanted = WordBag.of(words);
    return wanted.isEmpty() ? List.of() : answer(database -> {
      List<TextHit> hits = new SeenWords(database, WEIGHTS, among).search(wanted);
      return List.copyOf(hits.subList(0, Math.clamp(limit, 0, hits.size())));
    });
  }

  @Override
  public String hash(String path) {
    return answer(database -> {
      List<byte[]> found = database.list("select hash from file where path = ? and skip = 0",
          row -> row.bytes(1), path);
      return found.isEmpty() ? "" : Hash.of256(found.getFirst()).hex();
    });
  }
}
