package dev.picode.context.project;

import dev.picode.context.manifest.SourceTree;
import dev.picode.context.manifest.TreePaths;
import java.util.ArrayList;
import java.util.List;

/// Commands that a Python project installs. Stateless.
final class PythonEntries {
  private PythonEntries() {}

  /// Says that a command starts `package.module:function`.
  static void command(String manifest, String name, String place, Findings findings) {
    int extras = place.indexOf('[');
    String bare = (extras < 0 ? place : place.substring(0, extras)).strip();
    int colon = bare.indexOf(':');
    String module = (colon < 0 ? bare : bare.substring(0, colon)).strip();
    if (module.isEmpty()) {
      return;
    }
    findings.entry(module(manifest, module, findings.tree()), EntryPoint.Kind.COMMAND, name,
        manifest);
  }

  /// The file of a module, below the folder of a manifest, its `src` or anywhere below it.
  private static String module(String manifest, String module, SourceTree tree) {
    String folder = TreePaths.folder(manifest);
    String path = module.replace('.', '/');
    List<String> places = new ArrayList<>();
    for (String root : List.of(folder, TreePaths.in(folder, "src"), TreePaths.in(folder, "lib"))) {
      places.add(TreePaths.in(root, path + ".py"));
      places.add(TreePaths.in(root, path + "/__init__.py"));
    }
    String found = tree.first(places);
    if (found != null) {
      return found;
    }
    List<String> below = new ArrayList<>(tree.endingWith(path + ".py"));
    below.addAll(tree.endingWith(path + "/__init__.py"));
    String nearest = SourceTree.nearest(manifest,
        below.stream().filter(one -> TreePaths.isBelow(one, folder)).toList());
    return nearest == null ? "" : nearest;
  }
}
