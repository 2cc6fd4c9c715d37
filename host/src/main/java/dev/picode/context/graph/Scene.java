package dev.picode.context.graph;

import dev.picode.context.IndexedFile;
import dev.picode.context.manifest.Manifests;
import dev.picode.context.manifest.SourceTree;
import dev.picode.context.symbol.Import;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the resolvers know of a tree. Confined to one thread.
final class Scene {
  private final SourceTree tree;
  private final Manifests manifests;
  private final GraphInput input;
  private final Map<String, String> languages = new HashMap<>();

  Scene(GraphInput input) {
    this.input = input;
    for (IndexedFile file : input.files()) {
      String language = file.languageName();
      if (language != null) {
        languages.put(file.path(), language);
      }
    }
    tree = SourceTree.of(input.files().stream().map(IndexedFile::path).toList());
    manifests = new Manifests(tree, input.text());
  }

  SourceTree tree() {
    return tree;
  }

  Manifests manifests() {
    return manifests;
  }

  /// The name of a file's language, empty where it is not known.
  String language(String path) {
    return languages.getOrDefault(path, "");
  }

  /// The files of some languages, by path.
  List<String> files(Set<String> wanted) {
    return tree.files().stream().filter(path -> wanted.contains(language(path))).toList();
  }

  List<Import> imports(String path) {
    return input.imports().getOrDefault(path, List.of());
  }

  /// What a file says it is a part of, with `.` between the names: its package or namespace.
  List<String> modules(String path) {
    return imports(path).stream()
        .filter(taken -> taken.form() == Import.Form.MODULE)
        .map(taken -> taken.target().replace('\\', '.'))
        .distinct()
        .toList();
  }

  /// Whether a file defines a name; false where definitions are not known.
  boolean defines(String path, String name) {
    return input.definitions().getOrDefault(path, List.of()).contains(name);
  }

  /// Whether it is known what a file uses.
  boolean knowsNames(String path) {
    return input.references().containsKey(path);
  }

  /// Some files as a group.
  FileGroup group(Collection<String> paths) {
    return new FileGroup(paths, path -> input.definitions().getOrDefault(path, List.of()));
  }

  /// Some files by what each belongs to, as groups.
  Map<String, FileGroup> groups(Map<String, List<String>> paths) {
    var groups = new HashMap<String, FileGroup>();
    paths.forEach((name, members) -> groups.put(name, group(members)));
    return groups;
  }

  /// Those of a group that define a name which a file uses.
  List<String> usedBy(String path, FileGroup group) {
    return group.definingAny(input.references().getOrDefault(path, Map.of()).keySet());
  }
}
