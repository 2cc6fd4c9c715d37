package dev.picode.context.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileGraphTest {
  private static FileGraph graph(String... edges) {
    List<Edge> list = new ArrayList<>();
    var files = new TreeSet<String>();
    for (String edge : edges) {
      String[] ends = edge.split(">", -1);
      files.addAll(List.of(ends));
      list.add(new Edge(ends[0], ends[1], 1, 1));
    }
    return FileGraph.of(files, list);
  }

  @Test
  void tellsNeighboursInBothDirections() {
    FileGraph graph = graph("a>b", "a>c", "c>b", "d>a");
    assertThat(graph.dependencies("a")).containsExactly("b", "c");
    assertThat(graph.dependents("b")).containsExactly("a", "c");
    assertThat(graph.dependencies("b")).isEmpty();
    assertThat(graph.dependencies("nowhere")).isEmpty();
  }

  @Test
  void tellsWhatIsReachedWithItsDepth() {
    FileGraph graph = graph("a>b", "b>c", "c>a", "a>d", "d>c", "c>e");
    assertThat(graph.dependencies("a", 9)).containsExactly(
        new Reached("b", 1), new Reached("d", 1), new Reached("c", 2), new Reached("e", 3));
    assertThat(graph.dependencies("a", 1)).extracting(Reached::path).containsExactly("b", "d");
    assertThat(graph.dependents("e", 2)).extracting(Reached::path).containsExactly("c", "b", "d");
  }

  @Test
  void findsTheSameShortestWayEachTime() {
    FileGraph graph = graph("a>z", "a>m", "z>e", "m>e", "e>f");
    assertThat(graph.path("a", "f")).containsExactly("a", "m", "e", "f");
    assertThat(graph.path("a", "a")).containsExactly("a");
    assertThat(graph.path("f", "a")).isEmpty();
    assertThat(graph.path("a", "nowhere")).isEmpty();
  }

  @Test
  void tellsCyclesApart() {
    FileGraph graph = graph("a>b", "b>a", "b>c", "c>d", "d>e", "e>c", "x>y");
    assertThat(graph.cycles()).containsExactly(List.of("a", "b"), List.of("c", "d", "e"));
  }

  @Test
  void addsUpEdgesAndLeavesOutThoseToItselfAndToStrangers() {
    FileGraph graph = FileGraph.of(List.of("a", "b"), List.of(new Edge("a", "b", 2, 7),
        new Edge("a", "b", 1, 3), new Edge("a", "a", 1, 1), new Edge("a", "c", 1, 1)));
    assertThat(graph.edges()).containsExactly(new Edge("a", "b", 3, 3));
    assertThat(graph.size()).isEqualTo(1);
  }

  @Test
  void collapsesFilesToGroups() {
    FileGraph graph = graph("p/a>q/b", "p/c>q/b", "p/a>p/c", "q/b>other");
    FileGraph groups = graph.collapsed(
        path -> path.contains("/") ? path.substring(0, path.indexOf('/')) : null);
    assertThat(groups.files()).containsExactly("p", "q");
    assertThat(groups.edges()).containsExactly(new Edge("p", "q", 2, 1));
  }

  @Test
  void aChainOfManyFilesDoesNotOverflowTheStack() {
    int length = 100_000;
    List<String> files = IntStream.range(0, length).mapToObj(i -> "f%06d".formatted(i)).toList();
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      edges.add(new Edge(files.get(i), files.get((i + 1) % length), 1, 1));
    }
    FileGraph graph = FileGraph.of(files, edges);
    assertThat(graph.cycles()).hasSize(1)
        .first()
        .satisfies(
            group -> assertThat(group).hasSize(length));
    assertThat(graph.dependencies(files.getFirst(), Integer.MAX_VALUE)).hasSize(length - 1);
  }

  /// Laws that hold for any graph, against what follows from the definitions alone.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void keepsTheLawsOnRandomGraphs(long seed) {
    var random = new Random(seed);
    int nodes = 1 + random.nextInt(40);
    List<String> files = IntStream.range(0, nodes).mapToObj(i -> "f" + i).toList();
    List<Edge> edges = new ArrayList<>();
    int count = random.nextInt(nodes * 3);
    for (int i = 0; i < count; i++) {
      edges.add(new Edge(files.get(random.nextInt(nodes)), files.get(random.nextInt(nodes)), 1,
          1 + i));
    }
    FileGraph graph = FileGraph.of(files, edges);
    boolean[][] reach = reach(files, edges);

    assertThat(graph.cycles()).isEqualTo(naiveCycles(files, reach));
    for (int a = 0; a < nodes; a++) {
      var expected = new TreeSet<String>();
      for (int b = 0; b < nodes; b++) {
        if (a != b && reach[a][b]) {
          expected.add(files.get(b));
        }
        List<String> way = graph.path(files.get(a), files.get(b));
        assertThat(way.isEmpty()).isEqualTo(a != b && !reach[a][b]);
        assertConnected(graph, way);
      }
      assertThat(graph.dependencies(files.get(a), nodes)).extracting(Reached::path)
          .containsExactlyInAnyOrderElementsOf(expected);
      for (Reached reached : graph.dependencies(files.get(a), nodes)) {
        assertThat(graph.path(files.get(a), reached.path())).hasSize(reached.depth() + 1);
      }
    }
    List<Edge> shuffled = new ArrayList<>(edges);
    Collections.shuffle(shuffled, random);
    assertThat(FileGraph.of(files.reversed(), shuffled)).isEqualTo(graph);
  }

  private static void assertConnected(FileGraph graph, List<String> way) {
    for (int i = 1; i < way.size(); i++) {
      assertThat(graph.dependencies(way.get(i - 1))).contains(way.get(i));
      assertThat(graph.dependents(way.get(i))).contains(way.get(i - 1));
    }
  }

  private static boolean[][] reach(List<String> files, List<Edge> edges) {
    boolean[][] reach = new boolean[files.size()][files.size()];
    edges.forEach(edge -> reach[files.indexOf(edge.from())][files.indexOf(edge.to())] = true);
    for (int k = 0; k < files.size(); k++) {
      for (int i = 0; i < files.size(); i++) {
        for (int j = 0; j < files.size(); j++) {
          reach[i][j] |= reach[i][k] && reach[k][j];
        }
      }
    }
    return reach;
  }

  /// Two files are in one group where each reaches the other.
  private static List<List<String>> naiveCycles(List<String> files, boolean[][] reach) {
    var groups = new TreeMap<String, List<String>>();
    for (int i = 0; i < files.size(); i++) {
      var group = new TreeSet<String>();
      group.add(files.get(i));
      for (int j = 0; j < files.size(); j++) {
        if (reach[i][j] && reach[j][i]) {
          group.add(files.get(j));
        }
      }
      if (group.size() > 1) {
        groups.put(group.first(), List.copyOf(group));
      }
    }
    return List.copyOf(groups.values());
  }
}
