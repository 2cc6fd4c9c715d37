package dev.picode.context;

import java.util.Objects;

/// A file or folder that an index leaves out. Immutable.
///
/// @param path relative to the workspace, separated by `/`
/// @param reason why
public record SkippedFile(String path, Reason reason) {
  /// Why something is left out.
  public enum Reason {
    /// An ignore file says so. Only counted: a folder counts once, whatever is in it.
    IGNORED,
    /// It holds no text.
    BINARY,
    /// It is larger than wanted.
    TOO_LARGE,
    /// It is a symbolic link.
    LINK,
    /// It could not be read.
    UNREADABLE,
    /// It is neither file, folder nor link.
    SPECIAL,
    /// Its name holds control characters or is not text.
    NAME
  }

  /// Refuses a missing path or reason.
  public SkippedFile {
    Objects.requireNonNull(path);
    Objects.requireNonNull(reason);
  }
}
