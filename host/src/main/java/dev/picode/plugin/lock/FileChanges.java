package dev.picode.plugin.lock;

import dev.picode.sandbox.json.JsonMembers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// What is different between two sets of files, as paths in order. Immutable.
///
/// @param changed what has other bytes
/// @param added what only the newer one has
/// @param removed what only the older one has
public record FileChanges(List<String> changed, List<String> added, List<String> removed) {
  /// Copies.
  public FileChanges {
    changed = List.copyOf(changed);
    added = List.copyOf(added);
    removed = List.copyOf(removed);
  }

  /// The difference between hashes by path.
  public static FileChanges between(
      SortedMap<String, String> older, SortedMap<String, String> newer) {
    var changed = new ArrayList<String>();
    var added = new ArrayList<String>();
    newer.forEach((path, hash) -> {
      String before = older.get(path);
      if (before == null) {
        added.add(path);
      } else if (!before.equals(hash)) {
        changed.add(path);
      }
    });
    List<String> removed = older.keySet()
        .stream()
        .filter(path -> !newer.containsKey(path))
        .toList();
    return new FileChanges(changed, added, removed);
  }

  /// Whether nothing is different.
  public boolean isEmpty() {
    return changed.isEmpty() && added.isEmpty() && removed.isEmpty();
  }

  /// The difference in words: `` `a` was changed, `b` was added and 3 more``.
  ///
  /// @param most how many files are named
  public String words(int most) {
    var parts = new ArrayList<String>();
    changed.forEach(path -> parts.add("`" + path + "` was changed"));
    removed.forEach(path -> parts.add("`" + path + "` is missing"));
    added.forEach(path -> parts.add("`" + path + "` was added"));
    if (parts.size() <= most) {
      return String.join(", ", parts);
    }
    return String.join(", ", parts.subList(0, most)) + " and " + (parts.size() - most) + " more";
  }

  /// All of it as a plain value.
  public Map<String, @Nullable Object> plain() {
    return JsonMembers.of("changed", changed, "added", added, "removed", removed);
  }
}
