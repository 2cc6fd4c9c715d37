package dev.picode.git;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How one file differs between two moments. Immutable.
///
/// @param kind what happened to it
/// @param path where it is afterwards; where it was, if it is gone
/// @param oldPath where it was before, of what was renamed or copied; else `null`
/// @param text whether both sides are text that is small enough to be compared; else there are no hunks
/// @param hunks what differs, in the order of the file, without context
public record FileDiff(
    Kind kind,
    String path,
    @Nullable String oldPath,
    boolean text,
    List<Hunk> hunks) {
  /// What happened to a file.
  public enum Kind {
    /// It is new.
    ADDED,
    /// It has another content, mode or type.
    MODIFIED,
    /// It is gone.
    DELETED,
    /// It has another path, perhaps another content too.
    RENAMED,
    /// It is like another one that is still there.
    COPIED
  }

  /// Copies the hunks.
  public FileDiff {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(path);
    hunks = List.copyOf(hunks);
  }

  /// Lines that replace others. Immutable.
  ///
  /// @param oldLine the first line that is replaced, from 1; the line before which the new ones stand where none is
  /// @param oldLines how many are replaced
  /// @param newLine the first line that replaces them, from 1; the line before which the old ones stood where none does
  /// @param newLines how many replace them
  public record Hunk(int oldLine, int oldLines, int newLine, int newLines) {}
}
