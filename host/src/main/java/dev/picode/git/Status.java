package dev.picode.git;

import java.util.List;
import java.util.Objects;

/// How a work tree differs from its index and head. Immutable.
///
/// All paths are relative to the top of the work tree, `/`-separated and sorted. A path may be in more
/// than one list, as in `git status`: staged, and modified again since.
///
/// @param head where the work tree stands
/// @param staged what differs between the head and the index, whether added, changed or removed
/// @param modified what differs between the index and the work tree
/// @param deleted what is in the index and no longer in the work tree
/// @param untracked what is in neither the index nor an ignore file, file by file; a repository inside
///     this one is one path
/// @param conflicted what a merge left undecided; in no other list
public record Status(
    Head head,
    List<String> staged,
    List<String> modified,
    List<String> deleted,
    List<String> untracked,
    List<String> conflicted) {

  /// Copies the lists.
  public Status {
    Objects.requireNonNull(head);
    staged = List.copyOf(staged);
    modified = List.copyOf(modified);
    deleted = List.copyOf(deleted);
    untracked = List.copyOf(untracked);
    conflicted = List.copyOf(conflicted);
  }

  /// Whether there is nothing to tell: no list holds anything.
  public boolean isClean() {
    return staged.isEmpty() && modified.isEmpty() && deleted.isEmpty() && untracked.isEmpty()
        && conflicted.isEmpty();
  }
}
