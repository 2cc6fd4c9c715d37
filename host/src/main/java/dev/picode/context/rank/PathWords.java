package dev.picode.context.rank;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The words that paths are made of. Immutable.
final class PathWords {
  /// A word of a folder says less than one of the file's own name; chosen by hand.
  private static final double FOLDER = 0.4;

  /// Word to the files it occurs in, with how much it says there.
  private final Map<String, Map<Integer, Double>> files = new HashMap<>();
  private final int size;

  private PathWords(int size) {
    this.size = size;
  }

  static PathWords of(List<String> paths) {
    var words = new PathWords(paths.size());
    for (int node = 0; node < paths.size(); node++) {
      String path = paths.get(node);
      int name = path.lastIndexOf('/') + 1;
      int dot = path.lastIndexOf('.');
      words.add(path.substring(name, dot > name ? dot : path.length()), node, 1);
      words.add(path.substring(0, name), node, FOLDER);
    }
    return words;
  }

  private void add(String text, int node, double weight) {
    for (String word : Words.of(text)) {
      files.computeIfAbsent(word, _ -> new HashMap<>()).merge(node, weight, Math::max);
    }
  }

  /// How much each file's path has of some words; a word that few paths have counts more.
  double[] scores(Collection<String> words) {
    double[] scores = new double[size];
    for (String word : words) {
      Map<Integer, Double> having = files.getOrDefault(word, Map.of());
      double rare = StrictMath.log(1 + (double) size / Math.max(1, having.size()));
      having.forEach((node, weight) -> scores[node] += rare * weight);
    }
    return scores;
  }

  /// Which of some words a path has, in their order.
  List<String> of(int node, Collection<String> words) {
    return words.stream()
        .filter(word -> files.getOrDefault(word, Map.of()).containsKey(node))
        .toList();
  }
}
