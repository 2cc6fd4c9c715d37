package dev.picode.context.rank;

import java.util.Arrays;
import java.util.function.IntConsumer;

/// The weighted edges of a graph whose nodes are numbers from 0. Immutable.
///
/// The edges that leave a node are probabilities: their weights sum to 1, unless none leave it.
public final class Links {
  private final int[] starts;
  private final int[] sources;
  private final double[] shares;
  private final boolean[] leaves;

  private Links(int[] starts, int[] sources, double[] shares, boolean[] leaves) {
    this.starts = starts;
    this.sources = sources;
    this.shares = shares;
    this.leaves = leaves;
  }

  /// Collects edges. Confined to one thread.
  public static final class Builder {
    private final int size;
    private long[] keys = new long[64];
    private double[] weights = new double[64];
    private int count;

    /// Collects the edges of a graph of so many nodes.
    public Builder(int size) {
      this.size = size;
    }

    /// Adds an edge; the weights of equal edges are summed up, in the order they came. An edge without weight, and one
    /// that leads back to its own node, does not count.
    public Builder add(int from, int to, double weight) {
      if (from < 0 || to < 0 || from >= size || to >= size || !(weight >= 0)) {
        throw new IllegalArgumentException("an edge joins two nodes with a weight");
      }
      if (from == to || weight == 0) {
        return this;
      }
      if (count == keys.length) {
        keys = Arrays.copyOf(keys, count * 2);
        weights = Arrays.copyOf(weights, count * 2);
      }
      keys[count] = (long) to << 32 | from;
      weights[count++] = weight;
      return this;
    }

    /// The edges collected so far.
    public Links build() {
      int[] order = new int[count];
      Arrays.setAll(order, i -> i);
      // Both sorts are stable: equal edges are summed up in the order they came.
      order = sorted(sorted(order, 0), Integer.SIZE);
      int[] sources = new int[count];
      double[] shares = new double[count];
      int[] starts = new int[size + 1];
      int distinct = 0;
      for (int i = 0; i < count; i++) {
        int edge = order[i];
        if (i > 0 && keys[edge] == keys[order[i - 1]]) {
          shares[distinct - 1] += weights[edge];
          continue;
        }
        sources[distinct] = (int) keys[edge];
        shares[distinct++] = weights[edge];
        starts[(int) (keys[edge] >>> 32) + 1]++;
      }
      for (int node = 0; node < size; node++) {
        starts[node + 1] += starts[node];
      }
      return normalised(starts, Arrays.copyOf(sources, distinct),
          Arrays.copyOf(shares, distinct), size);
    }

    /// Sorts edges by counting, by the node in a half of their keys.
    private int[] sorted(int[] order, int shift) {
      int[] places = new int[size + 1];
      for (int edge : order) {
        places[(int) (keys[edge] >>> shift) + 1]++;
      }
      for (int node = 0; node < size; node++) {
        places[node + 1] += places[node];
      }
      int[] sorted = new int[order.length];
      for (int edge : order) {
        sorted[places[(int) (keys[edge] >>> shift)]++] = edge;
      }
      return sorted;
    }

    private static Links normalised(int[] starts, int[] sources, double[] shares, int size) {
      double[] sums = new double[size];
      boolean[] leaves = new boolean[size];
      for (int edge = 0; edge < sources.length; edge++) {
        sums[sources[edge]] += shares[edge];
        leaves[sources[edge]] = true;
      }
      for (int edge = 0; edge < sources.length; edge++) {
        shares[edge] /= sums[sources[edge]];
      }
      return new Links(starts, sources, shares, leaves);
    }
  }

  /// How many nodes there are.
  public int size() {
    return leaves.length;
  }

  /// How many edges there are.
  public int edges() {
    return sources.length;
  }

  /// Whether no edge leaves a node.
  public boolean isDangling(int node) {
    return !leaves[node];
  }

  /// The share of what leaves a node that goes to another one; 0 where no edge joins them.
  public double share(int from, int to) {
    int at = Arrays.binarySearch(sources, starts[to], starts[to + 1], from);
    return at < 0 ? 0 : shares[at];
  }

  /// Names the nodes that lead to a node, in their order.
  void sources(int to, IntConsumer consumer) {
    for (int edge = starts[to]; edge < starts[to + 1]; edge++) {
      consumer.accept(sources[edge]);
    }
  }

  /// What comes to a node when each node gives its score away along its edges.
  double inflow(int to, double[] scores) {
    double sum = 0;
    for (int edge = starts[to]; edge < starts[to + 1]; edge++) {
      sum += scores[sources[edge]] * shares[edge];
    }
    return sum;
  }

  /// Adds these edges to others, with a part of their weight.
  void addTo(Builder builder, double weight) {
    for (int to = 0; to < size(); to++) {
      for (int edge = starts[to]; edge < starts[to + 1]; edge++) {
        builder.add(sources[edge], to, shares[edge] * weight);
      }
    }
  }
}
