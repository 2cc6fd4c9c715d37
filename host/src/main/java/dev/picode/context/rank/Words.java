package dev.picode.context.rank;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Takes texts and identifiers apart into words that can be compared. Stateless, safe for many threads.
final class Words {
  /// Words of tasks and commit subjects that say nothing about where.
  private static final Set<String> SILENT = Set.of("a", "about", "add", "after", "all", "also",
      "an", "and",
      "are", "as", "at", "be", "before", "but", "by", "can", "do", "does", "each", "fix", "for",
      "from",
      "had", "has", "have", "if", "in", "into", "is", "it", "its", "let", "make", "more", "no",
      "not", "of",
      "on", "one", "only", "or", "out", "so", "than", "that", "the", "them", "then", "there",
      "they",
      "thi", "this", "to", "too", "two", "update", "use", "was", "what", "when", "where", "which",
      "who",
      "will", "with", "without");

  private Words() {}

  /// The words of a text in their order: small letters, identifiers taken apart at their humps, a plural `s` dropped;
  /// silent words and single characters are left out.
  static List<String> of(String text) {
    var words = new ArrayList<String>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || !Character.isLetterOrDigit(text.charAt(i))) {
        addWord(text, start, i, words);
        start = i + 1;
      } else if (i > start && isHump(text, i)) {
        addWord(text, start, i, words);
        start = i;
      }
    }
    return words;
  }

  /// `fileIndex` before the `I`, `JSONParser` before the `P`.
  private static boolean isHump(String text, int i) {
    if (!Character.isUpperCase(text.charAt(i))) {
      return false;
    }
    return !Character.isUpperCase(text.charAt(i - 1))
        || (i + 1 < text.length() && Character.isLowerCase(text.charAt(i + 1)));
  }

  private static void addWord(String text, int from, int to, List<String> words) {
    if (to - from < 2) {
      return;
    }
    String word = text.substring(from, to).toLowerCase(Locale.ROOT);
    if (word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")) {
      word = word.substring(0, word.length() - 1);
    }
    if (!SILENT.contains(word)) {
      words.add(word);
    }
  }
}
