package dev.picode.context.project;

import java.util.Set;

/// Tells the tree's own manifests from those of others and of tests. Stateless.
final class Foreign {
  private static final Set<String> FOLDERS = Set.of("node_modules", "bower_components", "vendor",
      "third_party", "Pods", "venv", ".venv", "site-packages", "test", "tests", "testdata",
      "fixtures", "__fixtures__", "golden");

  private Foreign() {}

  /// Whether a path is not below a folder whose content belongs to someone else, or to a test.
  static boolean isOwn(String path) {
    int start = 0;
    for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', start)) {
      if (FOLDERS.contains(path.substring(start, end))) {
        return false;
      }
      start = end + 1;
    }
    return true;
  }
}
