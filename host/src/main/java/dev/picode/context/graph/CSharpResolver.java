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

  private static final Set<String> PLATFORM = Set.of("System", "Microsoft", "Windows");

  private final FileGroup none;
  private final Map<String, FileGroup> namespaces;

  CSharpResolver(Scene scene) {
    Map<String, List<String>> members = new HashMap<>();
    for (String path : scene.files(LANGUAGES)) {
      for (String namespace : scene.modules(path)) {
        members.computeIfAbsent(namespace, _ -> new ArrayList<>()).add(path);
      }
    }
    namespaces = scene.groups(members);
    none = scene.group(List.of());
  }

  @Override
  public Resolved resolve(String from, Import taken) {
    if (taken.form() == Import.Form.MODULE) {
      return Resolved.NOTHING;
    }
    String target = taken.target().startsWith("global::")
        ? taken.target().substring(8)
        : taken.target();
    FileGroup group = namespaces.get(target);
    if (group != null) {
      return new Resolved.Group(group, false);
    }
    int dot = target.lastIndexOf('.');
    String namespace = dot < 0 ? "" : target.substring(0, dot);
    List<String> files = type(from, namespace, target.substring(dot + 1));
    if (!files.isEmpty()) {
      return Resolved.files(files);
    }
    boolean own = namespaces.containsKey(namespace) || isAbove(target);
    // A tree may add to the namespaces of the platform; what it does not have of them is the platform's.
    boolean platform = PLATFORM.contains(target.split("\\.", -1)[0]);
    return own && !platform
        ? new Resolved.Missing(target)
        : new Resolved.External(target);
  }

  private List<String> type(String from, String namespace, String type) {
    FileGroup group = namespaces.getOrDefault(namespace, none);
    Set<String> defining = group.defining(type);
    if (!defining.isEmpty()) {
      return List.copyOf(defining);
    }
    String named = SourceTree.nearest(from,
        group.paths().stream().filter(path -> TreePaths.stem(path).equals(type)).toList());
    return named == null ? List.of() : List.of(named);
  }

  /// Whether a namespace has none of the tree's files itself but some that start with it do.
  private boolean isAbove(String target) {
    return namespaces.keySet().stream().anyMatch(name -> name.startsWith(target + "."));
  }
}
