package dev.picode.git;

import java.util.List;
import java.util.Objects;

/// A commit with the files it touched. Immutable.
///
/// @param id its full name
/// @param author the name of its author
/// @param email the address of its author
/// @param time when it was authored, as in [Commit]
/// @param subject its first paragraph on one line
/// @param files what it added, changed or renamed, under the names the files have at the end of the history; those that
///     are gone by then are left out; sorted
/// @param touched how many files it touched, those left out of `files` too
public record CommitFiles(
    String id,
    String author,
    String email,
    String time,
    String subject,
    List<String> files,
    int touched) {
  /// Copies the files.
  public CommitFiles {
    Objects.requireNonNull(id);
    files = List.copyOf(files);
  }
}
