package dev.picode.context.graph;

import dev.picode.context.manifest.Manifests;
import dev.picode.context.manifest.SourceTree;
import dev.picode.context.manifest.TreePaths;
import dev.picode.context.symbol.Import;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Imports of Go. Confined to one thread.
///
/// An import names a package, which is a folder: it leads to those of its files, tests aside, that define a name the
/// importing file uses, to all of them where that cannot be told. Folders are found by the `module` of each `go.mod`, by
/// what the nearest one replaces with a folder, and in `vendor`.
final class GoResolver implements ImportResolver {
  static final Set<String> LANGUAGES = Set.of("Go");

  private final Scene scene;
  private final SourceTree tree;
  private final Manifests manifests;
  /// The folder of each module, by its path.
  private final Map<String, String> modules = new TreeMap<>();
  private final Map<String, Module> byManifest = new HashMap<>();
  private final Map<String, FileGroup> packages = new HashMap<>();

  /// What a `go.mod` says.
  ///
  /// @param replaced folders by the module they stand for
  /// @param required the modules it needs
  private record Module(Map<String, String> replaced, Set<String> required) {}

  GoResolver(Scene scene) {
    this.scene = scene;
    tree = scene.tree();
    manifests = scene.manifests();
    for (String manifest : tree.named("go.mod")) {
      byManifest.put(manifest, read(manifest));
    }
  }

  private Module read(String manifest) {
    String folder = TreePaths.folder(manifest);
    var replaced = new TreeMap<String, String>();
    var required = new TreeSet<String>();
    String block = "";
    for (String raw : manifests.text(manifest).split("\n", -1)) {
      int comment = raw.indexOf("//");
      String line = (comment < 0 ? raw : raw.substring(0, comment)).strip();
      if (line.equals(")")) {
        block = "";
        continue;
      }
      if (line.endsWith("(")) {
        block = line.substring(0, line.length() - 1).strip();
        continue;
      }
      List<String> words = words(block.isEmpty() ? line : block + " " + line);
      if (words.size() < 2) {
        continue;
      }
      switch (words.getFirst()) {
        case "module" -> modules.putIfAbsent(words.get(1), folder);
        case "require" -> required.add(words.get(1));
        case "replace" -> {
          String place = words.getLast();
          String target = place.startsWith(".") ? TreePaths.resolve(folder, place) : null;
          if (target != null) {
            replaced.put(words.get(1), target);
          }
        }
        default -> {
        }
      }
    }
    return new Module(replaced, required);
  }

  private static List<String> words(String line) {
    var words = new ArrayList<String>();
    for (String word : line.split("\\s+", -1)) {
      String bare = word.length() > 1 && (word.startsWith("\"") || word.startsWith("`"))
          ? word.substring(1, word.length() - 1)
          : word;
      if (!bare.isEmpty()) {
        words.add(bare);
      }
    }
    return words;
  }

  @Override
  public Resolved resolve(String from, Import taken) {
    if (taken.form() == Import.Form.MODULE) {
      return Resolved.NOTHING;
    }
    String target = taken.target();
    if (target.startsWith("./") || target.startsWith("../")) {
      String folder = TreePaths.resolve(TreePaths.folder(from), target);
      return folder == null || sources(folder).paths().isEmpty()
          ? new Resolved.Missing(target)
          : new Resolved.Group(sources(folder), true);
    }
    Module own = nearest(from);
    String folder = own == null ? null : below(own.replaced, target);
    folder = folder == null ? below(modules, target) : folder;
    boolean isOwn = folder != null;
    if (folder == null || sources(folder).paths().isEmpty()) {
      folder = vendored(from, target, folder);
    }
    if (folder != null && !sources(folder).paths().isEmpty()) {
      return new Resolved.Group(sources(folder), true);
    }
    return isOwn ? new Resolved.Missing(target) : new Resolved.External(packageName(target, own));
  }

  private @Nullable String vendored(String from, String target, @Nullable String otherwise) {
    for (String folder : TreePaths.upwards(TreePaths.folder(from))) {
      String vendored = TreePaths.in(folder, "vendor/" + target);
      if (tree.hasFolder(vendored)) {
        return vendored;
      }
    }
    return otherwise;
  }

  private @Nullable Module nearest(String from) {
    for (String folder : TreePaths.upwards(TreePaths.folder(from))) {
      Module module = byManifest.get(TreePaths.in(folder, "go.mod"));
      if (module != null) {
        return module;
      }
    }
    return null;
  }

  /// The folder of a package by the longest module path it starts with.
  private static @Nullable String below(Map<String, String> folders, String target) {
    for (String module : TreePaths.upwards(target)) {
      String folder = module.isEmpty() ? null : folders.get(module);
      if (folder != null) {
        String rest = target.substring(module.length());
        return rest.isEmpty() ? folder : TreePaths.in(folder, rest.substring(1));
      }
    }
    return null;
  }

  /// The files of a package, tests aside.
  private FileGroup sources(String folder) {
    return packages.computeIfAbsent(folder, _ -> scene.group(tree.filesIn(folder)
        .stream()
        .filter(path -> path.endsWith(".go") && !path.endsWith("_test.go"))
        .toList()));
  }

  /// The module of a package: the longest one that is required, else by how the great hosts name theirs; a package of
  /// the standard library, which has no dot in its first name, as it is.
  private static String packageName(String target, @Nullable Module own) {
    if (own != null) {
      for (String module : TreePaths.upwards(target)) {
        if (own.required.contains(module)) {
          return module;
        }
      }
    }
    String[] parts = target.split("/", -1);
    if (!parts[0].contains(".")) {
      return target;
    }
    int length = parts[0].equals("gopkg.in") ? 2 : 3;
    if (parts.length > length && parts[length].matches("v[0-9]+")) {
      length++;
    }
    return String.join("/", List.of(parts).subList(0, Math.min(length, parts.length)));
  }
}
