package dev.picode.context.graph;

import dev.picode.context.manifest.Manifests;
import dev.picode.context.manifest.Plain;
import dev.picode.context.manifest.SourceTree;
import dev.picode.context.manifest.TreePaths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The npm packages of a tree, by the names in their `package.json`. Confined to one thread.
final class NodePackages {
  private static final int MAX_CONDITIONS = 64;
  private static final List<String> MEMBERS = List.of("dependencies", "devDependencies",
      "peerDependencies", "optionalDependencies");

  private final Manifests manifests;
  private final NodeFiles files;
  private final Map<String, List<String>> folders = new HashMap<>();

  NodePackages(Manifests manifests, NodeFiles files) {
    this.manifests = manifests;
    this.files = files;
    for (String manifest : manifests.tree().named("package.json")) {
      String name = Plain.text(manifests.json(manifest), "name");
      if (!name.isEmpty() && !("/" + manifest).contains("/node_modules/")) {
        folders.computeIfAbsent(name, _ -> new ArrayList<>()).add(TreePaths.folder(manifest));
      }
    }
  }

  /// Whether a name is that of a package of the tree or lies in one.
  boolean isOwn(String target) {
    return folders.containsKey(NodeResolver.packageName(target));
  }

  /// Whether a `package.json` above a file says that it depends on the package of a name.
  boolean declares(String from, String target) {
    String name = NodeResolver.packageName(target);
    for (String folder : TreePaths.upwards(TreePaths.folder(from))) {
      Map<String, Object> manifest = manifests.json(TreePaths.in(folder, "package.json"));
      if (MEMBERS.stream().anyMatch(member -> Plain.map(manifest, member).containsKey(name))) {
        return true;
      }
    }
    return false;
  }

  /// The folder of a package, the nearest where the tree has several of the same name.
  @Nullable String folder(String from, String name) {
    return SourceTree.nearest(from, folders.getOrDefault(name, List.of()));
  }

  /// The file that a package of the tree gives for a name.
  @Nullable String resolve(String from, String target) {
    String name = NodeResolver.packageName(target);
    String folder = folder(from, name);
    if (folder == null) {
      return null;
    }
    String below = target.length() > name.length() ? target.substring(name.length() + 1) : "";
    Map<String, Object> manifest = manifests.json(TreePaths.in(folder, "package.json"));
    String exported = exported(folder, below, manifest.get("exports"));
    if (exported != null) {
      return exported;
    }
    return below.isEmpty() ? main(folder, manifest) : below(folder, below);
  }

  private @Nullable String main(String folder, Map<String, Object> manifest) {
    for (String member : List.of("source", "module", "main", "types", "typings")) {
      String place = Plain.text(manifest, member);
      String found = place.isEmpty() ? null : files.source(folder, place);
      if (found != null) {
        return found;
      }
    }
    for (String place : List.of("index", "src/index", "lib/index", "src/main")) {
      String found = files.at(TreePaths.in(folder, place));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable String below(String folder, String below) {
    String found = files.source(folder, below);
    return found != null ? found : files.source(folder, "src/" + below);
  }

  /// What `exports` says, also where its keys are patterns and its values depend on conditions.
  private @Nullable String exported(String folder, String below, @Nullable Object exports) {
    if (exports == null) {
      return null;
    }
    Map<String, Object> map = Plain.map(exports);
    boolean subpaths = map.keySet().stream().anyMatch(key -> key.startsWith("."));
    String wanted = below.isEmpty() ? "." : "./" + below;
    if (!subpaths) {
      return below.isEmpty() ? firstFile(folder, exports, "") : null;
    }
    String key = NodeResolver.best(map.keySet(), wanted);
    if (key == null) {
      return null;
    }
    String part = NodeResolver.match(key, wanted);
    return firstFile(folder, map.get(key), part == null ? "" : part);
  }

  private @Nullable String firstFile(String folder, @Nullable Object value, String part) {
    List<String> places = new ArrayList<>();
    leaves(value, places, 0);
    for (String place : NodeResolver.substituted(places, part)) {
      String found = files.source(folder, place);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /// All places that any condition leads to, in their order.
  private static void leaves(@Nullable Object value, List<String> places, int depth) {
    if (depth > MAX_CONDITIONS || places.size() > MAX_CONDITIONS) {
      return;
    }
    if (value instanceof String place) {
      places.add(place);
    }
    Plain.map(value).values().forEach(member -> leaves(member, places, depth + 1));
    Plain.list(value).forEach(member -> leaves(member, places, depth + 1));
  }

  /// What `imports` of the nearest package says of a name with `#`.
  @Nullable String ownImport(String from, String target) {
    String folder = home(from);
    if (folder == null) {
      return null;
    }
    Map<String, Object> imports = Plain.map(manifests.json(TreePaths.in(folder, "package.json")),
        "imports");
    String key = NodeResolver.best(imports.keySet(), target);
    if (key == null) {
      return null;
    }
    String part = NodeResolver.match(key, target);
    return firstFile(folder, imports.get(key), part == null ? "" : part);
  }

  /// A path from the folder of the nearest package, as bundlers take `/src/x.js`; also from its `public`.
  @Nullable String fromRoot(String from, String place) {
    String folder = home(from);
    if (folder == null) {
      return null;
    }
    String found = files.source(folder, place);
    return found != null ? found : files.source(folder, "public/" + place);
  }

  private @Nullable String home(String from) {
    for (String folder : TreePaths.upwards(TreePaths.folder(from))) {
      if (manifests.tree().hasFile(TreePaths.in(folder, "package.json"))) {
        return folder;
      }
    }
    return null;
  }
}
