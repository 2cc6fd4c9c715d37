package dev.picode.context.project;

import dev.picode.context.manifest.Manifests;
import dev.picode.context.manifest.SourceTree;
import dev.picode.context.manifest.TreePaths;
import dev.picode.context.project.DeclaredDependency.Scope;
import dev.picode.sandbox.capability.Glob;
import dev.picode.sandbox.capability.InvalidGlobException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the readers of manifests have found so far. Confined to one thread.
final class Findings {
  private static final int MAX_PATTERNS = 200;

  private final Manifests manifests;
  /// How many more folders are compared with patterns.
  private int matchesLeft = 500_000;
  private final Map<String, ProjectModule> modules = new TreeMap<>();
  /// The manifest that lists a folder as a module, by the folder; one that is nearer to it wins.
  private final Map<String, String> listed = new TreeMap<>();
  private final Map<String, TreeSet<DeclaredDependency>> dependencies = new TreeMap<>();
  private final Map<String, String> tools = new TreeMap<>();
  private final TreeSet<String> incomplete = new TreeSet<>();
  private final TreeSet<EntryPoint> entries = new TreeSet<>();
  private final TreeSet<String> testFolders = new TreeSet<>();
  private final TreeSet<String> sourceFolders = new TreeSet<>();
  private final TreeSet<PathRule> rules = new TreeSet<>();

  Findings(Manifests manifests) {
    this.manifests = manifests;
  }

  Manifests manifests() {
    return manifests;
  }

  SourceTree tree() {
    return manifests.tree();
  }

  /// Says that a manifest makes its folder a module. Where a folder has several, the first counts for its tool.
  void module(String manifest, String buildTool, String name, String version) {
    String folder = TreePaths.folder(manifest);
    String own = name.isEmpty() ? TreePaths.name(folder) : name;
    modules.put(manifest,
        new ProjectModule(folder, own, version, buildTool, manifest, ""));
  }

  /// Says that a folder is a module though it has no manifest of its own.
  void bareModule(String folder, String buildTool, String manifest) {
    modules.put(folder + "/",
        new ProjectModule(folder, TreePaths.name(folder), "", buildTool, manifest, ""));
  }

  /// Says that a manifest declares dependencies, even where it has none.
  void declares(String manifest, String buildTool) {
    tools.put(manifest, buildTool);
    dependencies.computeIfAbsent(manifest, _ -> new TreeSet<>());
  }

  void dependency(String manifest, String name, String version, Scope scope) {
    dependency(manifest, DeclaredDependency.of(name, version, scope));
  }

  void dependency(String manifest, DeclaredDependency dependency) {
    if (!dependency.name().isBlank()) {
      dependencies.computeIfAbsent(manifest, _ -> new TreeSet<>()).add(dependency);
    }
  }

  /// Says that a manifest may declare more than could be read.
  void incomplete(String manifest) {
    incomplete.add(manifest);
  }

  void entry(String path, EntryPoint.Kind kind, String name, String origin) {
    entries.add(new EntryPoint(path, kind, name, origin));
  }

  /// Says that a folder, relative to that of a manifest, holds tests; nothing where there is no such folder.
  void tests(String manifest, String folder) {
    add(manifest, folder, testFolders);
  }

  /// Says that a folder holds sources, as [#tests] does.
  void sources(String manifest, String folder) {
    add(manifest, folder, sourceFolders);
  }

  private void add(String manifest, String folder, SortedSet<String> folders) {
    String place = TreePaths.resolve(TreePaths.folder(manifest), folder);
    if (place != null && !place.isEmpty() && tree().hasFolder(place)) {
      folders.add(place);
    }
  }

  /// Adds a pattern that is relative to the folder of a manifest; one that starts with `!` says the contrary.
  void rule(String manifest, String pattern, boolean includes) {
    boolean contrary = pattern.startsWith("!");
    String bare = contrary ? pattern.substring(1) : pattern;
    String place = TreePaths.resolve(TreePaths.folder(manifest),
        bare.startsWith("/") ? bare.substring(1) : bare);
    if (place != null && !place.isEmpty() && rules.size() < 5000) {
      rules.add(new PathRule(place, contrary != includes, manifest));
    }
  }

  /// Says that a manifest lists a folder as a module.
  void member(String manifest, String folder) {
    String known = listed.get(folder);
    if (!folder.equals(TreePaths.folder(manifest))
        && (known == null
            || TreePaths.shared(manifest, folder + "/") > TreePaths.shared(known, folder + "/"))) {
      listed.put(folder, manifest);
    }
  }

  /// Says that a manifest lists the folders that some globs match and that hold another file.
  ///
  /// @param patterns relative to the folder of the manifest; those after `!` leave out
  /// @param holding what such a folder holds
  void members(String manifest, Collection<String> patterns, String holding) {
    String top = TreePaths.folder(manifest);
    List<Glob> wanted = new ArrayList<>();
    List<Glob> unwanted = new ArrayList<>();
    for (String pattern : patterns.stream().limit(MAX_PATTERNS).toList()) {
      boolean not = pattern.startsWith("!");
      String place = TreePaths.resolve(top, not ? pattern.substring(1) : pattern);
      if (place == null || place.isEmpty()) {
        continue;
      }
      try {
        (not ? unwanted : wanted).add(Glob.compile(place));
      } catch (InvalidGlobException e) {
        manifests.note(manifest, "its pattern `" + pattern + "` is none: " + e.getMessage());
      }
    }
    for (String path : tree().named(holding)) {
      String folder = TreePaths.folder(path);
      if (--matchesLeft < 0) {
        manifests.note(manifest, "its patterns were not tried on all folders: they are too many");
        return;
      }
      if (wanted.stream().anyMatch(glob -> glob.matches(folder))
          && unwanted.stream().noneMatch(glob -> glob.matches(folder))
          && Foreign.isOwn(path)) {
        member(manifest, folder);
      }
    }
  }

  /// The modules, by folder, then by manifest.
  List<ProjectModule> modules() {
    return modules.values()
        .stream()
        .map(module -> new ProjectModule(module.folder(), module.name(), module.version(),
            module.buildTool(), module.manifest(), partOf(module)))
        .sorted(Comparator.comparing(ProjectModule::folder)
            .thenComparing(ProjectModule::manifest))
        .toList();
  }

  private String partOf(ProjectModule module) {
    String manifest = listed.get(module.folder());
    return manifest == null ? "" : manifest;
  }

  List<DependencyManifest> dependencyManifests() {
    return tools.entrySet()
        .stream()
        .map(tool -> new DependencyManifest(tool.getKey(), tool.getValue(),
            List.copyOf(dependencies.getOrDefault(tool.getKey(), new TreeSet<>())),
            !incomplete.contains(tool.getKey())))
        .toList();
  }

  List<EntryPoint> entries() {
    return List.copyOf(entries);
  }

  SortedSet<String> testFolders() {
    return testFolders;
  }

  List<String> sourceFolders() {
    return List.copyOf(sourceFolders);
  }

  List<PathRule> rules() {
    return List.copyOf(rules);
  }
}
