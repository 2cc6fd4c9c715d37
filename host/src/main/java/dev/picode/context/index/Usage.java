package dev.picode.context.index;

import dev.picode.context.symbol.Reference;
import java.util.Objects;

/// A reference and the file that holds it. Immutable.
///
/// @param path the file, relative to the workspace
/// @param reference what is referred to, and where
public record Usage(String path, Reference reference) {
  /// Refuses missing parts.
  public Usage {
    Objects.requireNonNull(path);
    Objects.requireNonNull(reference);
  }
}
