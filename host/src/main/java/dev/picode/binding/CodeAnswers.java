package dev.picode.binding;

import dev.picode.binding.CodeFacts.DefinitionKind;
import dev.picode.binding.CodeFacts.Dependency;
import dev.picode.binding.CodeFacts.Dependent;
import dev.picode.binding.CodeFacts.ImportEdge;
import dev.picode.binding.CodeFacts.NeedKind;
import dev.picode.binding.CodeFacts.OutlineEntry;
import dev.picode.binding.CodeFacts.PackageUse;
import dev.picode.binding.CodeFacts.RankedPath;
import dev.picode.binding.CodeFacts.SymbolInfo;
import dev.picode.binding.CodeFacts.SymbolUse;
import dev.picode.binding.CodeFacts.UseKind;
import dev.picode.context.engine.CodeView;
import dev.picode.context.graph.DependencyGraph;
import dev.picode.context.graph.Edge;
import dev.picode.context.graph.ExternalUse;
import dev.picode.context.graph.FileGraph;
import dev.picode.context.index.Definition;
import dev.picode.context.index.Usage;
import dev.picode.context.rank.Task;
import dev.picode.context.symbol.FileSymbols;
import dev.picode.context.symbol.Outline;
import dev.picode.context.symbol.Symbol;
import dev.picode.context.symbol.SymbolKind;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Tells scripts what is known of code. Stateless.
final class CodeAnswers {
  private CodeAnswers() {}

  static List<SymbolInfo> symbols(List<Definition> definitions) {
    return definitions.stream().map(definition -> {
      Symbol symbol = definition.symbol();
      return new SymbolInfo(symbol.qualifiedName(), kind(symbol.kind()), definition.path(),
          symbol.line(), symbol.span().endLine(), symbol.signature(), symbol.doc(),
          branches(symbol));
    }).toList();
  }

  static List<SymbolUse> uses(List<Usage> usages, int most) {
    return usages.stream()
        .limit(most)
        .map(usage -> new SymbolUse(usage.path(), usage.reference().span().startLine(),
            UseKind.valueOf(usage.reference().kind().name())))
        .toList();
  }

  static List<OutlineEntry> outline(FileSymbols symbols) {
    var entries = new ArrayList<OutlineEntry>();
    Outline.of(symbols).forEach(outline -> add(outline, 0, entries));
    return entries;
  }

  private static void add(Outline outline, int depth, List<OutlineEntry> entries) {
    Symbol symbol = outline.symbol();
    entries.add(new OutlineEntry(symbol.name(), kind(symbol.kind()), depth, symbol.line(),
        symbol.span().endLine(), symbol.signature(), symbol.doc(), branches(symbol)));
    outline.parts().forEach(part -> add(part, depth + 1, entries));
  }

  static List<Dependency> needs(FileGraph files, DependencyGraph graph, String file,
      int depth) {
    var needs = new ArrayList<Dependency>();
    files.dependencies(file, depth)
        .forEach(
            reached -> needs.add(new Dependency(reached.path(), reached.depth(), NeedKind.FILE)));
    var packages = new TreeMap<String, NeedKind>();
    for (ExternalUse use : graph.externals(file)) {
      packages.putIfAbsent(use.packageName(),
          use.missing() ? NeedKind.MISSING : NeedKind.EXTERNAL);
    }
    packages.forEach((name, kind) -> needs.add(new Dependency(name, 1, kind)));
    return needs;
  }

  static List<Dependent> needers(FileGraph files, String file, int depth) {
    return files.dependents(file, depth)
        .stream()
        .map(reached -> new Dependent(reached.path(), reached.depth()))
        .toList();
  }

  static List<ImportEdge> edges(List<Edge> edges) {
    return edges.stream()
        .map(edge -> new ImportEdge(edge.from(), edge.to(), edge.count(), edge.line()))
        .toList();
  }

  static List<PackageUse> packages(DependencyGraph graph) {
    var packages = new ArrayList<PackageUse>();
    graph.externals().forEach((name, files) -> packages.add(new PackageUse(name, false, files)));
    graph.missing().forEach((name, files) -> packages.add(new PackageUse(name, true, files)));
    return packages;
  }

  static List<RankedPath> related(CodeView view, String file, int most)
      throws InterruptedException {
    return view.rank(Task.ofFile(file), most + 1)
        .files()
        .stream()
        .filter(ranked -> !ranked.path().equals(file))
        .limit(most)
        .map(ranked -> new RankedPath(ranked.path(), ranked.score(), ranked.why()))
        .toList();
  }

  private static DefinitionKind kind(SymbolKind kind) {
    return DefinitionKind.valueOf(kind.name());
  }

  private static @Nullable Integer branches(Symbol symbol) {
    return symbol.branches() < 0 ? null : symbol.branches();
  }
}
