package dev.picode.context.project;

import dev.picode.context.manifest.Manifests;
import dev.picode.context.manifest.Plain;
import dev.picode.context.manifest.TreePaths;
import dev.picode.context.project.DeclaredDependency.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads `Cargo.toml`: the members of a workspace and what they take from it, dependencies, libraries and programs.
/// Confined to one thread.
final class CargoReader implements ManifestReader {
  private static final Map<String, Scope> TABLES = Map.of("dependencies", Scope.MAIN,
      "dev-dependencies", Scope.DEVELOPMENT, "build-dependencies", Scope.BUILD);

  private final Manifests manifests;

  CargoReader(Manifests manifests) {
    this.manifests = manifests;
  }

  @Override
  public boolean reads(String path) {
    return TreePaths.name(path).equals("Cargo.toml");
  }

  @Override
  public void read(String path, Findings findings) {
    Map<String, Object> toml = manifests.toml(path);
    Map<String, Object> workspace = Plain.map(toml, "workspace");
    Map<String, Object> own = Plain.map(toml, "package");
    if (!workspace.isEmpty()) {
      members(path, workspace, findings);
    }
    if (own.isEmpty() && workspace.isEmpty()) {
      return;
    }
    Map<String, Object> shared = workspaceOf(path);
    Object version = own.getOrDefault("version", "");
    String said = version instanceof Map<?, ?>
        ? Plain.text(Plain.map(shared, "package"), "version")
        : Plain.text(version);
    findings.module(path, "Cargo", Plain.text(own, "name"), said);
    findings.declares(path, "Cargo");
    dependencies(path, toml, shared, findings);
    Plain.map(toml, "target")
        .values()
        .forEach(target -> dependencies(path, Plain.map(target), shared, findings));
    if (!own.isEmpty()) {
      targets(path, toml, own, findings);
    }
    Plain.texts(own.get("include")).forEach(pattern -> findings.rule(path, pattern, true));
    Plain.texts(own.get("exclude")).forEach(pattern -> findings.rule(path, pattern, false));
    List.of("tests", "benches").forEach(folder -> findings.tests(path, folder));
    findings.sources(path, "src");
  }

  private static void members(String path, Map<String, Object> workspace, Findings findings) {
    var patterns = new ArrayList<>(Plain.texts(workspace.get("members")));
    Plain.texts(workspace.get("exclude")).forEach(pattern -> patterns.add("!" + pattern));
    findings.members(path, patterns, "Cargo.toml");
  }

  /// The table `workspace` that a manifest falls under, which may be its own.
  private Map<String, Object> workspaceOf(String path) {
    for (String folder : TreePaths.upwards(TreePaths.folder(path))) {
      String above = TreePaths.in(folder, "Cargo.toml");
      Map<String, Object> workspace = manifests.tree().hasFile(above)
          ? Plain.map(manifests.toml(above), "workspace")
          : Map.of();
      if (!workspace.isEmpty()) {
        return workspace;
      }
    }
    return Map.of();
  }

  private void dependencies(
      String path, Map<String, Object> toml, Map<String, Object> shared, Findings findings) {
    TABLES.forEach((table, scope) -> Plain.map(toml, table).forEach((name, value) -> {
      Map<String, Object> said = Plain.map(value);
      boolean inherits = Boolean.TRUE.equals(said.get("workspace"));
      Object source = inherits
          ? Plain.map(shared, "dependencies").getOrDefault(name, "")
          : value;
      Map<String, Object> details = Plain.map(source);
      String version = source instanceof String text ? text : Plain.text(details, "version");
      String real = Plain.text(details, "package");
      boolean optional = Boolean.TRUE.equals(said.get("optional"));
      findings.dependency(path, new DeclaredDependency(real.isEmpty() ? name : real, version,
          optional ? Scope.OPTIONAL : scope, inherits ? null : folder(path, details)));
    }));
  }

  private @Nullable String folder(String path, Map<String, Object> details) {
    String place = Plain.text(details, "path");
    String folder = place.isEmpty()
        ? null
        : TreePaths.resolve(TreePaths.folder(path), place);
    return folder != null && manifests.tree().hasFolder(folder) ? folder : null;
  }

  private void targets(
      String path, Map<String, Object> toml, Map<String, Object> own, Findings findings) {
    String name = Plain.text(own, "name");
    Map<String, Object> library = Plain.map(toml, "lib");
    String libraryName = Plain.text(library, "name");
    String place = Plain.text(library, "path");
    target(path, place.isEmpty() ? "src/lib.rs" : place, EntryPoint.Kind.LIBRARY,
        libraryName.isEmpty() ? name : libraryName, findings);
    for (Object each : Plain.list(toml.get("bin"))) {
      Map<String, Object> program = Plain.map(each);
      String command = Plain.text(program, "name");
      String said = Plain.text(program, "path");
      target(path, said.isEmpty() ? "src/bin/" + command + ".rs" : said, EntryPoint.Kind.COMMAND,
          command, findings);
    }
    boolean isNamed = Plain.list(toml.get("bin"))
        .stream()
        .anyMatch(each -> Plain.text(Plain.map(each), "path").equals("src/main.rs"));
    if (!isNamed) {
      target(path, "src/main.rs", EntryPoint.Kind.COMMAND, name, findings);
    }
    String folder = TreePaths.in(TreePaths.folder(path), "src/bin");
    for (String file : manifests.tree().filesIn(folder)) {
      if (file.endsWith(".rs")) {
        findings.entry(file, EntryPoint.Kind.COMMAND, TreePaths.stem(file), path);
      }
    }
  }

  private void target(
      String path, String place, EntryPoint.Kind kind, String name, Findings findings) {
    String file = TreePaths.resolve(TreePaths.folder(path), place);
    if (file != null && manifests.tree().hasFile(file)) {
      findings.entry(file, kind, name, path);
    }
  }
}
