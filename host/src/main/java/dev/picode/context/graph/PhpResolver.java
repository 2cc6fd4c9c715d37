package dev.picode.context.graph;

import dev.picode.context.manifest.Manifests;
import dev.picode.context.manifest.Plain;
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

/// `use`, `include` and `require` of PHP. Confined to one thread.
///
/// A class is looked for where the `psr-4` and `psr-0` of a `composer.json` put it, by the longest start of its name;
/// then among the files that say they are of its namespace. A class from elsewhere is named by the package whose
/// `psr-4` in `composer.lock` it falls under, else by the first name of its namespace.
final class PhpResolver implements ImportResolver {
  static final Set<String> LANGUAGES = Set.of("PHP");

  private final SourceTree tree;
  private final Manifests manifests;
  /// Folders by the start of a class name, which ends with `\`.
  private final Map<String, List<String>> folders = new TreeMap<>();
  private final Map<String, String> locked = new TreeMap<>();
  private final Map<String, FileGroup> namespaces;
  private final FileGroup none;

  PhpResolver(Scene scene) {
    tree = scene.tree();
    manifests = scene.manifests();
    for (String manifest : tree.named("composer.json")) {
      Map<String, Object> composer = manifests.json(manifest);
      for (String member : List.of("autoload", "autoload-dev")) {
        addPlaces(TreePaths.folder(manifest), Plain.map(composer, member));
      }
    }
    for (String lock : tree.named("composer.lock")) {
      for (String member : List.of("packages", "packages-dev")) {
        Plain.list(manifests.json(lock).get(member)).forEach(this::addLocked);
      }
    }
    Map<String, List<String>> members = new HashMap<>();
    for (String path : scene.files(LANGUAGES)) {
      for (String namespace : scene.modules(path)) {
        members.computeIfAbsent(namespace, _ -> new ArrayList<>()).add(path);
      }
    }
    namespaces = scene.groups(members);
    none = scene.group(List.of());
  }

  private void addPlaces(String folder, Map<String, Object> autoload) {
    Plain.map(autoload, "psr-4").forEach((prefix, places) -> {
      for (String place : Plain.texts(places)) {
        String whole = TreePaths.resolve(folder, place);
        if (whole != null) {
          folders.computeIfAbsent(prefix, _ -> new ArrayList<>()).add(whole);
        }
      }
    });
    Plain.map(autoload, "psr-0").forEach((prefix, places) -> {
      for (String place : Plain.texts(places)) {
        String whole = TreePaths.resolve(folder, place + "/" + prefix.replace('\\', '/'));
        if (whole != null) {
          folders.computeIfAbsent(prefix, _ -> new ArrayList<>()).add(whole);
        }
      }
    });
  }

  private void addLocked(Object entry) {
    Map<String, Object> locking = Plain.map(entry);
    String name = Plain.text(locking, "name");
    Plain.map(locking, "autoload", "psr-4").keySet().forEach(prefix -> locked.put(prefix, name));
  }

  @Override
  public Resolved resolve(String from, Import taken) {
    if (taken.form() == Import.Form.MODULE) {
      return Resolved.NOTHING;
    }
    String target = taken.target();
    if (isPath(target, taken.form())) {
      return included(from, target);
    }
    String start = target.startsWith("\\") ? target.substring(1) : target;
    var found = new TreeSet<String>();
    for (String name : taken.names().isEmpty() ? List.of("") : taken.names()) {
      String whole = name.isEmpty() ? start : start + "\\" + name;
      String file = file(from, whole.startsWith("\\") ? whole.substring(1) : whole);
      if (file != null) {
        found.add(file);
      }
    }
    if (!found.isEmpty()) {
      return Resolved.files(found);
    }
    boolean own = start.indexOf('\\') > 0 && longest(folders.keySet(), start) != null;
    return own ? new Resolved.Missing(start) : new Resolved.External(packageName(start));
  }

  private static boolean isPath(String target, Import.Form form) {
    return form == Import.Form.LOCAL || target.indexOf('/') >= 0 || target.endsWith(".php")
        || target.endsWith(".inc");
  }

  private Resolved included(String from, String target) {
    String relative = target.startsWith("/") ? target.substring(1) : target;
    for (String folder : TreePaths.upwards(TreePaths.folder(from))) {
      String place = TreePaths.resolve(folder, relative);
      if (place != null && tree.hasFile(place)) {
        return Resolved.file(place);
      }
    }
    return relative.startsWith("vendor/") || relative.endsWith("vendor/autoload.php")
        ? new Resolved.External("vendor")
        : new Resolved.Missing(target);
  }

  private @Nullable String file(String from, String type) {
    for (String prefix = longest(folders.keySet(), type); prefix != null;) {
      String rest = type.substring(Math.min(type.length(), prefix.length())).replace('\\', '/');
      for (String folder : folders.getOrDefault(prefix, List.of())) {
        String place = TreePaths.in(folder, rest + ".php");
        if (tree.hasFile(place)) {
          return place;
        }
      }
      prefix = prefix.isEmpty() ? null : longestBelow(prefix, type);
    }
    int slash = type.lastIndexOf('\\');
    String namespace = slash < 0 ? "" : type.substring(0, slash).replace('\\', '.');
    String name = type.substring(slash + 1);
    FileGroup group = namespaces.getOrDefault(namespace, none);
    Set<String> defining = group.defining(name);
    if (!defining.isEmpty()) {
      return SourceTree.nearest(from, defining);
    }
    return SourceTree.nearest(from,
        group.paths().stream().filter(path -> TreePaths.stem(path).equals(name)).toList());
  }

  private @Nullable String longestBelow(String prefix, String type) {
    return longest(
        folders.keySet().stream().filter(other -> other.length() < prefix.length()).toList(), type);
  }

  private static @Nullable String longest(Iterable<String> prefixes, String type) {
    String best = null;
    for (String prefix : prefixes) {
      if (type.startsWith(prefix) && (best == null || prefix.length() > best.length())) {
        best = prefix;
      }
    }
    return best;
  }

  private String packageName(String type) {
    String prefix = longest(locked.keySet(), type);
    String name = prefix == null || prefix.isEmpty() ? "" : locked.getOrDefault(prefix, "");
    if (!name.isEmpty()) {
      return name;
    }
    int slash = type.indexOf('\\');
    return slash < 0 ? type : type.substring(0, slash);
  }
}
