package dev.picode.context.project;

import java.util.Comparator;
import java.util.Objects;

/// Where a program or a library starts. Immutable.
///
/// @param path the source file; empty where the manifest names none of the tree
/// @param kind what starts there
/// @param name what it is called: a command, a class, a module
/// @param origin the file that says so: a manifest, or the source itself
public record EntryPoint(String path, Kind kind, String name, String origin)
    implements
    Comparable<EntryPoint> {
  /// What can start.
  public enum Kind {
    /// A command that gets installed.
    COMMAND,
    /// A program: a class or file with a main function.
    MAIN,
    /// What users of the package import.
    LIBRARY
  }

  /// Refuses missing parts.
  public EntryPoint {
    Objects.requireNonNull(path);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(name);
    Objects.requireNonNull(origin);
  }

  @Override
  public int compareTo(EntryPoint other) {
    return Comparator.comparing(EntryPoint::path)
        .thenComparing(EntryPoint::kind)
        .thenComparing(EntryPoint::name)
        .thenComparing(EntryPoint::origin)
        .compare(this, other);
  }
}
