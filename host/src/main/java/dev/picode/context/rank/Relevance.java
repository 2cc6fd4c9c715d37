package dev.picode.context.rank;

import dev.picode.context.graph.FileGraph;
import dev.picode.context.index.CodeIndex;
import dev.picode.git.History;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Ranks the files of a workspace by how much they matter for a task. Immutable, safe for many threads as far as the index
/// is.
///
/// What fits the words of the task is found in texts (BM25), paths, symbols and the subjects of commits. From there, and
/// from the files that are given, relevance flows along what uses, imports and was changed with what: a personalised
/// [PageRank]. The score of a file is the weighted sum of these signals, see [Weights].
///
/// Making one costs a pass over all references and the history; it is worth keeping as long as both stay the same.
public final class Relevance {
  /// So many files are explained and returned.
  public static final int DEFAULT_LIMIT = 100;

  private final CodeIndex index;
  private final History history;
  private final Weights weights;
  private final RelevanceGraph graph;
  private final PathWords pathWords;
  private final Subjects subjects;
  private final Map<String, Integer> changes;

  private Relevance(CodeIndex index, FileGraph imports, History history, Weights weights) {
    this.index = index;
    this.history = history;
    this.weights = weights;
    graph = RelevanceGraph.of(index, imports, history, weights);
    pathWords = PathWords.of(graph.paths());
    subjects = Subjects.of(history, weights.commitFiles());
    changes = history.changes(weights.commitFiles());
  }

  /// Relevance within a workspace, with the usual weights.
  ///
  /// @param imports which files import which; without edges where that is not known
  /// @param history what was changed together, [History#NONE] where there is no repository; its paths have to be those of
  ///     the index
  public static Relevance of(CodeIndex index, FileGraph imports, History history) {
    return of(index, imports, history, Weights.DEFAULT);
  }

  /// Relevance within a workspace.
  public static Relevance of(CodeIndex index, FileGraph imports, History history,
      Weights weights) {
    return new Relevance(index, imports, history, weights);
  }

  /// The files that matter most for a task.
  ///
  /// @throws InterruptedException soon after this thread was interrupted
  public Ranking rank(Task task) throws InterruptedException {
    return rank(task, DEFAULT_LIMIT);
  }

  /// The files that matter most for a task. Those it names come first.
  ///
  /// @param limit the most files to return
  /// @throws InterruptedException soon after this thread was interrupted
  public Ranking rank(Task task, int limit) throws InterruptedException {
    Mentions mentions = Mentions.find(task.text(), graph.paths(), graph.names().defined());
    var evidence = new Evidence(this, task, mentions);
    evidence.collect(index, history, task);
    var files = new ArrayList<Scored>();
    for (int node = 0; node < graph.paths().size(); node++) {
      double score = rounded(score(evidence, node));
      if (score > 0) {
        files.add(new Scored(node, score));
      }
    }
    files.sort(Comparator.comparingDouble(Scored::score).reversed());
    var reasons = new Reasons(this, evidence, task);
    List<RankedFile> ranked = files.stream()
        .limit(limit)
        .map(file -> new RankedFile(graph.paths().get(file.node), file.score,
            evidence.given.contains(file.node), reasons.of(file.node)))
        .toList();
    return new Ranking(ranked, mentions);
  }

  /// A file by its number.
  private record Scored(int node, double score) {}

  private double score(Evidence evidence, int node) {
    double score = 0;
    double all = 0;
    for (Signal signal : Signal.values()) {
      double weight = weights.signals().of(signal);
      score += weight * evidence.of(signal, node);
      all += weight;
    }
    return (evidence.given.contains(node) ? 1 : 0) + score / all;
  }

  private static double rounded(double score) {
    return Math.rint(score * 1e6) / 1e6;
  }

  RelevanceGraph graph() {
    return graph;
  }

  History history() {
    return history;
  }

  Weights weights() {
    return weights;
  }

  PathWords pathWords() {
    return pathWords;
  }

  Subjects subjects() {
    return subjects;
  }

  /// In how many commits that count each file was changed.
  Map<String, Integer> changes() {
    return changes;
  }
}
