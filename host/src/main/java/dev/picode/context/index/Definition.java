package dev.picode.context.index;

import dev.picode.context.symbol.Symbol;
import java.util.Objects;

/// A definition and the file that holds it. Immutable.
///
/// @param path the file, relative to the workspace
/// @param symbol what is defined
public record Definition(String path, Symbol symbol) {
  /// Refuses missing parts.
  public Definition {
    Objects.requireNonNull(path);
    Objects.requireNonNull(symbol);
  }
}
