package dev.picode.problem;

import org.jspecify.annotations.Nullable;

/// Finds the known name that a mistyped one was most likely meant to be. Stateless, safe for many
/// threads.
public final class Nearest {
  /// Longer names are not compared.
  private static final int MAX_LENGTH = 100;

  private Nearest() {}

  /// The known name with the fewest edits (insert, delete, replace, swap neighbours) from this one, the
  /// first of several; `null` where none is within a third of its length, or two edits for short ones.
  public static @Nullable String to(String name, Iterable<String> known) {
    if (name.length() > MAX_LENGTH) {
      return null;
    }
    String nearest = null;
    int best = Math.max(2, name.length() / 3) + 1;
    for (String candidate : known) {
      if (Math.abs(candidate.length() - name.length()) < best) {
        int edits = edits(name, candidate);
        if (edits < best && edits < candidate.length()) {
          best = edits;
          nearest = candidate;
        }
      }
    }
    return nearest;
  }

  /// The optimal string alignment distance.
  private static int edits(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int edits = Math.min(Math.min(current[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1);
        current[j] = swapped ? Math.min(edits, beforeLast[j - 2] + 1) : edits;
      }
      int[] spare = beforeLast;
      beforeLast = last;
      last = current;
      current = spare;
    }
    return last[b.length()];
  }
}
