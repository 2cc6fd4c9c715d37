package dev.picode.context.graph;

import dev.picode.context.manifest.Manifests;
import dev.picode.context.manifest.Plain;
import dev.picode.context.manifest.TreePaths;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What `tsconfig.json` and `jsconfig.json` say about names. Confined to one thread.
///
/// A file's configuration is that of the nearest folder upwards. What it `extends` counts where it says nothing itself,
/// the last named first; a chain that comes back to itself or is longer than [#MAX_CHAIN] is cut, with a note. One that
/// only `references` others takes the first of these that has paths.
final class TypeScriptPaths {
  /// How many configurations may extend each other.
  static final int MAX_CHAIN = 16;

  private static final Options NONE = new Options(null, Map.of(), "");

  private final Manifests manifests;
  private final NodeFiles files;
  private final NodePackages packages;
  private final Map<String, Options> byFolder = new HashMap<>();
  private final Map<String, Options> byFile = new HashMap<>();

  TypeScriptPaths(Manifests manifests, NodeFiles files, NodePackages packages) {
    this.manifests = manifests;
    this.files = files;
    this.packages = packages;
  }

  /// The options that matter here.
  ///
  /// @param baseUrl the folder that names are below, where one is set
  /// @param paths places by pattern
  /// @param pathsFolder where those places start
  private record Options(@Nullable String baseUrl, Map<String, List<String>> paths,
      String pathsFolder) {
    boolean isEmpty() {
      return baseUrl == null && paths.isEmpty();
    }
  }

  /// The file that a name means, `null` where the configuration does not tell.
  @Nullable String resolve(String from, String target) {
    Options options = of(TreePaths.folder(from));
    String pattern = NodeResolver.best(options.paths.keySet(), target);
    if (pattern != null) {
      String part = NodeResolver.match(pattern, target);
      List<String> places = options.paths.getOrDefault(pattern, List.of());
      for (String place : NodeResolver.substituted(places, part == null ? "" : part)) {
        String whole = TreePaths.resolve(options.pathsFolder, place);
        String file = whole == null ? null : files.at(whole);
        if (file != null) {
          return file;
        }
      }
    }
    String below = options.baseUrl == null ? null : TreePaths.resolve(options.baseUrl, target);
    return below == null ? null : files.at(below);
  }

  /// Whether a pattern says that a name is one of the tree; one for all names does not.
  boolean isAlias(String from, String target) {
    String pattern = NodeResolver.best(of(TreePaths.folder(from)).paths.keySet(), target);
    return pattern != null && !pattern.startsWith("*");
  }

  private Options of(String folder) {
    Options known = byFolder.get(folder);
    if (known != null) {
      return known;
    }
    Options found = NONE;
    for (String above : TreePaths.upwards(folder)) {
      String file = manifests.tree()
          .first(List.of(
              TreePaths.in(above, "tsconfig.json"),
              TreePaths.in(above, "jsconfig.json")));
      if (file != null) {
        found = withReferences(file);
        break;
      }
    }
    byFolder.put(folder, found);
    return found;
  }

  private Options withReferences(String file) {
    Options own = read(file, new TreeSet<>());
    if (!own.isEmpty()) {
      return own;
    }
    for (Object reference : Plain.list(manifests.json(file).get("references"))) {
      String other = config(TreePaths.folder(file), Plain.text(Plain.map(reference), "path"));
      Options options = other == null ? NONE : read(other, new TreeSet<>());
      if (!options.isEmpty()) {
        return options;
      }
    }
    return NONE;
  }

  private Options read(String file, Set<String> chain) {
    Options known = byFile.get(file);
    if (known != null) {
      return known;
    }
    if (!chain.add(file) || chain.size() > MAX_CHAIN) {
      manifests.note(file, "its `extends` comes back to itself or is longer than " + MAX_CHAIN);
      return NONE;
    }
    String folder = TreePaths.folder(file);
    Options inherited = NONE;
    for (String extended : Plain.texts(manifests.json(file).get("extends")).reversed()) {
      String other = extended.startsWith(".") ? config(folder, extended) : shared(file, extended);
      Options options = other == null ? NONE : read(other, chain);
      inherited = inherited.isEmpty() ? options : merged(inherited, options);
    }
    chain.remove(file);
    Options options = merged(own(file, folder), inherited);
    byFile.put(file, options);
    return options;
  }

  private static Options merged(Options first, Options second) {
    String baseUrl = first.baseUrl != null ? first.baseUrl : second.baseUrl;
    Options paths = first.paths.isEmpty() ? second : first;
    return new Options(baseUrl, paths.paths, baseUrl == null ? paths.pathsFolder : baseUrl);
  }

  private Options own(String file, String folder) {
    Map<String, Object> options = Plain.map(manifests.json(file), "compilerOptions");
    String base = Plain.text(options, "baseUrl");
    String baseUrl = base.isEmpty() ? null : TreePaths.resolve(folder, base);
    var paths = new LinkedHashMap<String, List<String>>();
    Plain.map(options, "paths").forEach((name, places) -> paths.put(name, Plain.texts(places)));
    return new Options(baseUrl, paths, baseUrl == null ? folder : baseUrl);
  }

  /// A configuration by its path, which may leave out the ending or name a folder.
  private @Nullable String config(String folder, String path) {
    String place = path.isEmpty() ? null : TreePaths.resolve(folder, path);
    return place == null
        ? null
        : manifests.tree()
            .first(List.of(place, place + ".json", TreePaths.in(place, "tsconfig.json")));
  }

  /// A configuration that a package of the tree offers.
  private @Nullable String shared(String from, String target) {
    String name = NodeResolver.packageName(target);
    String folder = packages.folder(from, name);
    if (folder == null) {
      return null;
    }
    return config(folder,
        target.equals(name) ? "tsconfig.json" : "." + target.substring(name.length()));
  }
}
