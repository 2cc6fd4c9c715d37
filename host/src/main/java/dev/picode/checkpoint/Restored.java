package dev.picode.checkpoint;

import java.util.List;

/// What came of bringing files back. Immutable.
///
/// @param kept the checkpoint that holds what the files were until now; 0 where nothing had to be done
/// @param taken the checkpoints whose changes were taken back, newest first
/// @param changed the files that were brought back, by path
/// @param left files that were not, each with the reason
public record Restored(long kept, List<Long> taken, List<String> changed, List<String> left) {
  /// Copies.
  public Restored {
    taken = List.copyOf(taken);
    changed = List.copyOf(changed);
    left = List.copyOf(left);
  }
}
