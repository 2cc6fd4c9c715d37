package dev.picode.context.graph;

import dev.picode.context.manifest.Manifests;
import dev.picode.context.manifest.Plain;
import dev.picode.context.manifest.SourceTree;
import dev.picode.context.manifest.TreePaths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The crates of a tree, by its `Cargo.toml` files. Confined to one thread.
final class CargoCrates {
  private static final List<String> TABLES = List.of("dependencies", "dev-dependencies",
      "build-dependencies");

  private final SourceTree tree;
  /// By the folder of the manifest.
  private final Map<String, Crate> crates = new TreeMap<>();
  /// The roots of libraries by the name code uses for them.
  private final Map<String, List<String>> libraries = new HashMap<>();

  /// A package.
  ///
  /// @param roots the files that start a crate of it
  /// @param renamed what code calls a dependency, and what that is: the root of a library of the tree, or a name
  private record Crate(List<String> roots, @Nullable String library, Map<String, String> renamed) {}

  CargoCrates(Manifests manifests) {
    tree = manifests.tree();
    for (String manifest : tree.named("Cargo.toml")) {
      Map<String, Object> toml = manifests.toml(manifest);
      String folder = TreePaths.folder(manifest);
      Map<String, Object> own = Plain.map(toml, "package");
      if (own.isEmpty()) {
        continue;
      }
      String library = library(folder, toml);
      crates.put(folder, new Crate(roots(folder, toml, library), library, renamed(toml)));
      if (library != null) {
        String named = Plain.text(Plain.map(toml, "lib"), "name");
        String name = named.isEmpty() ? identifier(Plain.text(own, "name")) : named;
        libraries.computeIfAbsent(name, _ -> new ArrayList<>()).add(library);
      }
    }
  }

  /// How code writes the name of a package.
  static String identifier(String name) {
    return name.replace('-', '_');
  }

  private @Nullable String library(String folder, Map<String, Object> toml) {
    String path = Plain.text(Plain.map(toml, "lib"), "path");
    String place = TreePaths.resolve(folder, path.isEmpty() ? "src/lib.rs" : path);
    return place != null && tree.hasFile(place) ? place : null;
  }

  private List<String> roots(String folder, Map<String, Object> toml, @Nullable String library) {
    List<String> roots = new ArrayList<>();
    if (library != null) {
      roots.add(library);
    }
    for (String table : List.of("bin", "test", "example", "bench")) {
      for (Object entry : Plain.list(toml.get(table))) {
        String path = Plain.text(Plain.map(entry), "path");
        String place = path.isEmpty() ? null : TreePaths.resolve(folder, path);
        if (place != null) {
          roots.add(place);
        }
      }
    }
    roots.add(TreePaths.in(folder, "src/main.rs"));
    roots.add(TreePaths.in(folder, "build.rs"));
    for (String place : List.of("src/bin", "tests", "examples", "benches")) {
      String inner = TreePaths.in(folder, place);
      roots.addAll(tree.filesIn(inner));
      tree.foldersIn(inner).forEach(below -> roots.add(below + "/main.rs"));
    }
    return roots.stream()
        .filter(path -> path.endsWith(".rs") && tree.hasFile(path))
        .distinct()
        .toList();
  }

  /// Dependencies with another name than their package's, also of the workspace.
  private static Map<String, String> renamed(Map<String, Object> toml) {
    var renamed = new TreeMap<String, String>();
    List<Map<String, Object>> places = new ArrayList<>(List.of(toml));
    Plain.map(toml, "target").values().forEach(target -> places.add(Plain.map(target)));
    for (Map<String, Object> place : places) {
      for (String table : TABLES) {
        Plain.map(place, table).forEach((name, value) -> {
          String real = Plain.text(Plain.map(value), "package");
          if (!real.isEmpty()) {
            renamed.put(identifier(name), identifier(real));
          }
        });
      }
    }
    return renamed;
  }

  /// The folder of the package a file is in.
  private @Nullable Crate crate(String path) {
    for (String folder : TreePaths.upwards(TreePaths.folder(path))) {
      Crate crate = crates.get(folder);
      if (crate != null) {
        return crate;
      }
    }
    return null;
  }

  /// The file that starts the crate a file belongs to: itself, or the root whose folder is the nearest above it; of
  /// several there the library.
  @Nullable String root(String path) {
    Crate crate = crate(path);
    if (crate == null) {
      return rootByName(path);
    }
    if (crate.roots.contains(path)) {
      return path;
    }
    String best = null;
    for (String root : crate.roots) {
      boolean above = TreePaths.isBelow(path, TreePaths.folder(root));
      if (above
          && (best == null || TreePaths.folder(root).length() > TreePaths.folder(best).length())) {
        best = root;
      }
    }
    return best;
  }

  private @Nullable String rootByName(String path) {
    for (String folder : TreePaths.upwards(TreePaths.folder(path))) {
      String root = tree
          .first(List.of(TreePaths.in(folder, "lib.rs"), TreePaths.in(folder, "main.rs")));
      if (root != null) {
        return root;
      }
    }
    return null;
  }

  /// What a dependency's package is called in its registry, as code would write it.
  String packageOf(String from, String name) {
    Crate crate = crate(from);
    return crate == null ? name : crate.renamed.getOrDefault(name, name);
  }

  /// The root of a library of the tree by the name code in a file uses for it.
  @Nullable String library(String from, String name) {
    return SourceTree.nearest(from, libraries.getOrDefault(packageOf(from, name), List.of()));
  }

}
