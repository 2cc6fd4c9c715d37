package dev.picode.context.metric;

import java.util.List;
import java.util.Objects;

/// Lines that stand in several places. Immutable.
///
/// @param lines how many lines that count they have, see [SourceLines]
/// @param places where they stand, by path and line; two at least
public record Duplicate(int lines, List<Place> places) {
  /// One of the places. Immutable.
  ///
  /// @param path the file
  /// @param line the first line, from 1
  /// @param endLine the last line
  public record Place(String path, int line, int endLine) {
    /// Refuses a missing path.
    public Place {
      Objects.requireNonNull(path);
    }
  }

  /// Copies the places.
  public Duplicate {
    places = List.copyOf(places);
  }

  /// How many lines could go.
  public int spare() {
    return lines * (places.size() - 1);
  }
}
