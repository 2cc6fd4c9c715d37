package dev.picode.binding;

import dev.picode.binding.CodeFacts.DefinitionKind;
import dev.picode.binding.CodeFacts.Dependency;
import dev.picode.binding.CodeFacts.Dependent;
import dev.picode.binding.CodeFacts.DuplicationInfo;
import dev.picode.binding.CodeFacts.FileNumbers;
import dev.picode.binding.CodeFacts.ImportEdge;
import dev.picode.binding.CodeFacts.OutlineEntry;
import dev.picode.binding.CodeFacts.PackageUse;
import dev.picode.binding.CodeFacts.RankedPath;
import dev.picode.binding.CodeFacts.SymbolInfo;
import dev.picode.binding.CodeFacts.SymbolUse;
import dev.picode.binding.FileFacts.FileInfo;
import dev.picode.binding.FileFacts.FileOrder;
import dev.picode.binding.FileFacts.IndexSummary;
import dev.picode.binding.FileFacts.LanguageInfo;
import dev.picode.binding.FileFacts.LanguageKind;
import dev.picode.context.FileIndex;
import dev.picode.context.IndexedFile;
import dev.picode.context.engine.CodeView;
import dev.picode.context.graph.FileGraph;
import dev.picode.context.index.SymbolQuery;
import dev.picode.context.symbol.SymbolKind;
import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `ctx.index`. Safe for many threads.
@Binding(name = "index", doc = "What the text files of the workspace are, and what they define, use and import. Ignored, binary and"
    + " over-large files are left out, and so is whatever the script may not read: the answers are those of a workspace"
    + " without it. Each answer is of the moment of the first question, or of the script's last change since.")
public final class IndexBinding {
  private final Access access;
  private final ScriptServices services;
  private final ReadableCode code;

  IndexBinding(Access access, ScriptServices services, ReadableCode code) {
    this.access = access;
    this.services = services;
    this.code = code;
  }

  /// Lists files.
  @Callable(doc = "Lists text files.", capability = "read", since = 1, example = "const largest = await ctx.index.files({ sort: \"bytes\", limit: 5 });")
  public List<FileInfo> files(
      @Param(doc = "The file or folder to look at.", option = "\".\"") String path,
      @Param(doc = "A glob that paths have to match.", option = "\"**\"") String glob,
      @Param(doc = "The language, or any.", option = "null") @Nullable String language,
      @Param(doc = "What texts in the language are, or any.", option = "null") @Nullable LanguageKind kind,
      @Param(doc = "By what they are sorted; files that are equal are by path.", option = "\"path\"") FileOrder sort,
      @Param(doc = "The most files to return.", option = "100000") int limit) {
    Stream<IndexedFile> found = index(path).glob(glob)
        .stream()
        .filter(file -> language == null || language.equals(file.languageName()))
        .filter(file -> kind == null || FileFacts.isOf(kind, file.language()));
    Stream<IndexedFile> sorted = switch (sort) {
      case PATH -> found;
      case BYTES -> found.sorted(Comparator.comparingLong(IndexedFile::bytes).reversed());
      case LINES -> found.sorted(Comparator.comparingInt(IndexedFile::lines).reversed());
    };
    return sorted.limit(limit).map(FileFacts::info).toList();
  }

  /// Counts by language.
  @Callable(doc = "Counts files, lines and bytes by language, most lines first.", capability = "read", since = 1, example = "const [main] = await ctx.index.languages();")
  public List<LanguageInfo> languages(
      @Param(doc = "The file or folder to look at.", option = "\".\"") String path) {
    return index(path).languages().stream().map(FileFacts::language).toList();
  }

  /// Counts everything.
  @Callable(doc = "Counts files, lines and bytes in all, and what was left out.", capability = "read", since = 1, example = "const { files, skipped } = await ctx.index.summary();")
  public IndexSummary summary(
      @Param(doc = "The file or folder to look at.", option = "\".\"") String path) {
    return FileFacts.summary(index(path));
  }

