package dev.picode.git;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// What the latest commits up to one of them touched. Immutable.
///
/// It depends on the commit it ends at alone, so it can be kept by the name of that commit. Merges are not in it, nor are
/// the oldest commits of a shallow clone, as what they changed is unknown.
///
/// @param until the full name of the commit it ends at; empty before the first commit
/// @param commits newest first
public record History(String until, List<CommitFiles> commits) {
  /// No history.
  public static final History NONE = new History("", List.of());

  /// Copies the commits.
  public History {
    Objects.requireNonNull(until);
    commits = List.copyOf(commits);
  }

  /// A file that was changed in the same commits as another one. Immutable.
  ///
  /// @param path the file
  /// @param times in how many commits
  public record Together(String path, int times) {}

  /// A file with the commit that touched it last. Immutable.
  ///
  /// @param path the file
  /// @param commit the commit
  public record Recent(String path, CommitFiles commit) {}

  /// Somebody who touched something. Immutable.
  ///
  /// @param name as in the newest of the commits
  /// @param email as in the commits, in lower case
  /// @param commits how many
  /// @param last when the newest of them was authored
  public record Author(String name, String email, int commits, String last) {}

  /// The files changed together with one; most often first, then by path.
  ///
  /// @param maxFiles commits that touched more files than this say nothing and are passed over
  public List<Together> together(String path, int maxFiles) {
    var times = new TreeMap<String, Integer>();
    for (CommitFiles commit : commits) {
      if (commit.touched() <= maxFiles && commit.files().contains(path)) {
        commit.files().forEach(other -> times.merge(other, 1, Integer::sum));
      }
    }
    times.remove(path);
    var found = new ArrayList<Together>();
    times.forEach((other, count) -> found.add(new Together(other, count)));
    found.sort(Comparator.comparingInt(Together::times).reversed());
    return List.copyOf(found);
  }

  /// The files touched last, with the commits that did; newest first, then by path.
  ///
  /// @param limit the most files to return
  public List<Recent> recent(int limit) {
    var found = new LinkedHashMap<String, Recent>();
    for (CommitFiles commit : commits) {
      for (String path : commit.files()) {
        if (found.size() >= limit) {
          return List.copyOf(found.values());
        }
        found.putIfAbsent(path, new Recent(path, commit));
      }
    }
    return List.copyOf(found.values());
  }

  /// Who touched a file, or something in a folder; most commits first, then by address and name.
  ///
  /// @param path the file or folder; empty for all
  public List<Author> authors(String path) {
    var found = new TreeMap<String, Author>();
    for (CommitFiles commit : commits) {
      if (commit.files().stream().anyMatch(file -> isWithin(file, path))) {
        String email = commit.email().toLowerCase(Locale.ROOT);
        String key = email.isEmpty() ? " " + commit.author() : email;
        Author before = found.get(key);
        found.put(key, before == null
            ? new Author(commit.author(), email, 1, commit.time())
            : new Author(before.name(), email, before.commits() + 1, before.last()));
      }
    }
    return found.values()
        .stream()
        .sorted(
            Comparator.comparingInt(Author::commits).reversed())
        .toList();
  }

  /// In how many commits each file was touched, by path.
  ///
  /// @param maxFiles commits that touched more files than this are passed over
  public Map<String, Integer> changes(int maxFiles) {
    var counts = new TreeMap<String, Integer>();
    for (CommitFiles commit : commits) {
      if (commit.touched() <= maxFiles) {
        commit.files().forEach(path -> counts.merge(path, 1, Integer::sum));
      }
    }
    return Collections.unmodifiableMap(counts);
  }

  private static boolean isWithin(String file, String path) {
    return path.isEmpty() || file.equals(path)
        || file.startsWith(path.endsWith("/") ? path : path + "/");
  }
}
