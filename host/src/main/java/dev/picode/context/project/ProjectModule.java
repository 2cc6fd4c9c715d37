package dev.picode.context.project;

import java.util.Objects;

/// A part of a tree that is built or published by itself. Immutable.
///
/// @param folder where it is; `""` is the top
/// @param name as its manifest says, else the name of its folder; empty where the top names itself nowhere
/// @param version as its manifest says, or empty
/// @param buildTool who builds it
/// @param manifest the file that makes it one
/// @param partOf the manifest that lists it as a module, or empty
public record ProjectModule(
    String folder,
    String name,
    String version,
    String buildTool,
    String manifest,
    String partOf) {
  /// Refuses missing parts.
  public ProjectModule {
    Objects.requireNonNull(folder);
    Objects.requireNonNull(name);
    Objects.requireNonNull(version);
    Objects.requireNonNull(buildTool);
    Objects.requireNonNull(manifest);
    Objects.requireNonNull(partOf);
  }
}
