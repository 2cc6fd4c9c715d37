package dev.picode.context;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Rules out files that cannot match, by bytes alone, where an expression is nothing but words: `TODO|FIXME`.
/// Immutable, safe for many threads.
final class LiteralFilter {
  private static final String SPECIAL = "\\.+*?()[]{}^$|";

  private final List<byte[]> words;

  private LiteralFilter(List<byte[]> words) {
    this.words = words;
  }

  /// The filter of an expression; one that rules nothing out where it is more than words.
  static LiteralFilter of(String pattern, boolean ignoreCase) {
    List<byte[]> words = new ArrayList<>();
    if (ignoreCase) {
      return new LiteralFilter(words);
    }
    for (String part : pattern.split("\\|", -1)) {
      String word = part.startsWith("\\b") ? part.substring(2) : part;
      word = word.endsWith("\\b") && !word.endsWith("\\\\b")
          ? word.substring(0, word.length() - 2)
          : word;
      boolean plain = word.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0 || c == 0xFFFD);
      if (word.isEmpty() || !plain) {
        return new LiteralFilter(List.of());
      }
      words.add(word.getBytes(StandardCharsets.UTF_8));
    }
    return new LiteralFilter(words);
  }

  /// Whether bytes of UTF-8 may hold a match.
  boolean mayMatch(byte[] bytes) {
    return words.isEmpty() || words.stream().anyMatch(word -> holds(bytes, word));
  }

  private static boolean holds(byte[] bytes, byte[] word) {
    byte first = word[0];
    int last = bytes.length - word.length;
    for (int i = 0; i <= last; i++) {
      if (bytes[i] == first && matchesAt(bytes, i, word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matchesAt(byte[] bytes, int at, byte[] word) {
    for (int i = 1; i < word.length; i++) {
      if (bytes[at + i] != word[i]) {
        return false;
      }
    }
    return true;
  }
}