  /// Finds definitions.
  @Callable(doc = "Finds definitions by their names: those whose letters include the given ones in their order, best match"
      + " first.", capability = "read", since = 1, example = "const tills = await ctx.index.symbols(\"till\", { kind: \"class\" });")
  public List<SymbolInfo> symbols(
      @Param(doc = "Letters of the name; none fit every name.") String query,
      @Param(doc = "Whether the name has to be the text.", option = "false") boolean exact,
      @Param(doc = "What it has to be, or any.", option = "null") @Nullable DefinitionKind kind,
      @Param(doc = "The language, or any.", option = "null") @Nullable String language,
      @Param(doc = "A glob that the path of the file has to match.", option = "\"**\"") String glob,
      @Param(doc = "The most definitions to return.", option = "50") int limit) {
    var wanted = new SymbolQuery(query,
        exact ? SymbolQuery.Match.EXACT : SymbolQuery.Match.FUZZY,
        kind == null ? Set.of() : Set.of(SymbolKind.valueOf(kind.name())), language,
        glob.equals("**") ? null : glob, ReadableCode.within("index.symbols", "limit", limit, 1));
    return CodeAnswers.symbols(code.answer(view -> view.index().find(wanted)));
  }

  /// Finds what a name stands for.
  @Callable(doc = "Finds the definitions of a name, by path and line. There may be several: names are compared as they are"
      + " written.", capability = "read", since = 1, example = "const [total] = await ctx.index.definition(\"total\");")
  public List<SymbolInfo> definition(
      @Param(doc = "The name, without what contains it.") String name) {
    return CodeAnswers.symbols(code.answer(view -> view.index().definitions(name)));
  }

  /// Finds uses.
  @Callable(doc = "Finds where a name is used, by path and line, without where it is defined.", capability = "read", since = 1, example = "const uses = await ctx.index.references(\"total\");")
  public List<SymbolUse> references(
      @Param(doc = "The name, without what contains it.") String name,
      @Param(doc = "The most uses to return.", option = "200") int limit) {
    int most = ReadableCode.within("index.references", "limit", limit, 1);
    return CodeAnswers.uses(code.answer(view -> view.index().references(name)), most);
  }

  /// Outlines a file.
  @Callable(doc = "Lists what a file defines, in the order of the file, each with how deep it stands.", capability = "read", since = 1, example = "for (const { name, depth } of await ctx.index.outline(\"src/till.js\")) { /* … */ }")
  public List<OutlineEntry> outline(@Param(doc = "The file.") String file) {
    return CodeAnswers
        .outline(code.answer(view -> view.index().symbols(code.file(file, view.index()))));
  }

  /// Finds what a file needs.
  @Callable(doc = "Finds what a file needs: files first, the nearest ones before others, then packages from elsewhere and what"
      + " is missing.", capability = "read", since = 1, example = "const needs = await ctx.index.dependencies(\"src/till.js\", { depth: 3 });")
  public List<Dependency> dependencies(
      @Param(doc = "The file.") String file,
      @Param(doc = "How many imports are followed.", option = "1") int depth,
      @Param(doc = "Whether files count too whose names are used without an import, as within a package of Java. They are"
          + " found by name alone, which now and then is mistaken.", option = "false") boolean uses) {
    int most = ReadableCode.within("index.dependencies", "depth", depth, 1);
    return code.answer(view -> CodeAnswers.needs(files(view, uses), view.graph(),
        code.file(file, view.index()), most));
  }

  /// Finds what needs a file.
  @Callable(doc = "Finds the files that need a file, the nearest ones first.", capability = "read", since = 1, example = "const users = await ctx.index.dependents(\"src/shop/cart.js\");")
  public List<Dependent> dependents(
      @Param(doc = "The file.") String file,
      @Param(doc = "How many imports are followed.", option = "1") int depth,
      @Param(doc = "Whether uses without an import count too, as in `dependencies`.", option = "false") boolean uses) {
    int most = ReadableCode.within("index.dependents", "depth", depth, 1);
    return code.answer(
        view -> CodeAnswers.needers(files(view, uses), code.file(file, view.index()), most));
  }

  /// Finds cycles.
  @Callable(doc = "Finds the groups of files that all need each other, directly or through others; each by path.", capability = "read", since = 1, example = "const [worst] = await ctx.index.cycles();")
  public List<List<String>> cycles(
      @Param(doc = "Whether uses without an import count too, as in `dependencies`.", option = "false") boolean uses) {
    return code.answer(view -> files(view, uses).cycles());
  }

