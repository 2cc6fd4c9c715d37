package dev.picode.workspace;

import java.util.Objects;

/// One thing in a folder. Immutable.
///
/// @param name its name in the folder
/// @param type what it is; a link is a link whatever it points at
/// @param bytes its size where it is a file, else 0
public record Entry(String name, Type type, long bytes) {
  /// What an entry is.
  public enum Type {
    /// A regular file.
    FILE,
    /// A folder.
    FOLDER,
    /// A symbolic link.
    LINK,
    /// A device, a pipe or a socket.
    OTHER
  }

  /// Refuses a missing name or type and a negative size.
  public Entry {
    Objects.requireNonNull(name);
    Objects.requireNonNull(type);
    if (bytes < 0) {
      throw new IllegalArgumentException("a size is not negative");
    }
  }
}
