package dev.picode.context.project;

import dev.picode.context.manifest.Manifests;
import dev.picode.context.manifest.Plain;
import dev.picode.context.manifest.TreePaths;
import dev.picode.context.project.DeclaredDependency.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads `package.json` with the workspaces of npm, Yarn, Bun and pnpm, and what `tsconfig.json` takes in. Confined to
/// one thread.
final class NodeReader implements ManifestReader {
  private static final Map<String, Scope> MEMBERS = Map.of(
      "dependencies", Scope.MAIN, "devDependencies", Scope.DEVELOPMENT,
      "optionalDependencies", Scope.OPTIONAL, "peerDependencies", Scope.PEER);
  private static final List<String> TESTS = List.of("test", "tests", "__tests__", "spec", "e2e",
      "cypress");

  private final Manifests manifests;
  private final NodeTools managers;
  /// The folder of each package of the tree, by name.
  private final Map<String, String> folders = new HashMap<>();

  NodeReader(Manifests manifests) {
    this.manifests = manifests;
    managers = new NodeTools(manifests);
    for (String path : manifests.tree().named("package.json")) {
      String name = Plain.text(manifests.json(path), "name");
      if (!name.isEmpty() && Foreign.isOwn(path)) {
        folders.putIfAbsent(name, TreePaths.folder(path));
      }
    }
  }

  @Override
  public boolean reads(String path) {
    String name = TreePaths.name(path);
    return name.equals("package.json") || name.equals("pnpm-workspace.yaml")
        || name.equals("tsconfig.json") || name.equals("jsconfig.json");
  }

  @Override
  public void read(String path, Findings findings) {
    switch (TreePaths.name(path)) {
      case "package.json" -> manifest(path, findings);
      case "pnpm-workspace.yaml" -> findings.members(path,
          YamlLists.of(manifests.text(path), "packages"), "package.json");
      default -> configuration(path, findings);
    }
  }

  private void manifest(String path, Findings findings) {
    Map<String, Object> manifest = manifests.json(path);
    String tool = managers.of(path);
    if (manifest.isEmpty()) {
      findings.declares(path, tool);
      if (manifests.notes().stream().anyMatch(note -> note.path().equals(path))) {
        findings.incomplete(path);
      }
      return;
    }
    findings.module(path, tool, Plain.text(manifest, "name"), Plain.text(manifest, "version"));
    findings.declares(path, tool);
    MEMBERS.forEach((member, scope) -> Plain.map(manifest, member)
        .forEach((name, version) -> dependency(path, name, Plain.text(version), scope, findings)));
    Object workspaces = manifest.get("workspaces");
    List<String> patterns = Plain.texts(workspaces instanceof Map<?, ?>
        ? Plain.map(workspaces).get("packages")
        : workspaces);
    findings.members(path, patterns, "package.json");
    entries(path, manifest, findings);
    Plain.texts(manifest.get("files")).forEach(pattern -> findings.rule(path, pattern, true));
    TESTS.forEach(folder -> findings.tests(path, folder));
    findings.sources(path, "src");
  }

  private void dependency(
      String path, String name, String version, Scope scope, Findings findings) {
    String folder = folders.get(name);
    boolean local = version.startsWith("workspace:") || version.startsWith("file:")
        || version.startsWith("link:");
    if (local && folder == null && !version.startsWith("workspace:")) {
      String place = TreePaths.resolve(TreePaths.folder(path),
          version.substring(version.indexOf(':') + 1));
      folder = place != null && manifests.tree().hasFolder(place) ? place : null;
    }
    if (!name.isEmpty()) {
      findings.dependency(path, new DeclaredDependency(name, version, scope, folder));
    }
  }

  private void entries(String path, Map<String, Object> manifest, Findings findings) {
    String name = Plain.text(manifest, "name");
    if (manifest.get("bin") instanceof String place) {
      entry(path, place, EntryPoint.Kind.COMMAND, name.replaceFirst("^@[^/]*/", ""), findings);
    }
    Plain.map(manifest, "bin")
        .forEach((command, place) -> entry(path, Plain.text(place),
            EntryPoint.Kind.COMMAND, command, findings));
    List<String> mains = new ArrayList<>();
    for (String member : List.of("source", "module", "main", "browser")) {
      mains.add(Plain.text(manifest, member));
    }
    Object exports = manifest.getOrDefault("exports", "");
    Object top = Plain.map(exports).getOrDefault(".", exports);
    if (top instanceof String place) {
      mains.add(place);
    }
    Map<String, Object> conditions = Plain.map(top);
    for (String condition : List.of("import", "default", "require", "node")) {
      Object place = conditions.getOrDefault(condition, "");
      mains.add(place instanceof Map<?, ?>
          ? Plain.text(Plain.map(place), "default")
          : Plain.text(place));
    }
    for (String place : mains) {
      entry(path, place, EntryPoint.Kind.LIBRARY, name, findings);
    }
  }

  private void entry(
      String path, String place, EntryPoint.Kind kind, String name, Findings findings) {
    if (!place.isEmpty()) {
      String file = NodeSources.of(manifests.tree(), TreePaths.folder(path), place);
      findings.entry(file, kind, name, path);
    }
  }

  private void configuration(String path, Findings findings) {
    Map<String, Object> config = manifests.json(path);
    for (String member : List.of("include", "files")) {
      Plain.texts(config.get(member)).forEach(pattern -> findings.rule(path, pattern, true));
    }
    Plain.texts(config.get("exclude")).forEach(pattern -> findings.rule(path, pattern, false));
    String out = Plain.text(Plain.map(config, "compilerOptions"), "outDir");
    if (!out.isEmpty()) {
      findings.rule(path, out, false);
    }
  }
}
