package dev.picode.context.project;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.picode.context.manifest.Manifests;
import dev.picode.context.manifest.TreePaths;
import dev.picode.context.project.DeclaredDependency.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads Gradle's build files, Groovy's and Kotlin's, for what stands in them plainly. Confined to one thread.
///
/// They are programs, so what they declare is never known to be complete. Versions are taken from the version catalogue
/// `gradle/libs.versions.toml`, from `gradle.properties` and from texts that the file itself gives a name.
final class GradleReader implements ManifestReader {
  private static final String TEXT = "[\"']([^\"'\\n]+)[\"']";
  private static final Pattern INCLUDE = Pattern.compile(
      "(?m)^\\s*include\\b\\s*\\(?((?:\\s*[\"'][^\"'\\n]+[\"']\\s*,?)+)");
  private static final Pattern QUOTED = Pattern.compile(TEXT);
  private static final Pattern FOLDER = Pattern.compile(
      "project\\s*\\(\\s*" + TEXT + "\\s*\\)\\.projectDir\\s*=\\s*(?:new\\s+File|file)\\s*\\(\\s*"
          + "(?:settingsDir\\s*,\\s*|rootDir\\s*,\\s*)?" + TEXT);
  private static final Pattern NAME = Pattern.compile("rootProject\\.name\\s*=\\s*" + TEXT);
  private static final Pattern VERSION = Pattern.compile("(?m)^\\s*version\\s*=?\\s*" + TEXT);
  private static final Pattern MAIN = Pattern.compile(
      "main(?:Class|ClassName)(?:\\.set\\(|\\s*=)\\s*" + TEXT);
  private static final Pattern DEPENDENCY = Pattern.compile(
      "(?m)^\\s*([a-z][A-Za-z]*)\\s*\\(?\\s*(platform|enforcedPlatform|project|kotlin)?\\s*\\(?\\s*"
          + "(?:path\\s*[:=]\\s*)?(?:" + TEXT + "|(libs(?:\\.[A-Za-z0-9_]+)+))");
  private static final Pattern MAP_FORM = Pattern.compile(
      "(?m)^\\s*([a-z][A-Za-z]*)\\s*\\(?\\s*group\\s*[:=]\\s*" + TEXT + "\\s*,\\s*name\\s*[:=]\\s*"
          + TEXT + "(?:\\s*,\\s*version\\s*[:=]\\s*" + TEXT + ")?");
  private static final Pattern CONSTANT = Pattern.compile(
      "(?m)^\\s*(?:ext\\.|def\\s+|val\\s+|const\\s+val\\s+|extra\\[\")?([A-Za-z_][\\w.]*)(?:\"])?\\s*=\\s*"
          + TEXT);
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{?([A-Za-z_][\\w.]*)}?");

  private final Manifests manifests;

  GradleReader(Manifests manifests) {
    this.manifests = manifests;
  }

  @Override
  public boolean reads(String path) {
    String name = TreePaths.name(path);
    return isSettings(name) || name.equals("build.gradle") || name.equals("build.gradle.kts");
  }

  private static boolean isSettings(String name) {
    return name.equals("settings.gradle") || name.equals("settings.gradle.kts");
  }

  @Override
  public void read(String path, Findings findings) {
    String text = SourceText.withoutComments(manifests.text(path));
    if (isSettings(TreePaths.name(path))) {
      settings(path, text, findings);
    } else {
      build(path, text, findings);
    }
  }

  private void settings(String path, String text, Findings findings) {
    Matcher name = NAME.matcher(text);
    findings.module(path, "Gradle", name.find() ? name.group(1) : "", "");
    var moved = new HashMap<String, String>();
    Matcher folders = FOLDER.matcher(text);
    while (folders.find()) {
      moved.put(folders.group(1), folders.group(2));
    }
    Matcher includes = INCLUDE.matcher(text);
    while (includes.find()) {
      Matcher each = QUOTED.matcher(includes.group(1));
      while (each.find()) {
        member(path, each.group(1), moved, findings);
      }
    }
  }

  private void member(
      String path, String project, Map<String, String> moved, Findings findings) {
    String name = project.startsWith(":") ? project : ":" + project;
    String relative = moved.getOrDefault(name, name.substring(1).replace(':', '/'));
    String folder = TreePaths.resolve(TreePaths.folder(path), relative);
    if (folder == null || !manifests.tree().hasFolder(folder)) {
      findings.manifests().note(path, "its project `" + project + "` is not there");
      return;
    }
    findings.member(path, folder);
    boolean hasBuild = manifests.tree().hasFile(TreePaths.in(folder, "build.gradle"))
        || manifests.tree().hasFile(TreePaths.in(folder, "build.gradle.kts"));
    if (!hasBuild) {
      findings.bareModule(folder, "Gradle", path);
    }
  }

  private void build(String path, String text, Findings findings) {
    String folder = TreePaths.folder(path);
    Map<String, String> constants = constants(folder, text);
    Matcher version = VERSION.matcher(text);
    String own = version.find()
        ? filled(version.group(1), constants)
        : constants.getOrDefault("version", "");
    boolean hasSettings = manifests.tree()
        .first(List.of(
            TreePaths.in(folder, "settings.gradle"),
            TreePaths.in(folder, "settings.gradle.kts"))) != null;
    if (!hasSettings) {
      findings.module(path, "Gradle", "", own);
    }
    findings.declares(path, "Gradle");
    findings.incomplete(path);
    dependencies(path, text, constants, findings);
    Matcher main = MAIN.matcher(text);
    while (main.find()) {
      String type = main.group(1);
      findings.entry(JvmClasses.file(type, path, findings.tree()), EntryPoint.Kind.MAIN, type,
          path);
    }
    sourceSets(path, findings);
  }

