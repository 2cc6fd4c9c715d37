package dev.picode.context;

import java.nio.file.Path;
import java.util.Objects;

/// A file that was found in a tree and not opened. Immutable.
///
/// @param real where it is; open it without following links
/// @param path relative to the workspace, separated by `/`
/// @param bytes its size
/// @param modified when it was last written, in nanoseconds since 1970, as exact as the file system keeps it
public record ListedFile(Path real, String path, long bytes, long modified) {
  /// Refuses missing parts.
  public ListedFile {
    Objects.requireNonNull(real);
    Objects.requireNonNull(path);
  }
}
