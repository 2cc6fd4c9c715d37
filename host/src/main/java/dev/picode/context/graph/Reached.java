package dev.picode.context.graph;

import java.util.Objects;

/// A file that is reached from another one over edges. Immutable.
///
/// @param path the file
/// @param depth the least number of edges between them, from 1
public record Reached(String path, int depth) {
  /// Refuses missing parts.
  public Reached {
    Objects.requireNonNull(path);
  }
}
