package dev.picode.checkpoint;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is at a path. Immutable.
sealed interface FileState {
  /// Nothing is there.
  record Absent() implements FileState {}

  /// A file.
  ///
  /// @param sha256 of its bytes, in hexadecimal digits
  /// @param permissions as `rw-r--r--`, `null` where the file system has none
  record Regular(String sha256, long bytes, @Nullable String permissions) implements FileState {}

  /// A symbolic link.
  record Link(String target) implements FileState {}

  /// A folder; what is in it has states of its own.
  record Folder() implements FileState {}

  /// Something that is not kept: it is left alone when the rest is brought back.
  ///
  /// @param reason why, such as `larger than 10 MB`
  record Skipped(String reason) implements FileState {}

  /// This state as a plain value: a letter and what belongs to it.
  default List<@Nullable Object> plain() {
    var plain = new ArrayList<@Nullable Object>();
    switch (this) {
      case Absent() -> plain.add("-");
      case Regular(String sha256, long bytes, String permissions) -> {
        plain.add("f");
        plain.add(sha256);
        plain.add(bytes);
        plain.add(permissions);
      }
      case Link(String target) -> {
        plain.add("l");
        plain.add(target);
      }
      case Folder() -> plain.add("d");
      case Skipped(String reason) -> {
        plain.add("s");
        plain.add(reason);
      }
    }
    return plain;
  }

  /// The state that a plain value stands for.
  ///
  /// @throws IllegalArgumentException where it is not what [#plain] makes
  static FileState of(@Nullable Object plain) {
    if (plain instanceof List<?> parts && !parts.isEmpty()) {
      Object second = parts.size() > 1 ? parts.get(1) : null;
      switch (String.valueOf(parts.getFirst())) {
        case "-" -> {
          return new Absent();
        }
        case "d" -> {
          return new Folder();
        }
        case "l" -> {
          return new Link(String.valueOf(second));
        }
        case "s" -> {
          return new Skipped(String.valueOf(second));
        }
        case "f" -> {
          if (second instanceof String sha256 && parts.size() == 4
              && parts.get(2) instanceof Number bytes) {
            return new Regular(sha256, bytes.longValue(),
                parts.get(3) instanceof String permissions ? permissions : null);
          }
        }
        default -> {
          // Refused below.
        }
      }
    }
    throw new IllegalArgumentException("no state of a file: " + plain);
  }
}
