package dev.picode.context.project;

import java.util.Objects;

/// A kind of project that a tree is. Immutable.
///
/// @param name the language, or what stands in its place: `Java`, `TypeScript`, `Docker`
/// @param buildTool `Maven`, `pnpm`, `Cargo`, …
/// @param manifest the file nearest to the top that gives it away
/// @param folders in how many folders there is one
public record ProjectType(String name, String buildTool, String manifest, int folders) {
  /// Refuses missing parts.
  public ProjectType {
    Objects.requireNonNull(name);
    Objects.requireNonNull(buildTool);
    Objects.requireNonNull(manifest);
  }
}
