package dev.picode.context.rank;

import dev.picode.context.IndexedFile;
import dev.picode.context.graph.Edge;
import dev.picode.context.graph.FileGraph;
import dev.picode.context.index.CodeIndex;
import dev.picode.git.CommitFiles;
import dev.picode.git.History;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// The files of a workspace, joined by what they use, import and were changed with. Immutable.
///
/// A file is known by its number in the order of the paths.
final class RelevanceGraph {
  /// More files of one name than this are a convention, such as `package.json`.
  private static final int MAX_NAMESAKES = 6;

  /// A name says more where the file that uses it also imports what defines it, or stands beside it; tuned by
  /// `bench/recall`.
  private static final double CONFIRMED_FACTOR = 4;

  private final List<String> paths;
  private final Map<String, Integer> nodes = new HashMap<>();
  private final SymbolNames names;
  private final Map<String, Map<String, Integer>> uses;
  private final Map<Link, Links> layers = new EnumMap<>(Link.class);
  private final Links all;

  private RelevanceGraph(CodeIndex index, FileGraph imports, History history, Weights weights) {
    List<IndexedFile> files = index.files();
    paths = files.stream().map(IndexedFile::path).toList();
    paths.forEach(path -> nodes.put(path, nodes.size()));
    names = SymbolNames.of(index, files, nodes);
    uses = index.referenceCounts();
    addImports(imports);
    addUses();
    addTogether(history, weights);
    addNamesakes();
    var builder = new Links.Builder(paths.size());
    layers.forEach((link, links) -> links.addTo(builder, weights.links().of(link)));
    all = builder.build();
  }

  static RelevanceGraph of(CodeIndex index, FileGraph imports, History history,
      Weights weights) {
    return new RelevanceGraph(index, imports, history, weights);
  }

  List<String> paths() {
    return paths;
  }

  /// The number of a file, or -1.
  int node(String path) {
    return nodes.getOrDefault(path, -1);
  }

  SymbolNames names() {
    return names;
  }

  /// All links, weighted.
  Links all() {
    return all;
  }

  /// The links of one kind.
  Links layer(Link link) {
    return Objects.requireNonNull(layers.get(link));
  }

  /// How often a file uses each name, by name.
  Map<String, Integer> usesOf(int node) {
    return uses.getOrDefault(paths.get(node), Map.of());
  }

  private void addImports(FileGraph imports) {
    var forth = new Links.Builder(paths.size());
    var back = new Links.Builder(paths.size());
    for (Edge edge : imports.edges()) {
      int from = node(edge.from());
      int to = node(edge.to());
      if (from >= 0 && to >= 0) {
        forth.add(from, to, 1);
        back.add(to, from, 1);
      }
    }
    layers.put(Link.IMPORTS, forth.build());
    layers.put(Link.IMPORTED, back.build());
  }

  private void addUses() {
    var forth = new Links.Builder(paths.size());
    var back = new Links.Builder(paths.size());
    Links imports = layer(Link.IMPORTS);
    uses.forEach((path, counts) -> {
      int user = node(path);
      if (user >= 0) {
        counts.forEach((name, count) -> {
          List<Integer> meant = names.meant(user, name);
          if (!meant.isEmpty()) {
            double weight = names.weight(name, count, meant.size());
            for (int definer : meant) {
              double sure = isConfirmed(imports, user, definer) ? CONFIRMED_FACTOR : 1;
              forth.add(user, definer, weight * sure);
              back.add(definer, user, weight * sure);
            }
          }
        });
      }
    });
    layers.put(Link.USES, forth.build());
    layers.put(Link.USED, back.build());
  }

  private boolean isConfirmed(Links imports, int user, int definer) {
    return imports.share(user, definer) > 0
        || folder(paths.get(user)).equals(folder(paths.get(definer)));
  }

  private void addTogether(History history, Weights weights) {
    var both = new Links.Builder(paths.size());
    int age = 0;
    for (CommitFiles commit : history.commits()) {
      double fresh = StrictMath.pow(0.5, (double) age++ / weights.halfLife());
      if (commit.touched() > weights.commitFiles()) {
        continue;
      }
      int[] files = commit.files().stream().mapToInt(this::node).filter(n -> n >= 0).toArray();
      // Each commit has one vote a file, shared by all that changed with it.
      double weight = fresh / Math.max(1, commit.touched() - 1);
      for (int from : files) {
        for (int to : files) {
          both.add(from, to, weight);
        }
      }
    }
    layers.put(Link.TOGETHER, both.build());
  }

  private void addNamesakes() {
    Map<String, List<Integer>> byStem = new TreeMap<>();
    for (int node = 0; node < paths.size(); node++) {
      byStem.computeIfAbsent(Stems.of(paths.get(node)), _ -> new ArrayList<>()).add(node);
    }
    var both = new Links.Builder(paths.size());
    byStem.values().forEach(same -> {
      if (same.size() <= MAX_NAMESAKES) {
        for (int from : same) {
          for (int to : same) {
            both.add(from, to, 1);
          }
        }
      }
    });
    layers.put(Link.NAMESAKE, both.build());
  }

  static String folder(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
