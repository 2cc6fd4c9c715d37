package dev.picode.context.index;

import java.util.Objects;

/// A file that holds words of a search. Immutable.
///
/// @param path the file, relative to the workspace
/// @param score how well it fits, by BM25 over path, symbols and text, rounded to six decimals; more is better
public record TextHit(String path, double score) {
  /// Refuses a missing path.
  public TextHit {
    Objects.requireNonNull(path);
  }
}
