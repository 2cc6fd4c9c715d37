package dev.picode.context;

import java.util.List;

/// What a search found. Immutable.
///
/// @param hits the lines that match, by path and line
/// @param count how many lines match: all there are, or as many as were seen when the search stopped
/// @param files in how many files they are
/// @param truncated whether there may be more than `hits` shows, because the limit was reached
public record SearchResult(List<SearchHit> hits, long count, int files, boolean truncated) {
  /// Copies the hits.
  public SearchResult {
    hits = List.copyOf(hits);
  }
}
