package dev.picode.plugin.manifest;

import java.util.List;

/// What a hook narrows itself to. Immutable. An empty list matches all; every list that is not empty must
/// match.
///
/// @param paths globs, of which a file of the event has to match one
/// @param commands names of commands, programs or tools
/// @param types endings of file names without the dot, such as `java`
public record Match(List<String> paths, List<String> commands, List<String> types) {
  /// Matches all.
  public static final Match ALL = new Match(List.of(), List.of(), List.of());

  /// Copies.
  public Match {
    paths = List.copyOf(paths);
    commands = List.copyOf(commands);
    types = List.copyOf(types);
  }
}
