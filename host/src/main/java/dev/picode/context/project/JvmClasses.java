package dev.picode.context.project;

import dev.picode.context.manifest.SourceTree;
import java.util.ArrayList;
import java.util.List;

/// Finds the source of a class by its name alone. Stateless.
final class JvmClasses {
  private JvmClasses() {}

  /// The file of a class nearest to another file, empty where there is none. `x.AppKt` is what `x/App.kt` compiles to.
  static String file(String type, String near, SourceTree tree) {
    String path = type.replace('.', '/').replaceFirst("\\$.*", "");
    List<String> found = new ArrayList<>();
    for (String ending : List.of(".java", ".kt", ".scala", ".groovy")) {
      found.addAll(tree.endingWith(path + ending));
    }
    if (found.isEmpty() && path.endsWith("Kt")) {
      found.addAll(tree.endingWith(path.substring(0, path.length() - 2) + ".kt"));
    }
    String nearest = SourceTree.nearest(near, found);
    return nearest == null ? "" : nearest;
  }
}
