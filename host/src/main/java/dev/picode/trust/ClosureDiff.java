package dev.picode.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/// What is different between two closures, as paths in order. Immutable.
///
/// @param added what only the newer one has
/// @param removed what only the older one has
/// @param changed what has other bytes or another executable bit
public record ClosureDiff(List<String> added, List<String> removed, List<String> changed) {
  /// Copies.
  public ClosureDiff {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    changed = List.copyOf(changed);
  }

  static ClosureDiff between(SortedMap<String, ClosureFile> older,
      SortedMap<String, ClosureFile> newer) {
    var added = new ArrayList<String>();
    var removed = new ArrayList<String>();
    var changed = new ArrayList<String>();
    newer.forEach((path, file) -> {
      ClosureFile before = older.get(path);
      if (before == null) {
        added.add(path);
      } else if (!before.isSame(file)) {
        changed.add(path);
      }
    });
    older.keySet().stream().filter(path -> !newer.containsKey(path)).forEach(removed::add);
    return new ClosureDiff(added, removed, changed);
  }

  /// Whether nothing is different.
  public boolean isEmpty() {
    return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
  }

  /// The difference in words: ``changed `a`, added `b` and 3 more``.
  ///
  /// @param most how many files are named
  public String words(int most) {
    var parts = new ArrayList<String>();
    changed.forEach(path -> parts.add("changed `" + path + "`"));
    added.forEach(path -> parts.add("added `" + path + "`"));
    removed.forEach(path -> parts.add("removed `" + path + "`"));
    if (parts.size() <= most) {
      return String.join(", ", parts);
    }
    return String.join(", ", parts.subList(0, most)) + " and " + (parts.size() - most) + " more";
  }
}
