package dev.picode.context.project;

import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A dependency as a manifest declares it. Immutable.
///
/// @param name as its registry names it: `group:artifact`, `@scope/name`, `github.com/x/y`, `vendor/name`
/// @param version the version or range as it is written, with properties of the tree put in; empty where none is said
///     or it cannot be told
/// @param scope what it is needed for
/// @param folder the folder of the tree it stands in, where it is a part of the tree; `""` is the top
public record DeclaredDependency(
    String name, String version, Scope scope, @Nullable String folder)
    implements
    Comparable<DeclaredDependency> {
  /// What a dependency is needed for.
  public enum Scope {
    /// To compile or run the project.
    MAIN,
    /// To work on the project: tests and tools.
    DEVELOPMENT,
    /// To build it: plug-ins and build scripts.
    BUILD,
    /// Only with some features or on some platforms.
    OPTIONAL,
    /// To be brought by whoever uses the project.
    PEER
  }

  /// Refuses missing parts.
  public DeclaredDependency {
    Objects.requireNonNull(name);
    Objects.requireNonNull(version);
    Objects.requireNonNull(scope);
  }

  /// A dependency from elsewhere.
  public static DeclaredDependency of(String name, String version, Scope scope) {
    return new DeclaredDependency(name, version, scope, null);
  }

  @Override
  public int compareTo(DeclaredDependency other) {
    return Comparator.comparing(DeclaredDependency::name)
        .thenComparing(DeclaredDependency::scope)
        .thenComparing(DeclaredDependency::version)
        .thenComparing(one -> one.folder == null ? "" : one.folder)
        .compare(this, other);
  }
}