  /// Lists imports.
  @Callable(doc = "Lists which file imports which, by path.", capability = "read", since = 1, example = "const edges = await ctx.index.imports();")
  public List<ImportEdge> imports(
      @Param(doc = "Whether uses without an import count too, as in `dependencies`.", option = "false") boolean uses) {
    return CodeAnswers.edges(code.answer(view -> files(view, uses).edges()));
  }

  private static FileGraph files(CodeView view, boolean uses) throws InterruptedException {
    return uses ? view.needs() : view.graph().imports();
  }

  /// Lists packages.
  @Callable(doc = "Lists the packages from elsewhere that files import, and what they import that is missing; each kind by name.", capability = "read", since = 1, example = "const packages = await ctx.index.packages();")
  public List<PackageUse> packages() {
    return CodeAnswers.packages(code.answer(CodeView::graph));
  }

  /// Measures files.
  @Callable(doc = "Measures files of code: lines, functions, branches, and how many files hang on each other; by path.", capability = "read", since = 1, example = "const files = await ctx.index.metrics({ path: \"src\" });")
  public List<FileNumbers> metrics(
      @Param(doc = "The file or folder to look at.", option = "\".\"") String path,
      @Param(doc = "A glob that paths have to match.", option = "\"**\"") String glob,
      @Param(doc = "The language, or any.", option = "null") @Nullable String language,
      @Param(doc = "Whether tests count.", option = "true") boolean tests) {
    var wanted = code.selection(path, glob, language, tests);
    return code.answer(view -> CodeNumbers.files(view, wanted));
  }

  /// Lists functions.
  @Callable(doc = "Lists functions, methods and constructors, those with most branches first, then by path and line. Those of"
      + " languages without a parser are left out.", capability = "read", since = 1, example = "const [worst] = await ctx.index.functions({ limit: 1 });")
  public List<SymbolInfo> functions(
      @Param(doc = "The file or folder to look at.", option = "\".\"") String path,
      @Param(doc = "A glob that paths have to match.", option = "\"**\"") String glob,
      @Param(doc = "The language, or any.", option = "null") @Nullable String language,
      @Param(doc = "Whether tests count.", option = "true") boolean tests,
      @Param(doc = "The most functions to return.", option = "50") int limit) {
    int most = ReadableCode.within("index.functions", "limit", limit, 1);
    var wanted = code.selection(path, glob, language, tests);
    return CodeAnswers.symbols(code.answer(view -> CodeNumbers.functions(view, wanted, most)));
  }

  /// Finds duplicates.
  @Callable(doc = "Finds lines of code that stand in several places. Blanks around them do not count, nor do empty lines,"
      + " brackets alone, comments and imports.", capability = "read", since = 1, example = "const { duplicates } = await ctx.index.duplicates({ lines: 10 });")
  public DuplicationInfo duplicates(
      @Param(doc = "The file or folder to look at.", option = "\".\"") String path,
      @Param(doc = "A glob that paths have to match.", option = "\"**\"") String glob,
      @Param(doc = "The language, or any.", option = "null") @Nullable String language,
      @Param(doc = "Whether tests count.", option = "true") boolean tests,
      @Param(doc = "How many lines make a duplicate, 2 at least.", option = "8") int lines,
      @Param(doc = "The most duplicates to return.", option = "50") int limit) {
    int least = ReadableCode.within("index.duplicates", "lines", lines, 2);
    int most = ReadableCode.within("index.duplicates", "limit", limit, 1);
    var wanted = code.selection(path, glob, language, tests);
    return code.answer(view -> CodeNumbers.duplicates(view, wanted, least, most));
  }

  /// Finds what matters beside a file.
  @Callable(doc = "Ranks the files that matter where one works on a file, and says why: what it uses, what uses it, what imports"
      + " what, and, where the script may use `git`, what was changed with it.", capability = "read", since = 1, example = "const [nearest] = await ctx.index.related(\"src/till.js\");")
  public List<RankedPath> related(
      @Param(doc = "The file.") String file,
      @Param(doc = "The most files to return.", option = "20") int limit) {
    int most = ReadableCode.within("index.related", "limit", limit, 1);
    return code.answer(view -> CodeAnswers.related(view, code.file(file, view.index()), most));
  }

  private FileIndex index(String path) {
    return services.indexes()
        .of(code.folder(path).toString())
        .only(file -> access.canRead(services.workspace(), file));
  }
}
