package dev.picode.context.index;

import dev.picode.context.IndexedFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Finds files by letters of their names. Stateless, safe for many threads.
public final class FuzzyPaths {
  private FuzzyPaths() {}

  private record Candidate(int distance, String path) {}

  /// The files whose name, or else whose path, holds the characters of a text in their order: best first, names before
  /// paths, then by path.
  ///
  /// @param limit the most paths
  public static List<String> find(List<IndexedFile> files, String text, int limit) {
    var match = new NameMatch(text, SymbolQuery.Match.FUZZY);
    var candidates = new ArrayList<Candidate>();
    for (IndexedFile file : files) {
      String path = file.path();
      String name = path.substring(path.lastIndexOf('/') + 1);
      match.distance(name)
          .ifPresentOrElse(
              distance -> candidates.add(new Candidate(distance, path)),
              () -> match.distance(path)
                  .ifPresent(
                      distance -> candidates.add(new Candidate(1_000_000 + distance, path))));
    }
    candidates.sort(Comparator.comparingInt(Candidate::distance)
        .thenComparing(Candidate::path));
    return candidates.stream().limit(limit).map(Candidate::path).toList();
  }
}
