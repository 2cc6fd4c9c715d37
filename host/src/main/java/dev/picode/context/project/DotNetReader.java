package dev.picode.context.project;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.picode.context.manifest.Manifests;
import dev.picode.context.manifest.TreePaths;
import dev.picode.context.manifest.XmlElement;
import dev.picode.context.project.DeclaredDependency.Scope;
import java.util.Set;

/// Reads .NET's solutions (`.sln`, `.slnx`) and projects, with the versions of `Directory.Packages.props`. Confined to
/// one thread. Conditions are not evaluated: what stands under one counts.
final class DotNetReader implements ManifestReader {
  private static final Set<String> PROJECTS = Set.of("csproj", "fsproj", "vbproj");
  private static final Pattern SOLUTION = Pattern.compile(
      "(?m)^Project\\(\"[^\"\\n]*\"\\)\\s*=\\s*\"[^\"\\n]*\"\\s*,\\s*\"([^\"\\n]+proj)\"");
  private static final int MAX_DEPTH = 10;

  private final Manifests manifests;

  DotNetReader(Manifests manifests) {
    this.manifests = manifests;
  }

  @Override
  public boolean reads(String path) {
    String ending = ending(path);
    return ending.equals("sln") || ending.equals("slnx") || PROJECTS.contains(ending);
  }

  private static String ending(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  @Override
  public void read(String path, Findings findings) {
    switch (ending(path)) {
      case "sln" -> {
        findings.module(path, ".NET", TreePaths.stem(path), "");
        Matcher matcher = SOLUTION.matcher(manifests.text(path));
        while (matcher.find()) {
          member(path, matcher.group(1), findings);
        }
      }
      case "slnx" -> {
        findings.module(path, ".NET", TreePaths.stem(path), "");
        listed(path, manifests.xml(path), 0, findings);
      }
      default -> project(path, findings);
    }
  }

  private void listed(String path, XmlElement element, int depth, Findings findings) {
    for (XmlElement child : element.children()) {
      if (child.name().equals("Project")) {
        member(path, child.attribute("Path"), findings);
      } else if (depth < MAX_DEPTH) {
        listed(path, child, depth + 1, findings);
      }
    }
  }

  private void member(String path, String written, Findings findings) {
    String place = TreePaths.resolve(TreePaths.folder(path), written);
    if (place == null || !manifests.tree().hasFile(place)) {
      findings.manifests().note(path, "its project `" + written + "` is not there");
      return;
    }
    findings.member(path, TreePaths.folder(place));
  }

  private void project(String path, Findings findings) {
    XmlElement project = manifests.xml(path);
    if (!project.name().equals("Project")) {
      return;
    }
    String name = property(project, "AssemblyName");
    String version = property(project, "Version");
    findings.module(path, ".NET", name.isEmpty() ? TreePaths.stem(path) : name,
        version.isEmpty() ? property(project, "VersionPrefix") : version);
    findings.declares(path, ".NET");
    for (XmlElement group : project.children("ItemGroup")) {
      for (XmlElement one : group.children("PackageReference")) {
        packaged(path, one, findings);
      }
      for (XmlElement one : group.children("ProjectReference")) {
        String place = TreePaths.resolve(TreePaths.folder(path), one.attribute("Include"));
        findings.dependency(path, new DeclaredDependency(
            TreePaths.stem(one.attribute("Include").replace('\\', '/')), "", Scope.MAIN,
            place != null && manifests.tree().hasFile(place) ? TreePaths.folder(place) : null));
      }
      for (XmlElement one : group.children("Compile")) {
        rule(path, one.attribute("Remove"), false, findings);
        rule(path, one.attribute("Include"), true, findings);
      }
    }
    entry(path, project, name, findings);
  }

  private static void rule(String path, String patterns, boolean includes, Findings findings) {
    for (String pattern : patterns.split(";", -1)) {
      if (!pattern.isBlank()) {
        findings.rule(path, pattern.strip(), includes);
      }
    }
  }

  private void packaged(String path, XmlElement one, Findings findings) {
    String include = one.attribute("Include");
    String name = include.isEmpty() ? one.attribute("Update") : include;
    if (name.isEmpty()) {
      return;
    }
    String said = one.attribute("Version").isEmpty()
        ? one.textOf("Version")
        : one.attribute("Version");
    String version = said.isEmpty() ? central(path, name) : said;
    boolean isPrivate = one.attribute("PrivateAssets").equalsIgnoreCase("all")
        || one.textOf("PrivateAssets").equalsIgnoreCase("all");
    findings.dependency(path, name, version.startsWith("$(") ? "" : version,
        isPrivate ? Scope.DEVELOPMENT : Scope.MAIN);
  }

  /// What the nearest `Directory.Packages.props` says.
  private String central(String path, String name) {
    for (String folder : TreePaths.upwards(TreePaths.folder(path))) {
      String props = TreePaths.in(folder, "Directory.Packages.props");
      if (!manifests.tree().hasFile(props)) {
        continue;
      }
      for (XmlElement group : manifests.xml(props).children("ItemGroup")) {
        for (XmlElement one : group.children("PackageVersion")) {
          if (one.attribute("Include").equalsIgnoreCase(name)) {
            return one.attribute("Version");
          }
        }
      }
      return "";
    }
    return "";
  }

  private static String property(XmlElement project, String name) {
    for (XmlElement group : project.children("PropertyGroup")) {
      String value = group.textOf(name);
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  private void entry(String path, XmlElement project, String name, Findings findings) {
    String folder = TreePaths.folder(path);
    if (property(project, "IsTestProject").equals("true") || isTest(project)) {
      findings.tests(path, ".");
    }
    String program = TreePaths.in(folder, "Program.cs");
    String type = property(project, "OutputType");
    if (manifests.tree().hasFile(program)
        && (type.equalsIgnoreCase("Exe") || type.equalsIgnoreCase("WinExe")
            || project.attribute("Sdk").endsWith(".Web"))) {
      findings.entry(program, EntryPoint.Kind.COMMAND,
          name.isEmpty() ? TreePaths.stem(path) : name, path);
    }
  }

  private static boolean isTest(XmlElement project) {
    return project.children("ItemGroup")
        .stream()
        .flatMap(group -> group.children("PackageReference").stream())
        .anyMatch(one -> one.attribute("Include").equals("Microsoft.NET.Test.Sdk"));
  }
}