  /// Each folder of `src` is a set of sources: `main` and `commonMain` are the project's, `test` and `commonTest` tests.
  private void sourceSets(String path, Findings findings) {
    String sources = TreePaths.in(TreePaths.folder(path), "src");
    for (String set : manifests.tree().foldersIn(sources)) {
      String name = "src/" + TreePaths.name(set);
      if (name.endsWith("/test") || name.endsWith("Test")) {
        findings.tests(path, name);
      } else if (name.endsWith("/main") || name.endsWith("Main")) {
        for (String language : List.of("java", "kotlin", "groovy", "scala")) {
          findings.sources(path, name + "/" + language);
        }
      }
    }
  }

  private void dependencies(
      String path, String text, Map<String, String> constants, Findings findings) {
    var catalog = new GradleCatalog(manifests, TreePaths.folder(path));
    Matcher plain = DEPENDENCY.matcher(text);
    while (plain.find()) {
      Scope scope = scope(plain.group(1));
      if (scope == null) {
        continue;
      }
      String written = plain.group(3);
      if (written == null) {
        catalog.dependencies(plain.group(4), scope)
            .forEach(one -> findings.dependency(path, one));
      } else if ("project".equals(plain.group(2))) {
        String top = top(TreePaths.folder(path));
        String folder = TreePaths.in(top, written.replaceFirst("^:", "").replace(':', '/'));
        boolean isThere = manifests.tree().hasFolder(folder);
        findings.dependency(path,
            new DeclaredDependency(written, "", scope, isThere ? folder : null));
      } else if (!"kotlin".equals(plain.group(2))) {
        coordinates(path, filled(written, constants), scope, findings);
      } else {
        findings.dependency(path, "org.jetbrains.kotlin:kotlin-" + written, "", scope);
      }
    }
    Matcher map = MAP_FORM.matcher(text);
    while (map.find()) {
      Scope scope = scope(map.group(1));
      if (scope != null) {
        String version = map.group(4) == null ? "" : filled(map.group(4), constants);
        findings.dependency(path, map.group(2) + ":" + map.group(3), known(version), scope);
      }
    }
  }

  /// `group:artifact:version:classifier@type`; the latter two are not wanted.
  private static void coordinates(String path, String written, Scope scope, Findings findings) {
    String[] parts = written.split("[:@]", -1);
    if (parts.length >= 2 && !parts[0].isEmpty() && !parts[1].isEmpty()) {
      findings.dependency(path, parts[0] + ":" + parts[1],
          parts.length > 2 ? known(parts[2]) : "", scope);
    }
  }

  private static String known(String version) {
    return version.indexOf('$') >= 0 ? "" : version;
  }

  /// What a configuration is for; `null` for a word that is none.
  private static @Nullable Scope scope(String configuration) {
    String word = configuration.toLowerCase(Locale.ROOT);
    if (word.startsWith("test") || word.startsWith("androidtest")
        || word.startsWith("integrationtest")) {
      return Scope.DEVELOPMENT;
    }
    return switch (word) {
      case "annotationprocessor", "kapt", "ksp", "classpath" -> Scope.BUILD;
      case "implementation", "api", "compile", "compileonly", "compileonlyapi", "runtime",
          "runtimeonly", "provided" ->
        Scope.MAIN;
      default -> word.endsWith("implementation") || word.endsWith("api") ? Scope.MAIN : null;
    };
  }

  /// The folder with the settings that a folder falls under.
  private String top(String folder) {
    for (String above : TreePaths.upwards(folder)) {
      for (String name : List.of("settings.gradle", "settings.gradle.kts")) {
        if (manifests.tree().hasFile(TreePaths.in(above, name))) {
          return above;
        }
      }
    }
    return folder;
  }

  /// Texts by name: the file's own first, then the properties of its folder and of those above it.
  private Map<String, String> constants(String folder, String text) {
    var constants = new HashMap<String, String>();
    for (String above : TreePaths.upwards(folder).reversed()) {
      for (String line : manifests.text(TreePaths.in(above, "gradle.properties")).split("\n", -1)) {
        int equals = line.indexOf('=');
        if (equals > 0 && !line.startsWith("#")) {
          constants.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
        }
      }
    }
    Matcher matcher = CONSTANT.matcher(text);
    while (matcher.find()) {
      constants.put(matcher.group(1), matcher.group(2));
    }
    return constants;
  }

  private static String filled(String text, Map<String, String> constants) {
    var filled = new StringBuilder();
    Matcher matcher = REFERENCE.matcher(text);
    int copied = 0;
    while (matcher.find()) {
      String name = matcher.group(1);
      String last = name.substring(name.lastIndexOf('.') + 1);
      String value = constants.getOrDefault(name, constants.getOrDefault(last, matcher.group()));
      filled.append(text, copied, matcher.start()).append(value);
      copied = matcher.end();
    }
    return filled.append(text, copied, text.length()).toString();
  }
}
