package dev.picode.context.rank;

import java.util.List;
import java.util.Objects;

/// A file with how much it matters, and why. Immutable.
///
/// @param path relative to the workspace
/// @param score how much, against the other files of the same answer; rounded to six decimals
/// @param given whether the task names the file itself
/// @param reasons the strongest reasons as clauses, strongest first: ``imported by `a.js` ``
public record RankedFile(String path, double score, boolean given, List<String> reasons) {
  /// Copies the reasons.
  public RankedFile {
    Objects.requireNonNull(path);
    reasons = List.copyOf(reasons);
  }

  /// The reasons in one sentence without its full stop: ``imported by `a.js`, changed together with `b.js` 7 times``.
  public String why() {
    return String.join(", ", reasons);
  }
}
