package dev.picode.context.rank;

import java.util.Locale;
import java.util.regex.Pattern;

/// Takes from names of files what marks a kind of file. Stateless, safe for many threads.
final class Stems {
  private static final Pattern TEST_WORD = Pattern.compile(
      "(?<=.)(?:Tests?|TestCase|Spec|IT)$|(?<=.)[._-](?:tests?|spec|it|bench)$|^(?:test|bench)[._-](?=.)",
      Pattern.UNICODE_CHARACTER_CLASS);

  private Stems() {}

  /// What a file is called, in small letters and without underscores, endings and the words that mark a test: `fileindex`
  /// of `src/FileIndexTest.java`, `file_index.py` and `file-index.test.js`.
  static String of(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    return TEST_WORD.matcher(stem)
        .replaceAll("")
        .replace("_", "")
        .replace("-", "")
        .toLowerCase(Locale.ROOT);
  }
}
