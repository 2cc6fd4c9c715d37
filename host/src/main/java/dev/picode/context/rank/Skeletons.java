package dev.picode.context.rank;

import dev.picode.context.symbol.FileSymbols;
import dev.picode.context.symbol.Skeleton;
import dev.picode.context.symbol.Symbol;

/// Draws the declarations of a file without their bodies. Implementations are safe for many threads.
@FunctionalInterface
public interface Skeletons {
  /// What is left of a file; empty where it declares nothing.
  ///
  /// @param path the file, relative to the workspace
  /// @param content all of it, as it is stored
  /// @param symbols what it defines
  String of(String path, byte[] content, FileSymbols symbols);

  /// What stands outside of functions as it is written, and functions without their bodies.
  static Skeletons bodiless() {
    return (_, content, symbols) -> symbols.definitions().isEmpty()
        ? ""
        : Skeleton.of(content, symbols);
  }

  /// Signatures, one a line, indented by what contains them.
  static Skeletons signatures() {
    return (_, _, symbols) -> {
      var lines = new StringBuilder();
      for (Symbol symbol : symbols.definitions()) {
        long depth = symbol.container().isEmpty()
            ? 0
            : symbol.container().chars().filter(c -> c == '.').count() + 1;
        lines.repeat("  ", (int) depth).append(symbol.signature()).append('\n');
      }
      return lines.toString();
    };
  }
}
