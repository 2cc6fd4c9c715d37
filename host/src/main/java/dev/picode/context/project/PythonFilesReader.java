package dev.picode.context.project;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.picode.context.manifest.Manifests;
import dev.picode.context.manifest.Plain;
import dev.picode.context.manifest.TreePaths;
import dev.picode.context.project.DeclaredDependency.Scope;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads the other forms of Python: `requirements*.txt`, `setup.cfg`, `setup.py` and `Pipfile`. Confined to one thread.
///
/// `setup.py` is a program: texts in its lists are read, and it is never known to be complete.
final class PythonFilesReader implements ManifestReader {
  private static final Pattern NAME = Pattern.compile("\\bname\\s*=\\s*[\"']([^\"'\\n]+)[\"']");
  private static final Pattern VERSION = Pattern
      .compile("\\bversion\\s*=\\s*[\"']([^\"'\\n]+)[\"']");
  private static final Pattern REQUIRES = Pattern.compile(
      "\\b(install_requires|tests_require|setup_requires)\\s*=\\s*\\[([^\\]]*)\\]");
  private static final Pattern SCRIPTS = Pattern
      .compile("console_scripts[\"']?\\s*:\\s*\\[([^\\]]*)\\]");
  private static final Pattern QUOTED = Pattern.compile("\"([^\"\\n]+)\"|'([^'\\n]+)'");

  private final Manifests manifests;

  PythonFilesReader(Manifests manifests) {
    this.manifests = manifests;
  }

  @Override
  public boolean reads(String path) {
    String name = TreePaths.name(path);
    return name.equals("setup.py") || name.equals("setup.cfg") || name.equals("Pipfile")
        || isRequirements(path);
  }

  private static boolean isRequirements(String path) {
    String name = TreePaths.name(path);
    boolean inFolder = TreePaths.name(TreePaths.folder(path)).equals("requirements");
    return (name.endsWith(".txt") || name.endsWith(".in"))
        && (name.startsWith("requirements") || name.endsWith("-requirements.txt") || inFolder);
  }

  @Override
  public void read(String path, Findings findings) {
    switch (TreePaths.name(path)) {
      case "setup.py" -> setup(path, findings);
      case "setup.cfg" -> configuration(path, findings);
      case "Pipfile" -> pipfile(path, findings);
      default -> requirements(path, findings);
    }
  }

  private void requirements(String path, Findings findings) {
    findings.declares(path, "pip");
    String name = TreePaths.name(path);
    Scope scope = name.contains("dev") || name.contains("test") || name.contains("doc")
        || name.contains("lint") ? Scope.DEVELOPMENT : Scope.MAIN;
    String joined = manifests.text(path).replace("\\\n", " ");
    for (String raw : joined.split("\n", -1)) {
      String line = SourceText.withoutHashComments(raw).strip();
      int option = line.indexOf(" --");
      String bare = option < 0 ? line : line.substring(0, option).strip();
      if (bare.isEmpty() || bare.startsWith("-")) {
        continue;
      }
      DeclaredDependency parsed = Requirement.parse(bare, scope);
      if (parsed == null) {
        findings.incomplete(path);
      } else {
        findings.dependency(path, parsed);
      }
    }
  }

  private void pipfile(String path, Findings findings) {
    findings.module(path, "Pipenv", "", "");
    findings.declares(path, "Pipenv");
    Map<String, Object> toml = manifests.toml(path);
    table(path, Plain.map(toml, "packages"), Scope.MAIN, findings);
    table(path, Plain.map(toml, "dev-packages"), Scope.DEVELOPMENT, findings);
  }

  private static void table(
      String path, Map<String, Object> table, Scope scope, Findings findings) {
    table.forEach((name, value) -> {
      String version = value instanceof String text
          ? text
          : Plain.text(Plain.map(value), "version");
      findings.dependency(path, name, version, scope);
    });
  }

  private void setup(String path, Findings findings) {
    String text = SourceText.withoutHashComments(manifests.text(path));
    Matcher name = NAME.matcher(text);
    Matcher version = VERSION.matcher(text);
    findings.module(path, "setuptools", name.find() ? name.group(1) : "",
        version.find() ? version.group(1) : "");
    findings.declares(path, "setuptools");
    findings.incomplete(path);
    Matcher lists = REQUIRES.matcher(text);
    while (lists.find()) {
      Scope scope = switch (lists.group(1)) {
        case "tests_require" -> Scope.DEVELOPMENT;
        case "setup_requires" -> Scope.BUILD;
        default -> Scope.MAIN;
      };
      quoted(lists.group(2), one -> requirement(path, one, scope, findings));
    }
    Matcher scripts = SCRIPTS.matcher(text);
    while (scripts.find()) {
      quoted(scripts.group(1), one -> script(path, one, findings));
    }
  }

  private static void quoted(String list, Consumer<String> each) {
    Matcher matcher = QUOTED.matcher(list);
    while (matcher.find()) {
      String first = matcher.group(1);
      each.accept(first == null ? matcher.group(2) : first);
    }
  }

  private static void requirement(String path, String written, Scope scope, Findings findings) {
    DeclaredDependency parsed = Requirement.parse(written, scope);
    if (parsed != null) {
      findings.dependency(path, parsed);
    }
  }

  private static void script(String path, String line, Findings findings) {
    int equals = line.indexOf('=');
    if (equals > 0) {
      PythonEntries.command(path, line.substring(0, equals).strip(),
          line.substring(equals + 1).strip(), findings);
    }
  }

  private void configuration(String path, Findings findings) {
    Map<String, Map<String, String>> sections = IniText.parse(manifests.text(path));
    Map<String, String> metadata = sections.getOrDefault("metadata", Map.of());
    Map<String, String> options = sections.getOrDefault("options", Map.of());
    if (metadata.isEmpty() && options.isEmpty()) {
      return;
    }
    findings.module(path, "setuptools", metadata.getOrDefault("name", ""),
        metadata.getOrDefault("version", ""));
    findings.declares(path, "setuptools");
    lines(path, options.get("install_requires"), Scope.MAIN, findings);
    lines(path, options.get("tests_require"), Scope.DEVELOPMENT, findings);
    sections.getOrDefault("options.extras_require", Map.of())
        .forEach((_, list) -> lines(path, list, Scope.OPTIONAL, findings));
    sections.getOrDefault("options.entry_points", Map.of())
        .getOrDefault("console_scripts", "")
        .lines()
        .forEach(line -> script(path, line, findings));
  }

  private static void lines(
      String path, @Nullable String list, Scope scope, Findings findings) {
    if (list != null) {
      list.lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .forEach(line -> requirement(path, line, scope, findings));
    }
  }
}
