package dev.picode.context.graph;

import dev.picode.context.manifest.SourceTree;
import dev.picode.context.manifest.TreePaths;
import dev.picode.context.symbol.Import;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `require`, `require_relative`, `load` and `autoload` of Ruby. Confined to one thread.
///
/// What is required is looked for in the folders that are on a load path by custom: `lib`, `app`, `test`, `spec` and the
/// folder itself, of each folder above the file, nearest first; then in every `lib` of the tree.
final class RubyResolver implements ImportResolver {
  static final Set<String> LANGUAGES = Set.of("Ruby");

  private final SourceTree tree;

  RubyResolver(Scene scene) {
    tree = scene.tree();
  }

  @Override
  public Resolved resolve(String from, Import taken) {
    String target = taken.target();
    String folder = TreePaths.folder(from);
    if (taken.form() == Import.Form.LOCAL || target.startsWith("./") || target.startsWith("../")) {
      String file = at(folder, target);
      file = file == null && taken.form() != Import.Form.LOCAL ? at("", target) : file;
      return file == null ? new Resolved.Missing(target) : Resolved.file(file);
    }
    for (String above : TreePaths.upwards(folder)) {
      for (String name : List.of("lib", "app", "test", "spec", "")) {
        String file = at(TreePaths.in(above, name), target);
        if (file != null) {
          return Resolved.file(file);
        }
      }
    }
    String library = SourceTree.nearest(from, tree.endingWith("lib/" + target + ".rb"));
    if (library != null) {
      return Resolved.file(library);
    }
    int slash = target.indexOf('/');
    return new Resolved.External(slash < 0 ? target : target.substring(0, slash));
  }

  private @Nullable String at(String folder, String target) {
    String place = TreePaths.resolve(folder, target);
    return place == null ? null : tree.first(List.of(place + ".rb", place));
  }
}
