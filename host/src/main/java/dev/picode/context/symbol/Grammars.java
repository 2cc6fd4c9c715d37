package dev.picode.context.symbol;

import dev.picode.context.parser.Natives;
import dev.picode.context.parser.ParserLibrary;
import dev.picode.context.parser.SyntaxParser;
import dev.picode.context.parser.SyntaxQuery;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// The grammars there are, each loaded when it is first asked for. Safe for many threads.
final class Grammars {
  /// How a grammar is made.
  ///
  /// @param library the name of its native library
  /// @param queries the names of the parts of its query, the first of which says most
  private record Source(String library, List<String> queries) {}

  /// A grammar, or why there is none.
  record Loaded(@Nullable Grammar grammar, String missing) {}

  private static final Map<String, Source> SOURCES = new TreeMap<>(Map.ofEntries(
      source("Java", "java", "java"),
      source("Python", "python", "python"),
      source("Starlark", "python", "python"),
      source("JavaScript", "javascript", "javascript", "script", "jsx"),
      source("TypeScript", "typescript", "typescript", "script"),
      source("TSX", "tsx", "typescript", "script", "jsx"),
      source("Go", "go", "go"),
      source("Rust", "rust", "rust"),
      source("C", "c", "c"),
      source("C++", "cpp", "cpp", "c"),
      source("Cuda", "cpp", "cpp", "c"),
      source("C#", "c-sharp", "c-sharp"),
      source("Ruby", "ruby", "ruby"),
      source("PHP", "php", "php"),
      source("Kotlin", "kotlin", "kotlin"),
      source("Shell", "bash", "bash")));

  private final Natives natives;
  private final Map<String, Loaded> loaded = new ConcurrentHashMap<>();

  /// Why nothing can be loaded, empty where it can, `null` before it was tried.
  private volatile @Nullable String unusable;

  Grammars(Natives natives) {
    this.natives = natives;
  }

  /// The names of the languages that have a grammar.
  static Iterable<String> languages() {
    return SOURCES.keySet();
  }

  /// Whether a language has a grammar, on this platform or another.
  static boolean knows(String language) {
    return SOURCES.containsKey(language);
  }

  /// The grammar of a language that has one, or `null` where this platform has no parser for it.
  @Nullable Grammar of(String language) {
    Source source = SOURCES.get(language);
    return source == null
        ? null
        : loaded.computeIfAbsent(source.library(), _ -> load(source)).grammar();
  }

  /// Why files of a language are not parsed here, or empty where nothing is known against it. Loads no grammar.
  Optional<String> missing(String language) {
    Source source = SOURCES.get(language);
    if (source == null) {
      return Optional.of("there is no grammar for " + language);
    }
    Loaded known = loaded.get(source.library());
    if (known != null) {
      return known.missing().isEmpty() ? Optional.empty() : Optional.of(known.missing());
    }
    return natives.missing(source.library()).or(this::unusable);
  }

  /// Why no parser works though its file is there, as on a system with another C library; or empty.
  private Optional<String> unusable() {
    String why = unusable;
    if (why == null) {
      try {
        var _ = ParserLibrary.of(natives);
        why = "";
      } catch (LinkageError | RuntimeException e) {
        why = "the parsers cannot be loaded: " + e.getMessage();
      }
      unusable = why;
    }
    return why.isEmpty() ? Optional.empty() : Optional.of(why);
  }

  /// A parser of all of them.
  ///
  /// @throws LinkageError where none can be loaded
  SyntaxParser parser() {
    return ParserLibrary.of(natives).parser();
  }

  /// A number that changes with any query.
  static String queriesVersion() {
    var sum = new CRC32();
    SOURCES.values()
        .stream()
        .flatMap(source -> source.queries().stream())
        .distinct()
        .sorted()
        .forEach(name -> sum.update(text(name).getBytes(StandardCharsets.UTF_8)));
    return Long.toHexString(sum.getValue());
  }

  private Loaded load(Source source) {
    Optional<String> missing = natives.missing(source.library()).or(this::unusable);
    if (missing.isPresent()) {
      return new Loaded(null, missing.get());
    }
    try {
      SyntaxQuery query = ParserLibrary.of(natives)
          .compile(source.library(), query(source.queries()));
      return new Loaded(Grammar.of(query, source.library().equals("bash")), "");
    } catch (LinkageError | RuntimeException e) {
      return new Loaded(null, "`" + source.library() + "` cannot be loaded: " + e.getMessage());
    }
  }

  private static String query(List<String> names) {
    var query = new StringBuilder();
    names.forEach(name -> query.append(text(name)));
    return query.toString();
  }

  private static String text(String name) {
    try (InputStream in = Grammars.class.getResourceAsStream(name + ".scm")) {
      if (in == null) {
        throw new IllegalStateException("no query is called `" + name + "`");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map.Entry<String, Source> source(String language, String library,
      String... queries) {
    return Map.entry(language, new Source(library, List.of(queries)));
  }
}
