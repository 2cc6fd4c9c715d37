package dev.picode.context.index;

import java.util.Locale;
import java.util.OptionalInt;

/// How well names fit a text. Immutable.
///
/// Smaller is better: the name itself, then the name in other letters, names that start with the text, names that have
/// it at the start of a word, anywhere, and last its characters with others between them; within each, what has less
/// besides is better.
final class NameMatch {
  private static final int CLASS = 1_000;

  private final String text;
  private final String folded;
  private final SymbolQuery.Match match;

  NameMatch(String text, SymbolQuery.Match match) {
    this.text = text;
    this.folded = text.toLowerCase(Locale.ROOT);
    this.match = match;
  }

  /// The distance of a name, or nothing where it does not fit.
  OptionalInt distance(String name) {
    if (name.equals(text) || text.isEmpty()) {
      boolean fits = match != SymbolQuery.Match.EXACT || name.equals(text);
      return fits ? OptionalInt.of(0) : OptionalInt.empty();
    }
    if (match == SymbolQuery.Match.EXACT || lacksLetters(name)) {
      return OptionalInt.empty();
    }
    String low = name.toLowerCase(Locale.ROOT);
    if (low.equals(folded)) {
      return OptionalInt.of(CLASS);
    }
    if (low.startsWith(folded)) {
      int other = name.startsWith(text) ? 0 : 1;
      return OptionalInt.of(2 * CLASS + rest(2 * (low.length() - folded.length()) + other));
    }
    if (match == SymbolQuery.Match.PREFIX) {
      return OptionalInt.empty();
    }
    int at = low.indexOf(folded);
    if (at >= 0) {
      int kind = startsWord(name, low, folded) ? 3 : 4;
      return OptionalInt.of(kind * CLASS + rest(low.length() - folded.length()));
    }
    return match == SymbolQuery.Match.FUZZY ? fuzzy(name, low) : OptionalInt.empty();
  }

  /// Whether the characters do not all occur in order, told without a copy of the name: most names end here. Nothing is
  /// told of a name that is not ASCII, whose lower case may be of another length.
  private boolean lacksLetters(String name) {
    int found = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 0x80) {
        return false;
      }
      char low = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
      if (found < folded.length() && low == folded.charAt(found)) {
        found++;
      }
    }
    return found < folded.length();
  }

  private static int rest(int more) {
    return Math.min(CLASS - 1, more);
  }

  /// Whether the text stands at the start of a word of the name somewhere.
  private static boolean startsWord(String name, String low, String folded) {
    for (int at = low.indexOf(folded); at >= 0; at = low.indexOf(folded, at + 1)) {
      if (isWordStart(name, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWordStart(String name, int at) {
    if (at == 0 || at >= name.length()) {
      return at == 0;
    }
    char before = name.charAt(at - 1);
    char here = name.charAt(at);
    return !Character.isLetterOrDigit(before)
        || (Character.isUpperCase(here) && !Character.isUpperCase(before));
  }

  /// The best of the places where the characters occur in order: few others between them, many at the start of a word.
  private OptionalInt fuzzy(String name, String low) {
    int best = Integer.MAX_VALUE;
    for (int start = low.indexOf(folded.charAt(0)); start >= 0; start = low
        .indexOf(folded.charAt(0), start + 1)) {
      int cost = isWordStart(name, start) ? 0 : 1;
      int at = start;
      for (int i = 1; i < folded.length() && at >= 0; i++) {
        int next = low.indexOf(folded.charAt(i), at + 1);
        if (next > at + 1 && !isWordStart(name, next)) {
          cost += 2;
        }
        at = next;
      }
      if (at < 0) {
        break;
      }
      best = Math.min(best, 4 * cost + (at + 1 - start - folded.length()));
    }
    return best == Integer.MAX_VALUE
        ? OptionalInt.empty()
        : OptionalInt.of(5 * CLASS + rest(best));
  }
}
