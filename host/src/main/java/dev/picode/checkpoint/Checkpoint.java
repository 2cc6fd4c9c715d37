package dev.picode.checkpoint;

import java.time.Instant;
import java.util.List;

/// What was kept before one change. Immutable.
///
/// @param id its number in the workspace, from 1
/// @param time when it was made
/// @param by who changed files then: `agent`, the id of an extension, `undo` or `restore`
/// @param why what was done, in a few words
/// @param whole whether it holds all files that Git does not ignore
/// @param files how many files it holds
/// @param paths the files, for one that is not whole
/// @param undoes what was taken back by this change, newest first; empty for other changes
/// @param isUndone whether this change was taken back
public record Checkpoint(long id, Instant time, String by, String why, boolean whole, int files,
    List<String> paths, List<Long> undoes, boolean isUndone) {
  /// Copies.
  public Checkpoint {
    paths = List.copyOf(paths);
    undoes = List.copyOf(undoes);
  }
}
