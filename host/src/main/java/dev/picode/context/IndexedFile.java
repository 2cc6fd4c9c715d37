package dev.picode.context;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A text file of a workspace. Immutable.
///
/// @param path relative to the workspace, separated by `/`
/// @param language what it is written in, or `null` where that is unknown
/// @param bytes its size
/// @param lines how many lines it has; a last one without a line end counts
/// @param test whether its path looks like that of a test
public record IndexedFile(
    String path,
    @Nullable Language language,
    long bytes,
    int lines,
    boolean test) {

  /// Refuses a missing path and negative numbers.
  public IndexedFile {
    Objects.requireNonNull(path);
    if (bytes < 0 || lines < 0) {
      throw new IllegalArgumentException("a file has no negative size");
    }
  }

  /// The name of the language, or `null`.
  public @Nullable String languageName() {
    return language == null ? null : language.name();
  }

  /// The kind of the language, or `null`.
  public Language.@Nullable Kind kind() {
    return language == null ? null : language.kind();
  }
}
