package dev.picode.context.rank;

import dev.picode.git.CommitFiles;
import dev.picode.git.History;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// Finds commits by the words of their subjects. Immutable.
final class Subjects {
  /// The most similar commits speak for what they touched; chosen by hand.
  private static final int MOST_SIMILAR = 20;

  private final List<CommitFiles> commits;
  private final Map<String, List<Integer>> byWord = new HashMap<>();

  private Subjects(List<CommitFiles> commits) {
    this.commits = commits;
    for (int i = 0; i < commits.size(); i++) {
      for (String word : new LinkedHashSet<>(Words.of(commits.get(i).subject()))) {
        byWord.computeIfAbsent(word, _ -> new ArrayList<>()).add(i);
      }
    }
  }

  static Subjects of(History history, int maxFiles) {
    return new Subjects(
        history.commits().stream().filter(commit -> commit.touched() <= maxFiles).toList());
  }

  /// A commit with how similar its subject is.
  record Similar(CommitFiles commit, double score) {}

  /// The commits that share the rarest words with some; most similar first, newer ones before older ones.
  List<Similar> similar(Collection<String> words) {
    double[] scores = new double[commits.size()];
    for (String word : words) {
      List<Integer> having = byWord.getOrDefault(word, List.of());
      double rare = StrictMath.log(1 + (double) commits.size() / Math.max(1, having.size()));
      having.forEach(commit -> scores[commit] += rare);
    }
    var similar = new ArrayList<Similar>();
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] > 0) {
        similar.add(new Similar(commits.get(i), scores[i]));
      }
    }
    similar.sort(Comparator.comparingDouble(Similar::score).reversed());
    return List.copyOf(similar.subList(0, Math.min(MOST_SIMILAR, similar.size())));
  }
}
