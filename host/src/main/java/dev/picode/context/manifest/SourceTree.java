package dev.picode.context.manifest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which files and folders a tree has. Immutable, safe for many threads.
///
/// Lists are by path, so that the same files give the same answers in whatever order they came.
public final class SourceTree {
  private final List<String> files;
  private final NavigableMap<String, List<String>> inFolder = new TreeMap<>();
  private final Map<String, List<String>> named = new HashMap<>();
  private final Map<String, List<String>> subfolders = new HashMap<>();
  private final TreeSet<String> all;

  private SourceTree(Collection<String> paths) {
    all = new TreeSet<>(paths);
    files = List.copyOf(all);
    inFolder.put("", new ArrayList<>());
    for (String path : files) {
      String folder = TreePaths.folder(path);
      List<String> own = inFolder.get(folder);
      if (own == null) {
        for (String above : TreePaths.upwards(folder)) {
          inFolder.computeIfAbsent(above, _ -> new ArrayList<>());
        }
        own = inFolder.computeIfAbsent(folder, _ -> new ArrayList<>());
      }
      own.add(path);
      named.computeIfAbsent(TreePaths.name(path), _ -> new ArrayList<>()).add(path);
    }
    for (String folder : inFolder.keySet()) {
      if (!folder.isEmpty()) {
        subfolders.computeIfAbsent(TreePaths.folder(folder), _ -> new ArrayList<>()).add(folder);
      }
    }
  }

  /// The tree of some files.
  public static SourceTree of(Collection<String> paths) {
    return new SourceTree(paths);
  }

  /// All files, by path.
  public List<String> files() {
    return files;
  }

  /// Whether there is such a file.
  public boolean hasFile(String path) {
    return all.contains(path);
  }

  /// Whether there is such a folder with a file somewhere in it.
  public boolean hasFolder(String folder) {
    return inFolder.containsKey(folder);
  }

  /// All folders, by path, the top first.
  public Collection<String> folders() {
    return Collections.unmodifiableSet(inFolder.keySet());
  }

  /// The files right in a folder.
  public List<String> filesIn(String folder) {
    return Collections.unmodifiableList(inFolder.getOrDefault(folder, List.of()));
  }

  /// The folders right in a folder.
  public List<String> foldersIn(String folder) {
    return Collections.unmodifiableList(subfolders.getOrDefault(folder, List.of()));
  }

  /// The files with a last name.
  public List<String> named(String name) {
    return Collections.unmodifiableList(named.getOrDefault(name, List.of()));
  }

  /// The files whose path is, or ends with, some whole names: `util/list.h`.
  public List<String> endingWith(String names) {
    return named(TreePaths.name(names)).stream()
        .filter(path -> path.equals(names) || path.endsWith("/" + names))
        .toList();
  }

  /// The first of some paths that is a file.
  public @Nullable String first(List<String> paths) {
    return paths.stream().filter(all::contains).findFirst().orElse(null);
  }

  /// The path that shares the most folders with another one; the shortest, then the first by text, where several do.
  public static @Nullable String nearest(String from, Collection<String> candidates) {
    return candidates.stream()
        .min(
            Comparator.<String>comparingInt(path -> -TreePaths.shared(from, path))
                .thenComparingInt(String::length)
                .thenComparing(Comparator.naturalOrder()))
        .orElse(null);
  }
}
