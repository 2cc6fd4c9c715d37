package dev.picode.context;

import java.util.List;
import java.util.Set;

/// Tells files that test from files that are tested, by their path alone. Immutable.
final class TestPaths {
  private static final Set<String> FOLDERS = Set.of("test", "tests", "__tests__", "spec", "specs",
      "testing", "e2e", "testdata", "__mocks__");
  private static final List<String> STEM_ENDINGS = List.of("_test", "_tests", "_spec", ".test",
      ".spec", "-test", "-spec");
  private static final List<String> CAMEL_ENDINGS = List.of("Test", "Tests", "TestCase", "Spec",
      "IT");
  private static final Set<String> CAMEL_LANGUAGES = Set.of(
      "java", "kt", "kts", "scala", "groovy", "cs", "fs", "vb", "swift", "php", "cpp", "cc", "hs");

  private TestPaths() {}

  /// Whether a path looks like that of a test or of what tests use.
  static boolean isTest(String path) {
    int slash = path.lastIndexOf('/');
    for (int start = 0; start < slash;) {
      int end = path.indexOf('/', start);
      String folder = path.substring(start, end);
      if (FOLDERS.contains(folder) || folder.endsWith(".Tests") || folder.endsWith(".Test")) {
        return true;
      }
      start = end + 1;
    }
    return isTestName(path.substring(slash + 1));
  }

  private static boolean isTestName(String name) {
    int dot = name.lastIndexOf('.');
    if (dot <= 0) {
      return false;
    }
    String stem = name.substring(0, dot);
    String ending = name.substring(dot + 1);
    if ((name.startsWith("test_") && ending.equals("py")) || name.equals("conftest.py")) {
      return true;
    }
    if (STEM_ENDINGS.stream().anyMatch(stem::endsWith)) {
      return true;
    }
    return CAMEL_LANGUAGES.contains(ending)
        && CAMEL_ENDINGS.stream().anyMatch(end -> endsAsWord(stem, end));
  }

  /// `FooTest` and `FooIT`, not `AUDIT`.
  private static boolean endsAsWord(String stem, String word) {
    if (!stem.endsWith(word)) {
      return false;
    }
    int before = stem.length() - word.length() - 1;
    return !word.equals("IT") || (before >= 0 && !Character.isUpperCase(stem.charAt(before)));
  }
}
