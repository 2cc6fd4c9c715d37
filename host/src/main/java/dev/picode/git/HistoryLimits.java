package dev.picode.git;

/// How far back a history is read, and how much of each commit is looked at. Immutable.
///
/// @param commits the most commits that are looked at; merges do not count
/// @param renames renames with changes are looked for in commits where the files added times those removed are at most
///     this many; renames without a change are always found
public record HistoryLimits(int commits, int renames) {
  /// A thousand commits: what a team does in some months. A walk of them takes about a second.
  public static final HistoryLimits DEFAULT = new HistoryLimits(1_000, 400);

  /// Refuses numbers below zero.
  public HistoryLimits {
    if (commits < 0 || renames < 0) {
      throw new IllegalArgumentException("a limit is not negative");
    }
  }
}
