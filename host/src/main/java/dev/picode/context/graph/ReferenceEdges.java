package dev.picode.context.graph;

import dev.picode.context.manifest.TreePaths;
import java.util.HashMap;
import java.util.LinkedHashSet;
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
    for (String name : names) {
      known.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(path);
    }
  }

  private String family(String path) {
    String language = scene.language(path);
    return FAMILIES.getOrDefault(language, language);
  }

  private void addUses(String path, FileGraph.Builder graph) {
    Map<String, Integer> uses = input.references().getOrDefault(path, Map.of());
    var known = definers.get(family(path));
    if (uses.isEmpty() || known == null) {
      return;
    }
    List<String> imported = imports.dependencies(path);
    uses.forEach((name, count) -> {
      Set<String> all = known.getOrDefault(name, Set.of());
      if (!all.isEmpty() && !all.contains(path)) {
        meant(path, all, imported).forEach(definer -> graph.add(path, definer, count, 0));
      }
    });
  }

  private List<String> meant(String path, Set<String> definers, List<String> imported) {
    List<String> near = imported.stream().filter(definers::contains).toList();
    if (near.isEmpty()) {
      String folder = TreePaths.folder(path);
      List<String> beside = scene.tree().filesIn(folder);
      near = definers.size() < beside.size()
          ? definers.stream().filter(definer -> TreePaths.folder(definer).equals(folder)).toList()
          : beside.stream().filter(definers::contains).toList();
    }
    if (!near.isEmpty()) {
      return near.size() > FEW ? List.of() : near;
    }
    return definers.size() > FEW ? List.of() : List.copyOf(definers);
  }
}
