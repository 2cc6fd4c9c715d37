package dev.picode.context.metric;

import dev.picode.context.IndexedFile;
import dev.picode.context.graph.FileGraph;
import dev.picode.context.symbol.FileSymbols;
import dev.picode.context.symbol.Symbol;
import dev.picode.context.symbol.SymbolKind;
import java.util.Objects;
import java.util.Set;

/// The numbers of one file. Immutable.
///
/// @param file the file
/// @param functions how many functions, methods and constructors it defines
/// @param branches how many branches its definitions have, see [Symbol#branches]; [Symbol#UNKNOWN] where it was not parsed
/// @param dependencies how many files it needs
/// @param dependents how many files need it
public record FileMetrics(
    IndexedFile file,
    int functions,
    int branches,
    int dependencies,
    int dependents) {
  private static final Set<SymbolKind> FUNCTIONS = Set.of(SymbolKind.FUNCTION, SymbolKind.METHOD,
      SymbolKind.CONSTRUCTOR);

  /// Refuses a missing file.
  public FileMetrics {
    Objects.requireNonNull(file);
  }

  /// The numbers of a file.
  ///
  /// @param symbols what it defines
  /// @param needs which files need which
  public static FileMetrics of(IndexedFile file, FileSymbols symbols, FileGraph needs) {
    int functions = (int) symbols.definitions().stream().filter(FileMetrics::isFunction).count();
    int branches = symbols.method() == FileSymbols.Method.PARSED
        ? symbols.definitions().stream().mapToInt(Symbol::branches).sum()
        : Symbol.UNKNOWN;
    return new FileMetrics(file, functions, branches, needs.dependencies(file.path()).size(),
        needs.dependents(file.path()).size());
  }

  /// Whether a definition is a function of any kind.
  public static boolean isFunction(Symbol symbol) {
    return FUNCTIONS.contains(symbol.kind());
  }
}
