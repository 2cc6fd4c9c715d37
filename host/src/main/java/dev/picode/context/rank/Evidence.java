package dev.picode.context.rank;

import dev.picode.context.index.CodeIndex;
import dev.picode.context.index.TextHit;
import dev.picode.git.History;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What speaks for each file in one task: a number from 0 to 1 for each signal. Confined to one thread.
final class Evidence {
  /// As many files as the text index is asked for; chosen by hand.
  private static final int TEXT_HITS = 60;

  private final Relevance relevance;
  private final RelevanceGraph graph;
  private final Map<Signal, double[]> signals = new EnumMap<>(Signal.class);
  final Set<Integer> given = new TreeSet<>();
  final Set<String> symbols;
  final Set<String> words;
  List<Subjects.Similar> similar = List.of();

  Evidence(Relevance relevance, Task task, Mentions mentions) {
    this.relevance = relevance;
    this.graph = relevance.graph();
    for (List<String> files : List.of(task.files(), mentions.files())) {
      files.stream().map(graph::node).filter(node -> node >= 0).forEach(given::add);
    }
    symbols = new LinkedHashSet<>(task.symbols());
    symbols.addAll(mentions.symbols());
    words = new LinkedHashSet<>(Words.of(task.text()));
    for (Signal signal : Signal.values()) {
      signals.put(signal, new double[graph.paths().size()]);
    }
  }

  /// A signal of each file.
  double[] of(Signal signal) {
    return signals.getOrDefault(signal, new double[0]);
  }

  double of(Signal signal, int node) {
    return of(signal)[node];
  }

  void collect(CodeIndex index, History history, Task task) throws InterruptedException {
    addText(index, task.text());
    scale(Signal.NAME, relevance.pathWords().scores(words));
    addDefinitions();
    addSubjects();
    addTogether(history);
    addNearness();
    addLinked();
  }

  private void addText(CodeIndex index, String text) {
    if (words.isEmpty()) {
      return;
    }
    double[] scores = new double[graph.paths().size()];
    for (TextHit hit : index.search(text, TEXT_HITS)) {
      int node = graph.node(hit.path());
      if (node >= 0) {
        scores[node] = Math.max(0, hit.score());
      }
    }
    scale(Signal.TEXT, scores);
  }

  private void addDefinitions() {
    double[] scores = new double[graph.paths().size()];
    for (String symbol : symbols) {
      List<Integer> definers = graph.names().definers(symbol);
      definers.forEach(node -> scores[node] += 1.0 / definers.size());
    }
    scale(Signal.DEFINES, scores);
  }

  private void addSubjects() {
    similar = relevance.subjects().similar(words);
    double[] scores = new double[graph.paths().size()];
    for (Subjects.Similar commit : similar) {
      for (String path : commit.commit().files()) {
        int node = graph.node(path);
        if (node >= 0) {
          scores[node] += commit.score() / Math.sqrt(commit.commit().touched());
        }
      }
    }
    scale(Signal.SUBJECT, rooted(scores));
  }

  private void addTogether(History history) {
    double[] scores = new double[graph.paths().size()];
    int maxFiles = relevance.weights().commitFiles();
    Map<String, Integer> changes = relevance.changes();
    for (int file : given) {
      String path = graph.paths().get(file);
      double all = changes.getOrDefault(path, 0) + 1.0;
      for (History.Together together : history.together(path, maxFiles)) {
        int node = graph.node(together.path());
        if (node >= 0) {
          scores[node] += together.times() / all;
        }
      }
    }
    scale(Signal.TOGETHER, rooted(scores));
  }

  private void addNearness() {
    double[] scores = new double[graph.paths().size()];
    for (int file : given) {
      String folder = RelevanceGraph.folder(graph.paths().get(file));
      Map<String, Integer> steps = new HashMap<>();
      for (int node = 0; node < scores.length; node++) {
        int away = steps.computeIfAbsent(graph.folders().get(node), to -> steps(folder, to));
        scores[node] = Math.max(scores[node], 1.0 / (1 + away));
      }
    }
    scale(Signal.NEAR, scores);
  }

  /// How many folders one passes from one to the other.
  static int steps(String from, String to) {
    if (from.equals(to)) {
      return 0;
    }
    List<String> a = from.isEmpty() ? List.of() : List.of(from.split("/"));
    List<String> b = to.isEmpty() ? List.of() : List.of(to.split("/"));
    int common = 0;
    while (common < Math.min(a.size(), b.size()) && a.get(common).equals(b.get(common))) {
      common++;
    }
    return a.size() + b.size() - 2 * common;
  }

  /// Relevance flows from what is given, and from what fits the words.
  private void addLinked() throws InterruptedException {
    double[] start = new double[graph.paths().size()];
    for (Signal signal : List.of(Signal.TEXT, Signal.NAME, Signal.DEFINES, Signal.SUBJECT)) {
      double weight = relevance.weights().signals().of(signal);
      double[] scores = of(signal);
      for (int node = 0; node < start.length; node++) {
        start[node] += weight * scores[node];
      }
    }
    double sum = 0;
    for (double some : start) {
      sum += some;
    }
    double share = given.isEmpty() ? 1 : relevance.weights().wordShare();
    for (int node = 0; node < start.length; node++) {
      start[node] = sum == 0 ? 0 : start[node] / sum * share;
    }
    given.forEach(node -> start[node] += 1.0 / given.size());
    double[] scores = PageRank.rank(graph.all(), start, relevance.weights().damping()).scores();
    ranks = scores.clone();
    for (int node : given) {
      scores[node] = 0;
    }
    scale(Signal.LINKED, rooted(scores));
  }

  /// The personalised PageRank itself.
  double[] ranks = new double[0];

  /// The roots of sums that a few files have most of: what is two links away comes into sight beside what is one away, what
  /// was changed now and then beside what is changed all the time.
  private static double[] rooted(double[] scores) {
    double[] roots = new double[scores.length];
    for (int node = 0; node < scores.length; node++) {
      roots[node] = Math.sqrt(scores[node]);
    }
    return roots;
  }

  /// Brings what was found to at most 1. What is given needs no more to speak for it.
  private void scale(Signal signal, double[] scores) {
    double most = 0;
    for (int node = 0; node < scores.length; node++) {
      if (!given.contains(node)) {
        most = Math.max(most, scores[node]);
      }
    }
    double[] scaled = of(signal);
    for (int node = 0; node < scores.length && most > 0; node++) {
      scaled[node] = Math.min(1, scores[node] / most);
    }
  }
}
