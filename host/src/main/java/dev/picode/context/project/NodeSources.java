package dev.picode.context.project;

import dev.picode.context.manifest.SourceTree;
import dev.picode.context.manifest.TreePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Finds the source of what a `package.json` names, which often is a result of the build. Stateless.
final class NodeSources {
  private static final List<String> ENDINGS = List.of(".ts", ".tsx", ".mts", ".cts", ".js", ".jsx",
      ".mjs", ".cjs");
  private static final Set<String> RESULTS = Set.of("dist", "lib", "build", "out", "esm", "cjs");

  private NodeSources() {}

  /// The file of the tree, empty where there is none.
  static String of(SourceTree tree, String folder, String place) {
    String exact = TreePaths.resolve(folder, place);
    if (exact == null || !TreePaths.isBelow(exact, folder)) {
      return "";
    }
    if (tree.hasFile(exact)) {
      return exact;
    }
    String below = folder.isEmpty()
        ? exact
        : exact.substring(folder.length()).replaceFirst("^/", "");
    List<String> places = new ArrayList<>(List.of(below));
    int slash = below.indexOf('/');
    if (slash > 0 && RESULTS.contains(below.substring(0, slash))) {
      String rest = below.substring(slash + 1);
      places.add("src/" + rest);
      places.add("src/" + TreePaths.name(rest));
      places.add(rest);
    }
    List<String> candidates = new ArrayList<>();
    for (String one : places) {
      String stem = one.replaceFirst("\\.[cm]?[jt]sx?$", "");
      for (String ending : ENDINGS) {
        candidates.add(TreePaths.in(folder, stem + ending));
      }
      ENDINGS.forEach(ending -> candidates.add(TreePaths.in(folder, one + "/index" + ending)));
    }
    String found = tree.first(candidates);
    return found == null ? "" : found;
  }
}
