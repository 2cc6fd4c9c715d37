package dev.picode.context.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A directed graph over the files of a tree. Immutable, safe for many threads.
///
/// Lists are by path unless they say otherwise. A file that is not in the graph has no edges. No file needs itself.
public final class FileGraph {
  private final List<String> files;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Sides out;
  private final Sides in;
  private final int[] counts;
  private final int[] lines;

  /// The neighbours of all nodes in one array, and where those of each start in it.
  private static final class Sides {
    private final int[] start;
    private final int[] node;

    Sides(int nodes, int edges) {
      start = new int[nodes + 1];
      node = new int[edges];
    }
  }

  private FileGraph(Collection<String> paths, List<? extends Map<Integer, int[]>> edges) {
    files = List.copyOf(paths);
    for (int i = 0; i < files.size(); i++) {
      numbers.put(files.get(i), i);
    }
    int total = edges.stream().mapToInt(Map::size).sum();
    out = new Sides(files.size(), total);
    in = new Sides(files.size(), total);
    counts = new int[total];
    lines = new int[total];
    int at = 0;
    for (int from = 0; from < edges.size(); from++) {
      out.start[from] = at;
      for (var edge : edges.get(from).entrySet()) {
        out.node[at] = edge.getKey();
        counts[at] = edge.getValue()[0];
        lines[at] = edge.getValue()[1];
        in.start[edge.getKey() + 1]++;
        at++;
      }
    }
    out.start[files.size()] = at;
    reverse();
  }

  private void reverse() {
    for (int i = 0; i < files.size(); i++) {
      in.start[i + 1] += in.start[i];
    }
    int[] next = Arrays.copyOf(in.start, files.size());
    for (int from = 0; from < files.size(); from++) {
      for (int at = out.start[from]; at < out.start[from + 1]; at++) {
        in.node[next[out.node[at]]++] = from;
      }
    }
  }

  /// Makes a graph from edges in any order. Confined to one thread.
  static final class Builder {
    private final List<String> files;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<TreeMap<Integer, int[]>> edges = new ArrayList<>();

    Builder(Collection<String> paths) {
      files = List.copyOf(new TreeSet<>(paths));
      for (int i = 0; i < files.size(); i++) {
        numbers.put(files.get(i), i);
        edges.add(new TreeMap<>());
      }
    }

    /// Adds to the edge between two files; nothing where one of them is not in the graph or both are the same.
    void add(String from, String to, int count, int line) {
      Integer a = numbers.get(from);
      Integer b = numbers.get(to);
      if (a == null || b == null || a.equals(b)) {
        return;
      }
      int[] edge = edges.get(a).computeIfAbsent(b, _ -> new int[] {0, line});
      edge[0] += count;
      edge[1] = Math.min(edge[1], line);
    }

    FileGraph build() {
      return new FileGraph(files, edges);
    }
  }

  /// The graph of some edges, those between the same two files added up.
  ///
  /// @param files all nodes; an edge to anything else is left out
  public static FileGraph of(Collection<String> files, Collection<Edge> edges) {
    var builder = new Builder(files);
    edges.forEach(edge -> builder.add(edge.from(), edge.to(), edge.count(), edge.line()));
    return builder.build();
  }

  /// All files.
  public List<String> files() {
    return files;
  }

  /// How many edges there are.
  public int size() {
    return out.node.length;
  }

  /// All edges, by the file that needs, then by the file that is needed.
  public List<Edge> edges() {
    List<Edge> edges = new ArrayList<>(size());
    for (int from = 0; from < files.size(); from++) {
      addEdges(from, edges);
    }
    return Collections.unmodifiableList(edges);
  }

  /// The edges that start at a file.
  public List<Edge> edges(String path) {
    Integer node = numbers.get(path);
    List<Edge> edges = new ArrayList<>();
    if (node != null) {
      addEdges(node, edges);
    }
    return Collections.unmodifiableList(edges);
  }

  private void addEdges(int from, List<Edge> edges) {
    for (int at = out.start[from]; at < out.start[from + 1]; at++) {
      edges.add(new Edge(files.get(from), files.get(out.node[at]), counts[at], lines[at]));
    }
  }

  /// The files that a file needs itself.
  public List<String> dependencies(String path) {
    return neighbours(out, path);
  }

