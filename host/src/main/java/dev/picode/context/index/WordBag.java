package dev.picode.context.index;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

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

  /// The words in the order they came, how often each was seen, and where each is in [#slots] by its hash: one more than
  /// its number, 0 for a free place.
  private String[] words = new String[16];
  private int[] times = new int[16];
  private int[] slots = new int[64];
  private int size;

  /// Adds the words of a text.
  void add(String text) {
    char[] chars = text.toCharArray();
    int start = 0;
    while (start < chars.length) {
      if (!isWord(chars[start])) {
        start++;
        continue;
      }
      int end = start + 1;
      while (end < chars.length && isWord(chars[end])) {
        end++;
      }
      if (end - start <= 2 * MAX_LENGTH) {
        run(chars, start, end);
      }
      start = end;
    }
  }

  /// The words of a search, each once, sorted.
  static Set<String> of(String text) {
    var bag = new WordBag();
    bag.add(text);
    return new TreeSet<>(Arrays.asList(bag.words).subList(0, bag.size));
  }

  /// Every word as often as it counts, in the order they came, with blanks between them.
  String text() {
    var out = new StringBuilder(size * 16);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < times[i]; j++) {
        out.append(words[i]).append(' ');
      }
    }
    return out.toString();
  }

  /// Letters and digits of any script, their marks, and both halves of a pair, which are mostly letters too.
  private static boolean isWord(char c) {
    return c < 0x80
        ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        : Character.isLetterOrDigit(c) || Character.isSurrogate(c);
  }

  private void run(char[] text, int start, int end) {
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
  private static boolean isBorder(char[] text, int i, int end) {
    char before = text[i - 1];
    char here = text[i];
    if (here >= 'a' && here <= 'z') {
      return before >= 0x80 ? Character.isDigit(before) : before <= '9';
    }
    if (Character.isUpperCase(here)) {
      return !Character.isUpperCase(before)
          || (i + 1 < end && Character.isLowerCase(text[i + 1]));
    }
    return Character.isDigit(before) && Character.isLetter(here);
  }

  private void count(char[] text, int start, int end) {
    int length = end - start;
    if (length > MAX_LENGTH) {
      return;
    }
    int hash = 0;
    for (int i = start; i < end; i++) {
      if (text[i] >= 0x80) {
        // Small letters of other scripts may be more or fewer characters.
        String small = new String(text, start, length).toLowerCase(Locale.ROOT);
        count(small.toCharArray(), 0, small.length(), small.hashCode());
        return;
      }
      hash = 31 * hash + small(text[i]);
    }
    count(text, start, end, hash);
  }

  private void count(char[] text, int start, int end, int hash) {
    int slot = first(hash);
    while (slots[slot] != 0) {
      int number = slots[slot] - 1;
      if (isSame(words[number], text, start, end)) {
        times[number] = Math.min(times[number] + 1, MAX_COUNT);
        return;
      }
      slot = next(slot);
    }
    if (size == MAX_WORDS) {
      return;
    }
    slots[slot] = size + 1;
    keep(text, start, end);
  }

  private void keep(char[] text, int start, int end) {
    if (size == words.length) {
      words = Arrays.copyOf(words, 2 * size);
      times = Arrays.copyOf(times, 2 * size);
    }
    char[] word = Arrays.copyOfRange(text, start, end);
    for (int i = 0; i < word.length; i++) {
      word[i] = small(word[i]);
    }
    words[size] = new String(word);
    times[size] = 1;
    size++;
    if (2 * size > slots.length) {
      grow();
    }
  }

  private void grow() {
    slots = new int[4 * slots.length];
    for (int i = 0; i < size; i++) {
      int slot = first(words[i].hashCode());
      while (slots[slot] != 0) {
        slot = next(slot);
      }
      slots[slot] = i + 1;
    }
  }

  /// Where to look for a word first.
  private int first(int hash) {
    return (hash ^ hash >>> 16) & (slots.length - 1);
  }

  private int next(int slot) {
    return (slot + 1) & (slots.length - 1);
  }

  private static boolean isSame(String word, char[] text, int start, int end) {
    if (word.length() != end - start) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (word.charAt(i - start) != small(text[i])) {
        return false;
      }
    }
    return true;
  }

  /// The small letter of one of ASCII.
  private static char small(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
  }
}
