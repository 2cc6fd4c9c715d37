package dev.picode.context.graph;

import java.util.Comparator;
import java.util.Objects;

/// An import that leads to no file of the tree. Immutable.
///
/// @param packageName what it belongs to, as the language's registry or library names it: `java.util`, `react`,
///     `github.com/x/y`, `serde`, `openssl`
/// @param target what is named, as it is written
/// @param line where it stands, from 1
/// @param missing whether it names something of this tree that is not there: a file that is made by the build, or a
///     mistake
public record ExternalUse(String packageName, String target, int line, boolean missing)
    implements
    Comparable<ExternalUse> {
  /// Refuses missing parts.
  public ExternalUse {
    Objects.requireNonNull(packageName);
    Objects.requireNonNull(target);
  }

  @Override
  public int compareTo(ExternalUse other) {
    return Comparator.comparing(ExternalUse::packageName)
        .thenComparingInt(ExternalUse::line)
        .thenComparing(ExternalUse::target)
        .thenComparing(ExternalUse::missing)
        .compare(this, other);
  }
}
