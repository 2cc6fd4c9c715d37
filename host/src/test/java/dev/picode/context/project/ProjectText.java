package dev.picode.context.project;

import dev.picode.context.IndexedFile;
import dev.picode.context.Languages;
import dev.picode.context.manifest.ManifestNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A small tree written in a test. Confined to one thread.
final class ProjectText {
  private final Map<String, String> texts = new TreeMap<>();

  static ProjectText of(String path, String text) {
    return new ProjectText().with(path, text);
  }

  ProjectText with(String path, String text) {
    texts.put(path, text);
    return this;
  }

  /// Adds files without text.
  ProjectText files(String... paths) {
    for (String path : paths) {
      texts.put(path, "");
    }
    return this;
  }

  ProjectAnalysis analysis() throws InterruptedException {
    List<IndexedFile> files = new ArrayList<>();
    texts.forEach((path, text) -> {
      boolean test = path.contains("test") || path.contains("spec") || path.contains("Test");
      files.add(new IndexedFile(path, Languages.of(path), text.length(),
          (int) text.lines().count(), test));
    });
    return ProjectAnalysis.of(
        new ProjectInput(files, path -> Optional.ofNullable(texts.get(path))));
  }

  /// All that was found, a line each.
  String described() throws InterruptedException {
    ProjectAnalysis found = analysis();
    var lines = new ArrayList<String>();
    for (ProjectType type : found.types()) {
      lines.add("type " + type.name() + ", " + type.buildTool() + " by " + type.manifest()
          + (type.folders() > 1 ? " in " + type.folders() : ""));
    }
    for (ProjectModule module : found.modules()) {
      lines.add("module " + shown(module.folder()) + " = " + shown(module.name()) + " "
          + shown(module.version()) + (module.partOf().isEmpty() ? "" : " of " + module.partOf()));
    }
    for (EntryPoint entry : found.entryPoints()) {
      lines.add(entry.kind().name().toLowerCase(Locale.ROOT) + " " + entry.name() + " = "
          + shown(entry.path()));
    }
    found.sourceFolders().forEach(folder -> lines.add("sources " + folder));
    found.testFolders().forEach(folder -> lines.add("tests " + folder));
    found.rules()
        .forEach(rule -> lines.add((rule.includes() ? "takes " : "leaves ")
            + rule.pattern()));
    for (DependencyManifest manifest : found.manifests()) {
      lines.add("in " + manifest.path() + (manifest.complete() ? ":" : " at least:"));
      for (DeclaredDependency one : manifest.dependencies()) {
        lines.add("  " + one.name() + " " + shown(one.version()) + " "
            + one.scope().name().toLowerCase(Locale.ROOT)
            + (one.folder() == null ? "" : " at " + shown(one.folder())));
      }
    }
    for (ManifestNote note : found.notes()) {
      lines.add("note " + note.path() + ": " + note.reason());
    }
    return String.join("\n", lines) + "\n";
  }

  private static String shown(String text) {
    return text.isEmpty() ? "-" : text;
  }
}
