package dev.picode.context.symbol;

import dev.picode.context.Language;
import dev.picode.context.parser.Natives;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Symbols by the parsers of tree-sitter and our own queries. Safe for many threads.
///
/// A file that would take a parser too long, one whose language has no parser, or has none on this platform, is read
/// by its lines; [FileSymbols#method] says so.
public final class TreeSitterSymbols implements SymbolSource {
  /// To be counted up whenever the code of this package gives another answer for the same bytes.
  private static final int REVISION = 3;

  private final LexicalSymbols lexical = new LexicalSymbols();
  private final Grammars grammars;
  private final Parsing parsing;

  /// Parsers and compiled queries are memory of the C library, which nothing collects: a process has them once.
  private static final class OfProcess {
    private static final TreeSitterSymbols SYMBOLS = new TreeSitterSymbols(Natives.ofSystem(),
        ParseLimits.DEFAULT);

    private OfProcess() {}
  }

  /// With the parsers of this platform, each loaded when the first file of its language is read, once a process.
  public TreeSitterSymbols() {
    grammars = OfProcess.SYMBOLS.grammars;
    parsing = OfProcess.SYMBOLS.parsing;
  }

  TreeSitterSymbols(Natives natives, ParseLimits limits) {
    grammars = new Grammars(natives);
    parsing = new Parsing(grammars::parser, limits);
  }

  @Override
  public FileSymbols of(Language language, byte[] content) {
    String name = Dialects.of(language.name(), content);
    if (!Grammars.knows(name)) {
      return lexical.of(language, content);
    }
    Grammar grammar = grammars.of(name);
    if (grammar == null) {
      return lexical.of(language, content);
    }
    MacroWords words = MacroWords.of(name, content);
    return parsing.tags(grammar, words.content()).map(tags -> {
      tags.uses.addAll(words.uses());
      return symbols(name, content, tags);
    }).orElseGet(() -> lexical.of(language, content));
  }

  @Override
  public String version() {
    return "tree-sitter " + REVISION + " " + Grammars.queriesVersion() + " "
        + (missing().isEmpty() ? "all" : "without " + String.join(",", missing().keySet()));
  }

  /// Why files of a language are read by their lines though the language has a grammar, by the name of the language;
  /// empty where all parsers are here.
  public Map<String, String> missing() {
    Map<String, String> missing = new TreeMap<>();
    for (String language : Grammars.languages()) {
      grammars.missing(language).ifPresent(why -> missing.put(language, why));
    }
    return missing;
  }

  private static FileSymbols symbols(String language, byte[] content, Tags tags) {
    Lines lines = Lines.of(content);
    var builder = new SymbolBuilder(content, lines, tags);
    List<Import> imports = new ArrayList<>();
    tags.imports.sort(Comparator.comparingInt(Tags.Stretch::start));
    for (Tags.Stretch stretch : tags.imports) {
      int end = Math.min(stretch.end(), stretch.start() + Imports.MAX_BYTES);
      int start = language.equals("Rust")
          ? RustImports.start(content, stretch.start())
          : stretch.start();
      imports.addAll(Imports.of(language, Bytes.text(content, start, end),
          lines.at(stretch.start())));
    }
    return new FileSymbols(Branches.count(builder.definitions(), tags.branches),
        builder.references(Builtins.of(language)),
        imports,
        FileSymbols.Method.PARSED);
  }
}
