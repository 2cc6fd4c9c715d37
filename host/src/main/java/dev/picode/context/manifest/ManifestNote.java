package dev.picode.context.manifest;

import java.util.Comparator;
import java.util.Objects;

/// Why a configuration file, or a part of it, was not understood. Immutable.
///
/// @param path the file
/// @param reason a clause without a subject: `it is not valid JSON: …`
public record ManifestNote(String path, String reason) implements Comparable<ManifestNote> {
  /// Refuses missing parts.
  public ManifestNote {
    Objects.requireNonNull(path);
    Objects.requireNonNull(reason);
  }

  @Override
  public int compareTo(ManifestNote other) {
    return Comparator.comparing(ManifestNote::path)
        .thenComparing(ManifestNote::reason)
        .compare(this, other);
  }
}
