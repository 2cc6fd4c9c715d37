package dev.picode.context.graph;

import dev.picode.context.manifest.Manifests;
import dev.picode.context.manifest.Plain;
import dev.picode.context.manifest.SourceTree;
import dev.picode.context.manifest.TreePaths;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The files that a path in a JavaScript or TypeScript import means. Confined to one thread.
final class NodeFiles {
  private static final List<String> ENDINGS = List.of(".ts", ".tsx", ".mts", ".cts", ".d.ts", ".js",
      ".jsx", ".mjs", ".cjs", ".json", ".vue", ".svelte", ".astro");

  /// What an ending may be made from.
  private static final Map<String, List<String>> SOURCES = Map.of(
      ".js", List.of(".ts", ".tsx", ".jsx", ".d.ts"),
      ".jsx", List.of(".tsx"),
      ".mjs", List.of(".mts", ".ts", ".js"),
      ".cjs", List.of(".cts", ".ts", ".js"),
      ".d.ts", List.of(".ts", ".tsx"));

  /// Folders of results, each made from files of another folder or beside it.
  private static final Set<String> RESULTS = Set.of("dist", "lib", "build", "out", "es", "esm",
      "cjs", "umd", "types", "output");

  private final SourceTree tree;
  private final Manifests manifests;

  NodeFiles(SourceTree tree, Manifests manifests) {
    this.tree = tree;
    this.manifests = manifests;
  }

  /// The file at a place: itself, what it is made from, with an ending, or the index of a folder.
  @Nullable String at(String place) {
    String file = file(place);
    if (file != null || !tree.hasFolder(place)) {
      return file;
    }
    Map<String, Object> manifest = manifests.json(TreePaths.in(place, "package.json"));
    for (String member : List.of("module", "main", "types")) {
      String main = Plain.text(manifest, member);
      String target = main.isEmpty() ? null : TreePaths.resolve(place, main);
      String found = target == null || target.equals(place) ? null : file(target);
      if (found != null) {
        return found;
      }
    }
    return file(TreePaths.in(place, "index"));
  }

  /// The file at a place, folders aside.
  @Nullable String file(String place) {
    if (tree.hasFile(place)) {
      return place;
    }
    for (String ending : List.of(".d.ts", ".js", ".jsx", ".mjs", ".cjs")) {
      if (place.endsWith(ending)) {
        String stem = place.substring(0, place.length() - ending.length());
        String source = withEnding(stem, SOURCES.getOrDefault(ending, List.of()));
        if (source != null) {
          return source;
        }
      }
    }
    return withEnding(place, ENDINGS);
  }

  private @Nullable String withEnding(String stem, List<String> endings) {
    return tree.first(endings.stream().map(ending -> stem + ending).toList());
  }

  /// The file that a package has at a place, or that a result at this place is made from.
  @Nullable String source(String folder, String below) {
    String place = TreePaths.resolve(folder, below);
    String found = place == null || !TreePaths.isBelow(place, folder) ? null : at(place);
    if (found != null || place == null) {
      return found;
    }
    String rest = folder.isEmpty()
        ? place
        : place.substring(Math.min(place.length(), folder.length() + 1));
    while (rest.indexOf('/') > 0 && RESULTS.contains(rest.substring(0, rest.indexOf('/')))) {
      rest = rest.substring(rest.indexOf('/') + 1);
      for (String origin : List.of("src", "lib", "source", "")) {
        String file = at(TreePaths.in(TreePaths.in(folder, origin), rest));
        if (file != null) {
          return file;
        }
      }
    }
    return null;
  }
}
