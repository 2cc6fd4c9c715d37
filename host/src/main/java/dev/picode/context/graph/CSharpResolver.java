package dev.picode.context.graph;

import dev.picode.context.manifest.SourceTree;
import dev.picode.context.manifest.TreePaths;
import dev.picode.context.symbol.Import;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Namespaces of C#. Confined to one thread.
///
/// `using A.B;` leads to those files of the namespace that define a name the file uses, to all of them where names are
/// not known. `using static` and an alias name a type, which is looked for by its file, then by what files define.
final class CSharpResolver implements ImportResolver {
  static final Set<String> LANGUAGES = Set.of("C#");

  private final Scene scene;
  private final Map<String, List<String>> namespaces = new HashMap<>();

  CSharpResolver(Scene scene) {
    this.scene = scene;
    for (String path : scene.files(LANGUAGES)) {
      for (String namespace : scene.modules(path)) {
        namespaces.computeIfAbsent(namespace, _ -> new ArrayList<>()).add(path);
      }
    }
  }

  @Override
  public Resolved resolve(String from, Import taken) {
    if (taken.form() == Import.Form.MODULE) {
      return Resolved.NOTHING;
    }
    String target = taken.target().startsWith("global::")
        ? taken.target().substring(8)
        : taken.target();
    List<String> group = namespaces.get(target);
    if (group != null) {
      return new Resolved.Group(group, false);
    }
    int dot = target.lastIndexOf('.');
    String namespace = dot < 0 ? "" : target.substring(0, dot);
    List<String> files = type(from, namespace, target.substring(dot + 1));
    if (!files.isEmpty()) {
      return Resolved.files(files);
    }
    return namespaces.containsKey(namespace) || isAbove(target)
        ? new Resolved.Missing(target)
        : new Resolved.External(target);
  }

  private List<String> type(String from, String namespace, String type) {
    List<String> group = namespaces.getOrDefault(namespace, List.of());
    List<String> defining = group.stream().filter(path -> scene.defines(path, type)).toList();
    if (!defining.isEmpty()) {
      return defining;
    }
    String named = SourceTree.nearest(from,
        group.stream().filter(path -> TreePaths.stem(path).equals(type)).toList());
    return named == null ? List.of() : List.of(named);
  }

  /// Whether a namespace has none of the tree's files itself but some that start with it do.
  private boolean isAbove(String target) {
    return namespaces.keySet().stream().anyMatch(name -> name.startsWith(target + "."));
  }
}
