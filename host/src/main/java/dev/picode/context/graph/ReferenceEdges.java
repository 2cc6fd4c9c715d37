package dev.picode.context.graph;

import dev.picode.context.manifest.TreePaths;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Edges from files that use a name to files that define it. Confined to one thread.
///
/// Names are compared as they are written, so what is called the same may be meant. The rule for that, in this order:
/// a name that the file defines itself leads nowhere; only files whose language can share names count; where some of
/// them are imported by the file, or else are in its folder, only those do; and a name that is then still defined by
/// more than [#FEW] files leads nowhere, because it tells nothing. Each file that is left gets all uses.
final class ReferenceEdges {
  /// In how many files a name may be defined and still tell something.
  static final int FEW = 3;

  /// Languages whose names can be used by each other; any other shares names with itself only.
  private static final Map<String, String> FAMILIES = Map.ofEntries(
      Map.entry("Java", "jvm"), Map.entry("Kotlin", "jvm"), Map.entry("Scala", "jvm"),
      Map.entry("Groovy", "jvm"), Map.entry("JavaScript", "node"),
      Map.entry("TypeScript", "node"), Map.entry("TSX", "node"), Map.entry("Vue", "node"),
      Map.entry("Svelte", "node"), Map.entry("C", "c"), Map.entry("C++", "c"),
      Map.entry("Objective-C", "c"), Map.entry("Objective-C++", "c"), Map.entry("Cuda", "c"));

  private final GraphInput input;
  private final Scene scene;
  private final FileGraph imports;
  /// Family, then name, then the files that define it.
  private final Map<String, Map<String, Set<String>>> definers = new HashMap<>();
  /// The same for each folder of a family.
  private final Map<String, Map<String, Set<String>>> besideOf = new HashMap<>();

  ReferenceEdges(GraphInput input, Scene scene, FileGraph imports) {
    this.input = input;
    this.scene = scene;
    this.imports = imports;
  }

  FileGraph make() throws InterruptedException {
    var graph = new FileGraph.Builder(scene.tree().files());
    for (String path : scene.tree().files()) {
      collect(path);
    }
    for (String path : scene.tree().files()) {
      if (Thread.interrupted()) {
        throw new InterruptedException("making the graph was cancelled");
      }
      addUses(path, graph);
    }
    return graph.build();
  }

  private void collect(String path) {
    List<String> names = input.definitions().getOrDefault(path, List.of());
    if (names.isEmpty()) {
      return;
    }
    var known = definers.computeIfAbsent(family(path), _ -> new HashMap<>());
    var beside = besideOf.computeIfAbsent(family(path) + "|" + TreePaths.folder(path),
        _ -> new HashMap<>());
    for (String name : names) {
      known.computeIfAbsent(name, _ -> new HashSet<>()).add(path);
      beside.computeIfAbsent(name, _ -> new HashSet<>()).add(path);
    }
  }

  private String family(String path) {
    String language = scene.language(path);
    return FAMILIES.getOrDefault(language, language);
  }

  private void addUses(String path, FileGraph.Builder graph) {
    Map<String, Integer> uses = input.references().getOrDefault(path, Map.of());
    String family = family(path);
    var known = definers.get(family);
    if (uses.isEmpty() || known == null) {
      return;
    }
    Set<String> imported = Set.copyOf(imports.dependencies(path));
    var beside = besideOf.getOrDefault(family + "|" + TreePaths.folder(path), Map.of());
    uses.forEach((name, count) -> {
      Set<String> all = known.getOrDefault(name, Set.of());
      if (!all.isEmpty() && !all.contains(path)) {
        Set<String> near = shared(all, imported);
        near = near.isEmpty() ? beside.getOrDefault(name, Set.of()) : near;
        Set<String> meant = near.isEmpty() ? all : near;
        if (meant.size() <= FEW) {
          meant.forEach(definer -> graph.add(path, definer, count, 0));
        }
      }
    });
  }

  private static Set<String> shared(Set<String> a, Set<String> b) {
    Set<String> smaller = a.size() < b.size() ? a : b;
    Set<String> larger = a.size() < b.size() ? b : a;
    var shared = new HashSet<String>();
    for (String path : smaller) {
      if (larger.contains(path)) {
        shared.add(path);
      }
    }
    return shared;
  }
}
