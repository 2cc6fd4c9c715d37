package dev.picode.context.project;

import dev.picode.context.IndexedFile;
import dev.picode.context.manifest.TreePaths;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Finds folders of tests: those that manifests name, and those with a usual name that hold test files. Stateless.
final class TestFolders {
  private static final Set<String> NAMES = Set.of("test", "tests", "__tests__", "spec", "specs",
      "e2e", "integration-tests");

  private TestFolders() {}

  /// All of them, by path; a folder within another one is left out.
  static List<String> find(Collection<IndexedFile> files, SortedSet<String> named) {
    var found = new TreeSet<>(named);
    for (IndexedFile file : files) {
      String usual = file.test() ? topmost(file.path()) : "";
      if (!usual.isEmpty()) {
        found.add(usual);
      }
    }
    return found.stream()
        .filter(folder -> TreePaths.upwards(TreePaths.folder(folder))
            .stream()
            .noneMatch(found::contains))
        .toList();
  }

  /// The first folder of a path that is named as folders of tests are; empty where none is. `src/test/java` is one
  /// folder of tests, and so is a project `Shop.Tests`.
  private static String topmost(String path) {
    for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      String folder = path.substring(0, end);
      String name = TreePaths.name(folder);
      if (NAMES.contains(name) || name.endsWith(".Tests") || name.endsWith(".Test")) {
        return folder;
      }
    }
    return "";
  }
}
