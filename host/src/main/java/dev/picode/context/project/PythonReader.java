package dev.picode.context.project;

import dev.picode.context.manifest.Manifests;
import dev.picode.context.manifest.Plain;
import dev.picode.context.manifest.TreePaths;
import dev.picode.context.project.DeclaredDependency.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads `pyproject.toml`: the standard tables and those of Poetry, PDM, Hatch, uv, Flit and setuptools. Confined to one
/// thread.
final class PythonReader implements ManifestReader {
  /// In the order in which they decide: a tool's own table, then the backend that builds.
  private static final List<String> TABLES = List.of("poetry", "pdm", "uv", "hatch");
  private static final Map<String, String> NAMES = Map.of("poetry", "Poetry", "pdm", "PDM", "uv",
      "uv", "hatch", "Hatch", "hatchling", "Hatch", "uv_build", "uv", "flit_core", "Flit",
      "maturin", "Maturin", "setuptools", "setuptools");
  private static final Set<String> DEVELOPMENT = Set.of("dev", "test", "tests", "testing", "lint",
      "docs", "doc", "typing", "development");

  private final Manifests manifests;

  PythonReader(Manifests manifests) {
    this.manifests = manifests;
  }

  @Override
  public boolean reads(String path) {
    return TreePaths.name(path).equals("pyproject.toml");
  }

  /// The tool of a `pyproject.toml`, `null` where it only configures tools and makes no project.
  static @Nullable String tool(String path, Manifests manifests) {
    Map<String, Object> toml = manifests.toml(path);
    String folder = TreePaths.folder(path);
    if (manifests.exists(TreePaths.in(folder, "uv.lock"))) {
      return "uv";
    }
    Map<String, Object> tools = Plain.map(toml, "tool");
    for (String table : TABLES) {
      if (tools.containsKey(table)) {
        return NAMES.get(table);
      }
    }
    String backend = Plain.text(Plain.map(toml, "build-system"), "build-backend");
    for (String name : NAMES.keySet().stream().sorted().toList()) {
      if (backend.startsWith(name)) {
        return NAMES.get(name);
      }
    }
    boolean isProject = toml.containsKey("project") || toml.containsKey("build-system")
        || manifests.tree().hasFile(TreePaths.in(folder, "requirements.txt"));
    return isProject ? "pip" : null;
  }

  @Override
  public void read(String path, Findings findings) {
    String tool = tool(path, manifests);
    if (tool == null) {
      return;
    }
    Map<String, Object> toml = manifests.toml(path);
    Map<String, Object> project = Plain.map(toml, "project");
    Map<String, Object> poetry = Plain.map(toml, "tool", "poetry");
    Map<String, Object> named = project.isEmpty() ? poetry : project;
    findings.module(path, tool, Plain.text(named, "name"), Plain.text(named, "version"));
    findings.declares(path, tool);
    standard(path, toml, project, findings);
    poetry(path, poetry, findings);
    pdm(path, toml, findings);
    for (String table : List.of("scripts", "gui-scripts")) {
      Plain.map(project, table)
          .forEach((name, place) -> PythonEntries.command(path, name,
              Plain.text(place), findings));
      Plain.map(poetry, table)
          .forEach((name, place) -> PythonEntries.command(path, name,
              place instanceof String text ? text : Plain.text(Plain.map(place), "reference"),
              findings));
    }
    folders(path, toml, findings);
    Map<String, Object> workspace = Plain.map(toml, "tool", "uv", "workspace");
    var patterns = new ArrayList<>(Plain.texts(workspace.get("members")));
    Plain.texts(workspace.get("exclude")).forEach(pattern -> patterns.add("!" + pattern));
    findings.members(path, patterns, "pyproject.toml");
  }

  private void standard(
      String path, Map<String, Object> toml, Map<String, Object> project, Findings findings) {
    add(path, Plain.texts(project.get("dependencies")), Scope.MAIN, findings);
    Plain.map(project, "optional-dependencies")
        .forEach((group, list) -> add(path,
            Plain.texts(list), DEVELOPMENT.contains(group) ? Scope.DEVELOPMENT : Scope.OPTIONAL,
            findings));
    Plain.map(toml, "dependency-groups")
        .forEach((_, list) -> add(path,
            list instanceof List<?> ? Plain.texts(list) : List.of(), Scope.DEVELOPMENT, findings));
    add(path, Plain.texts(Plain.map(toml, "build-system").get("requires")), Scope.BUILD, findings);
    add(path, Plain.texts(Plain.map(toml, "tool", "uv").get("dev-dependencies")),
        Scope.DEVELOPMENT, findings);
    if (Plain.texts(project.get("dynamic")).contains("dependencies")) {
      findings.incomplete(path);
    }
  }

  private static void pdm(String path, Map<String, Object> toml, Findings findings) {
    Plain.map(toml, "tool", "pdm", "dev-dependencies")
        .values()
        .forEach(list -> add(path, Plain.texts(list), Scope.DEVELOPMENT, findings));
  }

  private void poetry(String path, Map<String, Object> poetry, Findings findings) {
    poetryTable(path, Plain.map(poetry, "dependencies"), Scope.MAIN, findings);
    poetryTable(path, Plain.map(poetry, "dev-dependencies"), Scope.DEVELOPMENT, findings);
    Plain.map(poetry, "group")
        .values()
        .forEach(group -> poetryTable(path, Plain.map(Plain.map(group), "dependencies"),
            Scope.DEVELOPMENT, findings));
  }

  private void poetryTable(
      String path, Map<String, Object> table, Scope scope, Findings findings) {
    table.forEach((name, value) -> {
      if (name.equals("python")) {
        return;
      }
      Map<String, Object> details = Plain.map(value);
      String version = value instanceof String text ? text : Plain.text(details, "version");
      Scope own = Boolean.TRUE.equals(details.get("optional")) ? Scope.OPTIONAL : scope;
      String place = Plain.text(details, "path");
      String folder = place.isEmpty()
          ? null
          : TreePaths.resolve(TreePaths.folder(path), place);
      boolean isThere = folder != null && manifests.tree().hasFolder(folder);
      findings.dependency(path,
          new DeclaredDependency(name, version, own, isThere ? folder : null));
    });
  }

  private static void add(
      String path, List<String> requirements, Scope scope, Findings findings) {
    for (String requirement : requirements) {
      DeclaredDependency parsed = Requirement.parse(requirement, scope);
      if (parsed != null) {
        findings.dependency(path, parsed);
      }
    }
  }

  private static void folders(String path, Map<String, Object> toml, Findings findings) {
    findings.sources(path, "src");
    List.of("tests", "test").forEach(folder -> findings.tests(path, folder));
    Plain.texts(Plain.map(toml, "tool", "pytest", "ini_options").get("testpaths"))
        .forEach(folder -> findings.tests(path, folder));
    Map<String, Object> find = Plain.map(toml, "tool", "setuptools", "packages", "find");
    Plain.texts(find.get("where")).forEach(folder -> findings.sources(path, folder));
    Plain.texts(find.get("exclude"))
        .forEach(
            name -> findings.rule(path, name.replace('.', '/'), false));
    // Black and mypy write regular expressions, which are no globs.
    for (String tool : List.of("ruff", "pyright")) {
      Map<String, Object> table = Plain.map(toml, "tool", tool);
      Plain.texts(table.get("exclude")).forEach(name -> findings.rule(path, name, false));
      Plain.texts(table.get("include")).forEach(name -> findings.rule(path, name, true));
    }
  }
}