  /// The files that need a file themselves.
  public List<String> dependents(String path) {
    return neighbours(in, path);
  }

  private List<String> neighbours(Sides sides, String path) {
    Integer node = numbers.get(path);
    return node == null
        ? List.of()
        : Arrays.stream(neighbours(sides, node))
            .mapToObj(files::get)
            .toList();
  }

  private static int[] neighbours(Sides sides, int node) {
    return Arrays.copyOfRange(sides.node, sides.start[node], sides.start[node + 1]);
  }

  /// All that a file needs, directly or through others, by depth, then by path. The file itself is not among them,
  /// also where it is in a cycle.
  ///
  /// @param maxDepth how many edges are followed, at least 1
  public List<Reached> dependencies(String path, int maxDepth) {
    return closure(out, path, maxDepth);
  }

  /// All that need a file, directly or through others, as [#dependencies(String, int)] does.
  public List<Reached> dependents(String path, int maxDepth) {
    return closure(in, path, maxDepth);
  }

  private List<Reached> closure(Sides sides, String path, int maxDepth) {
    Integer start = numbers.get(path);
    if (start == null) {
      return List.of();
    }
    int[] depths = new int[files.size()];
    var queue = new ArrayDeque<Integer>(List.of(start));
    List<Reached> reached = new ArrayList<>();
    while (!queue.isEmpty()) {
      int node = queue.remove();
      if (depths[node] == maxDepth) {
        break;
      }
      for (int next : neighbours(sides, node)) {
        if (depths[next] == 0 && next != start) {
          depths[next] = depths[node] + 1;
          reached.add(new Reached(files.get(next), depths[next]));
          queue.add(next);
        }
      }
    }
    reached.sort(Comparator.comparingInt(Reached::depth).thenComparing(Reached::path));
    return Collections.unmodifiableList(reached);
  }

  /// The files on a shortest way from one file to another, both included; empty where there is none. Of several ways,
  /// always the same one.
  public List<String> path(String from, String to) {
    Integer start = numbers.get(from);
    Integer end = numbers.get(to);
    if (start == null || end == null) {
      return List.of();
    }
    int[] before = new int[files.size()];
    Arrays.fill(before, -1);
    before[start] = start;
    var queue = new ArrayDeque<Integer>(List.of(start));
    while (!queue.isEmpty() && before[end] < 0) {
      int node = queue.remove();
      for (int next : neighbours(out, node)) {
        if (before[next] < 0) {
          before[next] = node;
          queue.add(next);
        }
      }
    }
    return before[end] < 0 ? List.of() : way(before, end);
  }

  private List<String> way(int[] before, int end) {
    List<String> way = new ArrayList<>();
    int at = end;
    while (before[at] != at) {
      way.add(files.get(at));
      at = before[at];
    }
    way.add(files.get(at));
    Collections.reverse(way);
    return Collections.unmodifiableList(way);
  }

  /// The groups of two or more files that all need each other, directly or through others. Each group is by path, the
  /// groups are by their first path.
  public List<List<String>> cycles() {
    return new Components(files.size(), node -> neighbours(out, node)).all()
        .stream()
        .filter(group -> group.length > 1)
        .map(group -> Arrays.stream(group).sorted().mapToObj(files::get).toList())
        .sorted(Comparator.comparing(List::getFirst))
        .toList();
  }

  /// The graph of groups of files, as modules or folders are: an edge between two groups stands for all those between
  /// their files.
  ///
  /// @param group the name of a file's group, `null` where it is in none
  public FileGraph collapsed(Function<String, @Nullable String> group) {
    var names = new TreeSet<String>();
    List<Edge> edges = new ArrayList<>();
    for (String file : files) {
      String own = group.apply(file);
      if (own != null) {
        names.add(own);
      }
    }
    for (Edge edge : edges()) {
      String from = group.apply(edge.from());
      String to = group.apply(edge.to());
      if (from != null && to != null && !from.equals(to)) {
        edges.add(new Edge(from, to, edge.count(), edge.line()));
      }
    }
    return of(names, edges);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FileGraph graph && files.equals(graph.files)
        && edges().equals(graph.edges());
  }

  @Override
  public int hashCode() {
    return 31 * files.hashCode() + Arrays.hashCode(out.node);
  }
}
