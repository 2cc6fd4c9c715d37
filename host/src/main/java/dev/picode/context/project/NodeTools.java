package dev.picode.context.project;

import dev.picode.context.manifest.Manifests;
import dev.picode.context.manifest.Plain;
import dev.picode.context.manifest.TreePaths;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Tells which package manager a `package.json` is meant for: by the lock file or the member `packageManager` of the
/// nearest folder upwards that has one, npm where none has. Confined to one thread.
final class NodeTools {
  private static final Map<String, String> LOCKS = locks();
  private static final Map<String, String> NAMES = Map.of("npm", "npm", "pnpm", "pnpm", "yarn",
      "Yarn", "bun", "Bun");

  private final Manifests manifests;
  private final Map<String, String> byFolder = new HashMap<>();

  NodeTools(Manifests manifests) {
    this.manifests = manifests;
  }

  private static Map<String, String> locks() {
    var locks = new LinkedHashMap<String, String>();
    locks.put("pnpm-lock.yaml", "pnpm");
    locks.put("pnpm-workspace.yaml", "pnpm");
    locks.put("yarn.lock", "Yarn");
    locks.put("bun.lock", "Bun");
    locks.put("bun.lockb", "Bun");
    locks.put("package-lock.json", "npm");
    locks.put("npm-shrinkwrap.json", "npm");
    return locks;
  }

  String of(String manifest) {
    for (String folder : TreePaths.upwards(TreePaths.folder(manifest))) {
      String manager = byFolder.computeIfAbsent(folder, this::in);
      if (!manager.isEmpty()) {
        return manager;
      }
    }
    return "npm";
  }

  private String in(String folder) {
    for (var lock : LOCKS.entrySet()) {
      if (manifests.exists(TreePaths.in(folder, lock.getKey()))) {
        return lock.getValue();
      }
    }
    String named = Plain.text(manifests.json(TreePaths.in(folder, "package.json")),
        "packageManager");
    int at = named.indexOf('@');
    return NAMES.getOrDefault(at < 0 ? named : named.substring(0, at), "");
  }
}
