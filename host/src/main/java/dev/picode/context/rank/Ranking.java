package dev.picode.context.rank;

import java.util.List;
import java.util.Objects;

/// The files that matter for a task. Immutable.
///
/// @param files best first, then by path; files that nothing speaks for are left out
/// @param mentions what the text of the task was found to name
public record Ranking(List<RankedFile> files, Mentions mentions) {
  /// Copies the files.
  public Ranking {
    files = List.copyOf(files);
    Objects.requireNonNull(mentions);
  }
}
