package dev.picode.context.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// The lines of a file that count when files are compared, each as a number that tells it from others. Immutable.
///
/// Lines count without the blanks around them. Empty ones, brackets alone, comments by the look of their start, and imports
/// do not count: they are alike everywhere.
final class SourceLines {
  private static final List<String> COMMENTS = List.of("//", "/*", "*", "#", "--", "<!--");

  private final String path;
  private final long[] hashes;
  private final int[] numbers;

  private SourceLines(String path, long[] hashes, int[] numbers) {
    this.path = path;
    this.hashes = hashes;
    this.numbers = numbers;
  }

  /// The lines of a text.
  ///
  /// @param imports the numbers of the lines with imports, from 1
  static SourceLines of(String path, String text, Set<Integer> imports) {
    Objects.requireNonNull(path);
    String[] lines = text.split("\r\n|\r|\n", -1);
    long[] hashes = new long[lines.length];
    int[] numbers = new int[lines.length];
    int count = 0;
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip();
      if (counts(line) && !imports.contains(i + 1)) {
        hashes[count] = hash(line);
        numbers[count] = i + 1;
        count++;
      }
    }
    return new SourceLines(path, Arrays.copyOf(hashes, count),
        Arrays.copyOf(numbers, count));
  }

  private static boolean counts(String line) {
    return line.codePoints().anyMatch(Character::isLetterOrDigit)
        && COMMENTS.stream().noneMatch(line::startsWith);
  }

  /// FNV-1a with 64 bits.
  private static long hash(String line) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < line.length(); i++) {
      hash = (hash ^ line.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  String path() {
    return path;
  }

  /// How many lines count.
  int count() {
    return hashes.length;
  }

  long hash(int line) {
    return hashes[line];
  }

  /// Where a line that counts stands, from 1.
  int number(int line) {
    return numbers[line];
  }
}
