package dev.picode.context.project;

import dev.picode.context.IndexedFile;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// What a project is found out from. The collection is not copied and must not change while it is in use.
///
/// @param files the files of the tree
/// @param text the text of a file by its path, empty where there is none or it is no text; asked for manifests, for
///     lock files that are not among the files, and for sources that may start a program
public record ProjectInput(
    Collection<IndexedFile> files, Function<String, Optional<String>> text) {
  /// Refuses missing parts.
  public ProjectInput {
    Objects.requireNonNull(files);
    Objects.requireNonNull(text);
  }
}
