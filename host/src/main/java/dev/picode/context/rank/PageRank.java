package dev.picode.context.rank;

import java.util.Arrays;

/// The personalised PageRank of a graph: how often somebody stands on each node who follows edges by their weight, and at
/// each step starts again with some probability at a node they like. Stateless, safe for many threads.
///
/// Brin and Page, "The anatomy of a large-scale hypertextual web search engine" (1998); the personalised form is that of
/// Haveliwala, "Topic-sensitive PageRank" (2002). Solved by power iteration, the error of which shrinks by the damping at
/// each step. From a node without edges one starts again. All sums are made in the order of the nodes on one thread, so
/// that the same graph gives the same bits.
public final class PageRank {
  /// The iteration ends when all scores together change by less: far below any difference that is shown.
  public static final double TOLERANCE = 1e-9;

  /// The iteration ends here in any case. With a damping of 0.85 the tolerance is reached after 130 steps at most.
  public static final int MAX_STEPS = 200;

  private PageRank() {}

  /// What an iteration came to. Immutable but for the scores, which belong to the caller.
  public static final class Result {
    private final double[] scores;
    private final int steps;
    private final boolean converged;

    private Result(double[] scores, int steps, boolean converged) {
      this.scores = scores;
      this.steps = steps;
      this.converged = converged;
    }

    /// The score of each node; their sum is 1, or 0 in an empty graph.
    public double[] scores() {
      return scores;
    }

    /// How many steps were made.
    public int steps() {
      return steps;
    }

    /// Whether the tolerance was reached.
    public boolean converged() {
      return converged;
    }
  }

  /// Ranks the nodes.
  ///
  /// @param links the edges
  /// @param start how much each node is liked, not negative; where all is zero every node is liked the same
  /// @param damping the probability to follow an edge, from 0 to less than 1
  /// @throws InterruptedException soon after this thread was interrupted
  public static Result rank(Links links, double[] start, double damping)
      throws InterruptedException {
    if (start.length != links.size() || damping < 0 || damping >= 1) {
      throw new IllegalArgumentException("one start a node, and a damping below one");
    }
    double[] liked = normalised(start);
    double[] scores = liked.clone();
    double[] next = new double[scores.length];
    for (int step = 1; step <= MAX_STEPS; step++) {
      if (Thread.interrupted()) {
        throw new InterruptedException("the ranking was cancelled");
      }
      double change = step(links, liked, scores, next, damping);
      double[] swap = scores;
      scores = next;
      next = swap;
      if (change < TOLERANCE) {
        return new Result(scores, step, true);
      }
    }
    return new Result(scores, MAX_STEPS, false);
  }

  private static double step(Links links, double[] liked, double[] scores, double[] next,
      double damping) {
    double lost = 0;
    for (int node = 0; node < scores.length; node++) {
      if (links.isDangling(node)) {
        lost += scores[node];
      }
    }
    double again = 1 - damping + damping * lost;
    double change = 0;
    for (int node = 0; node < scores.length; node++) {
      next[node] = again * liked[node] + damping * links.inflow(node, scores);
      change += Math.abs(next[node] - scores[node]);
    }
    return change;
  }

  private static double[] normalised(double[] start) {
    double sum = 0;
    for (double like : start) {
      if (!(like >= 0) || Double.isInfinite(like)) {
        throw new IllegalArgumentException("a start is a number that is not negative");
      }
      sum += like;
    }
    double[] liked = start.clone();
    if (sum == 0) {
      Arrays.fill(liked, 1.0 / Math.max(1, liked.length));
      return liked;
    }
    for (int node = 0; node < liked.length; node++) {
      liked[node] /= sum;
    }
    return liked;
  }
}
