package dev.picode.context.project;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.picode.context.manifest.Manifests;
import dev.picode.context.manifest.TreePaths;
import dev.picode.context.project.DeclaredDependency.Scope;
import java.util.List;

/// Reads `CMakeLists.txt` and `meson.build` for what stands in them plainly: names, versions, folders that are added,
/// packages that are looked for, programs that are built. Confined to one thread. Both are programs, so what they
/// declare is never known to be complete.
final class NativeReader implements ManifestReader {
  private static final Pattern CMAKE_PROJECT = Pattern.compile(
      "(?i)\\bproject\\s*\\(\\s*\"?([A-Za-z0-9_.+-]+)\"?([^)]*)\\)");
  private static final Pattern CMAKE_VERSION = Pattern.compile("(?i)\\bVERSION\\s+([0-9][0-9.]*)");
  private static final Pattern CMAKE_FOLDER = Pattern.compile(
      "(?i)\\badd_subdirectory\\s*\\(\\s*\"?([^\\s\")]+)");
  private static final Pattern CMAKE_PACKAGE = Pattern.compile(
      "(?i)\\bfind_package\\s*\\(\\s*([A-Za-z0-9_.+-]+)(?:\\s+([0-9][0-9.]*))?([^)]*)\\)");
  private static final Pattern CMAKE_PROGRAM = Pattern.compile(
      "(?i)\\badd_executable\\s*\\(\\s*([^\\s)]+)\\s+([^)]*)\\)");
  private static final Pattern MESON_PROJECT = Pattern.compile("\\bproject\\s*\\(\\s*'([^'\\n]+)'");
  private static final Pattern MESON_VERSION = Pattern.compile("\\bversion\\s*:\\s*'([^'\\n]+)'");
  private static final Pattern MESON_FOLDER = Pattern.compile("\\bsubdir\\s*\\(\\s*'([^'\\n]+)'");
  private static final Pattern MESON_PACKAGE = Pattern
      .compile("\\bdependency\\s*\\(\\s*'([^'\\n]+)'");

  private final Manifests manifests;

  NativeReader(Manifests manifests) {
    this.manifests = manifests;
  }

  @Override
  public boolean reads(String path) {
    String name = TreePaths.name(path);
    return name.equals("CMakeLists.txt") || name.equals("meson.build");
  }

  @Override
  public void read(String path, Findings findings) {
    String text = SourceText.withoutHashComments(manifests.text(path));
    if (TreePaths.name(path).equals("meson.build")) {
      meson(path, text, findings);
    } else {
      cmake(path, text, findings);
    }
    List.of("test", "tests").forEach(folder -> findings.tests(path, folder));
    findings.sources(path, "src");
  }

  private void cmake(String path, String text, Findings findings) {
    Matcher project = CMAKE_PROJECT.matcher(text);
    boolean named = project.find();
    Matcher version = CMAKE_VERSION.matcher(named ? project.group(2) : "");
    findings.module(path, "CMake", named ? project.group(1) : "",
        version.find() ? version.group(1) : "");
    members(path, CMAKE_FOLDER.matcher(text), findings);
    Matcher packages = CMAKE_PACKAGE.matcher(text);
    while (packages.find()) {
      declare(path, "CMake", findings);
      String wanted = packages.group(2);
      findings.dependency(path, packages.group(1), wanted == null ? "" : wanted,
          packages.group(3).contains("REQUIRED") ? Scope.MAIN : Scope.OPTIONAL);
    }
    Matcher programs = CMAKE_PROGRAM.matcher(text);
    while (programs.find()) {
      program(path, programs.group(1), programs.group(2), findings);
    }
  }

  private static void declare(String path, String tool, Findings findings) {
    findings.declares(path, tool);
    findings.incomplete(path);
  }

  /// The program starts in the source named `main`, else in the first one.
  private void program(String path, String name, String sources, Findings findings) {
    String first = "";
    for (String word : sources.strip().split("\\s+", -1)) {
      String file = TreePaths.resolve(TreePaths.folder(path), word.replace("\"", ""));
      if (file != null && manifests.tree().hasFile(file)
          && (first.isEmpty() || TreePaths.stem(file).equals("main"))) {
        first = file;
      }
    }
    if (!first.isEmpty() && !name.contains("$")) {
      findings.entry(first, EntryPoint.Kind.COMMAND, name, path);
    }
  }

  private void members(String path, Matcher folders, Findings findings) {
    String name = TreePaths.name(path);
    while (folders.find()) {
      String folder = TreePaths.resolve(TreePaths.folder(path), folders.group(1));
      if (folder != null && manifests.tree().hasFile(TreePaths.in(folder, name))) {
        findings.member(path, folder);
      }
    }
  }

  private void meson(String path, String text, Findings findings) {
    Matcher project = MESON_PROJECT.matcher(text);
    Matcher version = MESON_VERSION.matcher(text);
    boolean named = project.find();
    findings.module(path, "Meson", named ? project.group(1) : "",
        named && version.find() ? version.group(1) : "");
    members(path, MESON_FOLDER.matcher(text), findings);
    Matcher packages = MESON_PACKAGE.matcher(text);
    while (packages.find()) {
      declare(path, "Meson", findings);
      findings.dependency(path, packages.group(1), "", Scope.MAIN);
    }
  }
}
