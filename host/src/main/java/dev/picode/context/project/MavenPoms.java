package dev.picode.context.project;

import dev.picode.context.manifest.Manifests;
import dev.picode.context.manifest.TreePaths;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The poms of a tree, each made once. Confined to one thread.
final class MavenPoms {
  private final Manifests manifests;
  private final Map<String, MavenPom> byPath = new HashMap<>();
  private final Map<String, String> byName = new TreeMap<>();

  MavenPoms(Manifests manifests) {
    this.manifests = manifests;
    for (String path : manifests.tree().named("pom.xml")) {
      if (Foreign.isOwn(path)) {
        byName.putIfAbsent(at(path).name(), path);
      }
    }
  }

  Manifests manifests() {
    return manifests;
  }

  /// The pom in a file.
  MavenPom at(String path) {
    MavenPom known = byPath.get(path);
    if (known != null) {
      return known;
    }
    var pom = new MavenPom(path, this);
    byPath.put(path, pom);
    return pom;
  }

  /// The pom of the tree with a `group:artifact`.
  @Nullable MavenPom named(String name) {
    String path = byName.get(name);
    return path == null ? null : at(path);
  }

  /// The folder of the pom with a `group:artifact`.
  @Nullable String folder(String name) {
    String path = byName.get(name);
    return path == null ? null : TreePaths.folder(path);
  }
}
