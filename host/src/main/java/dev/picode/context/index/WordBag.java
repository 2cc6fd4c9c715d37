package dev.picode.context.index;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The words of a text and how often each occurs, as the full-text tables take them. Confined to one thread.
///
/// A word is a run of letters and digits in small letters. One that is put together of several (`fileIndex`,
/// `XMLReader`) counts as a whole and by its parts. A word counts eight times at most: BM25 hardly tells
/// eight from eighty, and the table stays a third smaller. A text has at most [#MAX_WORDS] different words, the first
/// ones, so that a file of random data cannot fill the store; words of more than [#MAX_LENGTH] characters are left out.
final class WordBag {
  private static final int MAX_WORDS = 20_000;
  private static final int MAX_LENGTH = 64;
  private static final int MAX_COUNT = 8;

  private final Map<String, Count> counts = new HashMap<>();

  /// How often a word was seen.
  private static final class Count {
    private int times = 1;
  }

  /// Adds the words of a text.
  void add(String text) {
    int length = text.length();
    int start = 0;
    while (start < length) {
      if (!isWord(text.charAt(start))) {
        start++;
        continue;
      }
      int end = start + 1;
      while (end < length && isWord(text.charAt(end))) {
        end++;
      }
      if (end - start <= 2 * MAX_LENGTH) {
        run(text, start, end);
      }
      start = end;
    }
  }

  /// The words of a search, each once, sorted.
  static Set<String> of(String text) {
    var bag = new WordBag();
    bag.add(text);
    return new LinkedHashSet<>(Arrays.asList(bag.sorted()));
  }

  /// Every word as often as it counts, sorted, with blanks between them.
  String text() {
    var out = new StringBuilder(counts.size() * 8);
    for (String word : sorted()) {
      Count count = counts.get(word);
      for (int i = 0; count != null && i < count.times; i++) {
        out.append(word).append(' ');
      }
    }
    return out.toString();
  }

  private String[] sorted() {
    String[] words = counts.keySet().toArray(String[]::new);
    Arrays.sort(words);
    return words;
  }

  /// Letters and digits of any script, their marks, and both halves of a pair, which are mostly letters too.
  private static boolean isWord(char c) {
    return c < 0x80
        ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        : Character.isLetterOrDigit(c) || Character.isSurrogate(c);
  }

  private void run(String text, int start, int end) {
    int part = start;
    for (int i = start + 1; i < end; i++) {
      if (isBorder(text, i, end)) {
        count(text, part, i);
        part = i;
      }
    }
    count(text, part, end);
    if (part > start) {
      count(text, start, end);
    }
  }

  /// Whether a part starts here: `aB`, the `R` of `XMLReader`, or a letter after a digit.
  private static boolean isBorder(String text, int i, int end) {
    char before = text.charAt(i - 1);
    char here = text.charAt(i);
    if (here >= 'a' && here <= 'z') {
      return before >= 0x80 ? Character.isDigit(before) : before <= '9';
    }
    if (Character.isUpperCase(here)) {
      return !Character.isUpperCase(before)
          || (i + 1 < end && Character.isLowerCase(text.charAt(i + 1)));
    }
    return Character.isDigit(before) && Character.isLetter(here);
  }

  private void count(String text, int start, int end) {
    if (end - start > MAX_LENGTH) {
      return;
    }
    String word = text.substring(start, end).toLowerCase(Locale.ROOT);
    Count before = counts.get(word);
    if (before == null) {
      if (counts.size() < MAX_WORDS) {
        counts.put(word, new Count());
      }
    } else if (before.times < MAX_COUNT) {
      before.times++;
    }
  }
}
