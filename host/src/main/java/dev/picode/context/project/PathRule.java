package dev.picode.context.project;

import java.util.Comparator;
import java.util.Objects;

/// A pattern of a tool that takes files in or leaves them out. Immutable.
///
/// @param pattern a glob from the top of the tree
/// @param includes whether it takes in
/// @param origin the file that says so
public record PathRule(String pattern, boolean includes, String origin)
    implements
    Comparable<PathRule> {
  /// Refuses missing parts.
  public PathRule {
    Objects.requireNonNull(pattern);
    Objects.requireNonNull(origin);
  }

  @Override
  public int compareTo(PathRule other) {
    return Comparator.comparing(PathRule::origin)
        .thenComparing(PathRule::includes)
        .thenComparing(PathRule::pattern)
        .compare(this, other);
  }
}
