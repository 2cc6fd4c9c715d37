package dev.picode.context.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The personalised PageRank, beside a dense one.
class PageRankTest {
  private static final double DAMPING = 0.85;

  /// A random graph as a matrix of weights; some nodes have no edges.
  private static double[][] matrix(int size, long seed) {
    var random = new Random(seed);
    double[][] weights = new double[size][size];
    for (int from = 0; from < size; from++) {
      if (random.nextInt(5) == 0) {
        continue;
      }
      for (int i = 0; i < 4; i++) {
        int to = random.nextInt(size);
        if (to != from) {
          weights[from][to] += random.nextDouble();
        }
      }
    }
    return weights;
  }

  private static Links links(double[][] weights) {
    var builder = new Links.Builder(weights.length);
    for (int from = 0; from < weights.length; from++) {
      for (int to = 0; to < weights.length; to++) {
        builder.add(from, to, weights[from][to]);
      }
    }
    return builder.build();
  }

  private static double[] start(int size, long seed) {
    return new Random(seed + 1).doubles(size).map(d -> d < 0.7 ? 0 : d).toArray();
  }

  /// The same by multiplication with the whole matrix, a thousand times.
  private static double[] dense(double[][] weights, double[] start) {
    int size = weights.length;
    double total = Arrays.stream(start).sum();
    double[] liked = Arrays.stream(start)
        .map(like -> total == 0 ? 1.0 / size : like / total)
        .toArray();
    double[][] google = new double[size][size];
    for (int from = 0; from < size; from++) {
      double sum = Arrays.stream(weights[from]).sum();
      for (int to = 0; to < size; to++) {
        double step = sum == 0 ? liked[to] : weights[from][to] / sum;
        google[from][to] = DAMPING * step + (1 - DAMPING) * liked[to];
      }
    }
    double[] scores = new double[size];
    Arrays.fill(scores, 1.0 / size);
    for (int step = 0; step < 1_000; step++) {
      double[] next = new double[size];
      for (int from = 0; from < size; from++) {
        for (int to = 0; to < size; to++) {
          next[to] += scores[from] * google[from][to];
        }
      }
      scores = next;
    }
    return scores;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void equalsADenseOne(long seed) throws InterruptedException {
    int size = 3 + (int) seed * 7;
    double[][] weights = matrix(size, seed);
    double[] start = start(size, seed);
    PageRank.Result result = PageRank.rank(links(weights), start, DAMPING);
    assertThat(result.converged()).isTrue();
    assertThat(result.scores()).containsExactly(dense(weights, start), within(1e-7));
    assertThat(Arrays.stream(result.scores()).sum()).isCloseTo(1, within(1e-9));
  }

  @Test
  void startsAgainFromNodesWithoutEdges() throws InterruptedException {
    Links links = new Links.Builder(3).add(0, 1, 5).build();
    double[] scores = PageRank.rank(links, new double[] {1, 0, 0}, DAMPING).scores();
    assertThat(scores[0]).isCloseTo(1 / 1.85, within(1e-6));
    assertThat(scores[1]).isCloseTo(0.85 / 1.85, within(1e-6));
    assertThat(scores[2]).isZero();
  }

  @Test
  void ranksNothingAndSingleNodes() throws InterruptedException {
    assertThat(PageRank.rank(new Links.Builder(0).build(), new double[0], DAMPING).scores())
        .isEmpty();
    assertThat(PageRank.rank(new Links.Builder(1).build(), new double[1], DAMPING).scores())
        .containsExactly(1.0);
  }

  @Test
  void likesEveryNodeTheSameWhereNoneIsNamed() throws InterruptedException {
    Links ring = new Links.Builder(3).add(0, 1, 1).add(1, 2, 2).add(2, 0, 3).build();
    assertThat(PageRank.rank(ring, new double[3], DAMPING).scores())
        .containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, within(1e-9));
  }

  @Test
  void convergesWithinItsStepsOnAGraphThatSwings() throws InterruptedException {
    Links pair = new Links.Builder(2).add(0, 1, 1).add(1, 0, 1).build();
    PageRank.Result result = PageRank.rank(pair, new double[] {1, 0}, DAMPING);
    assertThat(result.converged()).isTrue();
    assertThat(result.steps()).isGreaterThan(50).isLessThan(PageRank.MAX_STEPS);
  }

  @Test
  void givesTheSameBitsOnEveryThread() throws Exception {
    Links links = links(matrix(200, 42));
    double[] start = start(200, 42);
    double[] alone = PageRank.rank(links, start, DAMPING).scores();
    try (var pool = Executors.newFixedThreadPool(4)) {
      Callable<double[]> work = () -> PageRank.rank(links, start, DAMPING).scores();
      for (var future : pool.invokeAll(List.of(work, work, work, work, work, work))) {
        assertThat(future.get()).containsExactly(alone);
      }
    }
  }

  @Test
  void sumsUpEqualEdgesAndLeavesOutLoops() {
    Links links = new Links.Builder(3).add(0, 1, 1)
        .add(0, 2, 2)
        .add(0, 1, 1)
        .add(0, 0, 9)
        .add(1, 2, 0)
        .build();
    assertThat(links.edges()).isEqualTo(2);
    assertThat(links.share(0, 1)).isEqualTo(0.5);
    assertThat(links.share(0, 2)).isEqualTo(0.5);
    assertThat(links.share(1, 2)).isZero();
    assertThat(links.isDangling(1)).isTrue();
  }

  @Test
  void refusesWhatIsNoGraph() {
    assertThatThrownBy(() -> new Links.Builder(2).add(0, 2, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Links.Builder(2).add(0, 1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    Links links = new Links.Builder(2).build();
    assertThatThrownBy(() -> PageRank.rank(links, new double[2], 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PageRank.rank(links, new double[] {1, -1}, DAMPING))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void endsWhenItIsInterrupted() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(
        () -> PageRank.rank(new Links.Builder(1).build(), new double[1], DAMPING))
        .isInstanceOf(InterruptedException.class);
  }
}
