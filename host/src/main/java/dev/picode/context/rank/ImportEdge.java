package dev.picode.context.rank;

import java.util.Objects;

/// A file that imports another one. Immutable.
///
/// @param from the file that imports
/// @param to the file that is imported
public record ImportEdge(String from, String to) {
  /// Refuses missing parts.
  public ImportEdge {
    Objects.requireNonNull(from);
    Objects.requireNonNull(to);
  }
}
