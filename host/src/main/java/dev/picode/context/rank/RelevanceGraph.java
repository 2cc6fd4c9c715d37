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

  /// How much a use says where the file neither imports a file that defines the name nor stands beside one: it may be
  /// the name of something from elsewhere. Tuned by `bench/recall`.
  private static final double UNSURE = 0.2;

  private final List<String> paths;
  private final List<String> folders;
  private final Map<String, Integer> nodes = new HashMap<>();
  private final SymbolNames names;
  private final Map<String, Map<String, Integer>> uses;
  private final Map<Link, Links> layers = new EnumMap<>(Link.class);
  private final Links all;

  private RelevanceGraph(CodeIndex index, FileGraph imports, History history, Weights weights) {
    List<IndexedFile> files = index.files();
    paths = files.stream().map(IndexedFile::path).toList();
    folders = paths.stream().map(RelevanceGraph::folder).toList();
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

  /// The folder of each file.
  List<String> folders() {
    return folders;
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

  /// Uses of a name in a file. Immutable.
  ///
  /// @param name the name
  /// @param definers the files whose definition of it can be meant
  /// @param weight how much the uses say of each of them
  record Use(String name, List<Integer> definers, double weight) {}

  /// The names that a file uses of others, by name. Where some of the files that define a name are imported, or else
  /// stand beside it, only those are meant.
  List<Use> usesOf(int user) {
    var found = new ArrayList<Use>();
    Links imports = layer(Link.IMPORTS);
    uses.getOrDefault(paths.get(user), Map.of()).forEach((name, count) -> {
      List<Integer> possible = names.possible(user, name);
      if (!possible.isEmpty()) {
        List<Integer> sure = possible.stream().filter(to -> imports.share(user, to) > 0).toList();
        if (sure.isEmpty()) {
          sure = possible.stream().filter(to -> folders.get(to).equals(folders.get(user))).toList();
        }
        List<Integer> meant = sure.isEmpty() ? possible : sure;
        double weight = names.weight(name, count, meant.size()) * (sure.isEmpty() ? UNSURE : 1);
        found.add(new Use(name, meant, weight));
      }
    });
    return found;
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
    for (int user = 0; user < paths.size(); user++) {
      for (Use use : usesOf(user)) {
        for (int definer : use.definers) {
          forth.add(user, definer, use.weight);
          back.add(definer, user, use.weight);
        }
      }
    }
    layers.put(Link.USES, forth.build());
    layers.put(Link.USED, back.build());
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
