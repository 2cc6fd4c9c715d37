package dev.picode.context.graph;

import java.util.Objects;

/// That a file needs another one. Immutable.
///
/// @param from the file that needs
/// @param to the file that is needed
/// @param count how many imports, or uses of names, say so
/// @param line the line of the first import that says so, from 1; 0 for names
public record Edge(String from, String to, int count, int line) {
  /// Refuses missing parts.
  public Edge {
    Objects.requireNonNull(from);
    Objects.requireNonNull(to);
  }
}
