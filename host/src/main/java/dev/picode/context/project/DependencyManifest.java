package dev.picode.context.project;

import java.util.List;
import java.util.Objects;

/// A file that declares dependencies. Immutable.
///
/// @param path the file
/// @param buildTool who reads it
/// @param dependencies by name
/// @param complete whether these are all for certain; a build file that is a program may make others
public record DependencyManifest(
    String path, String buildTool, List<DeclaredDependency> dependencies, boolean complete) {
  /// Copies the list.
  public DependencyManifest {
    Objects.requireNonNull(path);
    Objects.requireNonNull(buildTool);
    dependencies = List.copyOf(dependencies);
  }
}
