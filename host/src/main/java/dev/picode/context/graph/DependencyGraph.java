package dev.picode.context.graph;

import dev.picode.context.manifest.ManifestNote;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which files of a tree need which, and what they need from elsewhere. Immutable, safe for many threads.
///
/// There are two kinds of edges, each a [FileGraph] of its own: what the files say they import, and what they use
/// without always saying so ([ReferenceEdges] has the rule). The same files give the same graph.
public final class DependencyGraph {
  private final FileGraph imports;
  private final FileGraph references;
  private final SortedMap<String, List<ExternalUse>> externals;
  private final List<ManifestNote> notes;

  DependencyGraph(
      FileGraph imports,
      FileGraph references,
      SortedMap<String, List<ExternalUse>> externals,
      List<ManifestNote> notes) {
    this.imports = imports;
    this.references = references;
    this.externals = Collections.unmodifiableSortedMap(new TreeMap<>(externals));
    this.notes = List.copyOf(notes);
  }

  /// Resolves the imports of a tree.
  ///
  /// @throws InterruptedException soon after the thread was interrupted
  public static DependencyGraph of(GraphInput input) throws InterruptedException {
    return new GraphMaking(input).make();
  }

  /// The edges of what files import.
  public FileGraph imports() {
    return imports;
  }

  /// The edges of names that one file uses and another one defines. Empty where the input knew no names.
  public FileGraph references() {
    return references;
  }

  /// What a file imports that is no file of the tree, by package, then by line.
  public List<ExternalUse> externals(String path) {
    return externals.getOrDefault(path, List.of());
  }

  /// The packages from elsewhere, each with the files that import it; both by text. What is missing from the tree
  /// itself is not among them.
  public SortedMap<String, List<String>> externals() {
    return byPackage(false);
  }

  /// What should be in the tree and is not, as [#externals()] tells it.
  public SortedMap<String, List<String>> missing() {
    return byPackage(true);
  }

  /// The configuration files that were not understood, by path.
  public List<ManifestNote> notes() {
    return notes;
  }

  private SortedMap<String, List<String>> byPackage(boolean missing) {
    var users = new TreeMap<String, TreeSet<String>>();
    externals.forEach((path, uses) -> uses.stream()
        .filter(use -> use.missing() == missing)
        .forEach(
            use -> users.computeIfAbsent(use.packageName(), _ -> new TreeSet<>()).add(path)));
    var lists = new TreeMap<String, List<String>>();
    users.forEach((name, paths) -> lists.put(name, List.copyOf(new ArrayList<>(paths))));
    return Collections.unmodifiableSortedMap(lists);
  }
}
