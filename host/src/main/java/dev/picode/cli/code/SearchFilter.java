package dev.picode.cli.code;

import dev.picode.context.Globs;
import dev.picode.context.IndexedFile;
import dev.picode.context.engine.ContextEngine;
import dev.picode.context.index.CodeIndex;
import dev.picode.context.symbol.Symbol;
import dev.picode.context.symbol.SymbolKind;
import dev.picode.sandbox.capability.Glob;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/// Which files, and which parts of them, a search is about. Immutable, safe for many threads.
///
/// @param files the files, by path
/// @param paths their paths
/// @param kinds the kinds of definitions that lines have to stand in; none for all lines
/// @param index what the files hold
record SearchFilter(List<IndexedFile> files, Set<String> paths, Set<SymbolKind> kinds,
    CodeIndex index) {
  private static final int ALL = 100_000;

  /// What the options of a command line say.
  ///
  /// @throws dev.picode.problem.PiCodeException `argument-invalid`, `glob-invalid`
  static SearchFilter of(ParseResult parsed, ContextEngine engine) throws InterruptedException {
    CodeIndex index = engine.index();
    String language = parsed.matchedOptionValue("--language", null);
    String path = parsed.matchedOptionValue("--path", null);
    @Nullable Glob glob = path == null ? null : Globs.compile(path);
    @Nullable Set<String> recent = parsed.hasMatchedOption("--recent")
        ? new HashSet<>(engine.recent(CodeCommand.number(parsed, "--recent", ALL)))
        : null;
    Set<SymbolKind> kinds = SymbolsCommand.kinds(parsed.matchedOptionValue("--kind", null));
    List<IndexedFile> files = index.files()
        .stream()
        .filter(file -> language == null || language.equals(file.languageName()))
        .filter(file -> glob == null || glob.matches(file.path()))
        .filter(file -> recent == null || recent.contains(file.path()))
        .toList();
    var paths = new HashSet<String>();
    files.forEach(file -> paths.add(file.path()));
    return new SearchFilter(files, paths, kinds, index);
  }

  /// Whether a line is wanted.
  boolean takes(String path, int line) {
    if (kinds.isEmpty()) {
      return true;
    }
    for (Symbol symbol : index.symbols(path).definitions()) {
      if (kinds.contains(symbol.kind()) && symbol.span().startLine() <= line
          && line <= symbol.span().endLine()) {
        return true;
      }
    }
    return false;
  }

  /// Whether a file is wanted: one that defines something of a kind, where kinds are named.
  boolean takes(String path) {
    return paths.contains(path) && (kinds.isEmpty() || index.symbols(path)
        .definitions()
        .stream()
        .anyMatch(symbol -> kinds.contains(symbol.kind())));
  }
}
