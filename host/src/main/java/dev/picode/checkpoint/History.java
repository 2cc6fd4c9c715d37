package dev.picode.checkpoint;

import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What files were before changes. Confined to one thread.
final class History {
  private final Workspace workspace;
  private final ObjectStore objects;

  History(Workspace workspace, ObjectStore objects) {
    this.workspace = workspace;
    this.objects = objects;
  }

  /// What files were before the oldest of some changes, by path.
  ///
  /// @param entries newest first
  Map<String, FileState> before(List<LogEntry> entries, PresentFiles present) throws IOException {
    var files = new TreeMap<String, FileState>();
    for (LogEntry entry : entries) {
      if (entry.tree() == null) {
        files.putAll(entry.files());
        continue;
      }
      Map<String, FileState> tree = tree(entry);
      List<String> settled = entry.settled();
      if (settled != null) {
        settled.forEach(
            path -> files.put(path, tree.getOrDefault(path, new FileState.Absent())));
      } else {
        files.putAll(tree);
        made(entry, tree, present).forEach(path -> files.put(path, new FileState.Absent()));
      }
    }
    return files;
  }

  /// What a file is.
  FileState now(String path, PresentFiles present) throws IOException {
    return present.look(workspace.root().resolve(path));
  }

  /// The files that are not what they were when all were kept.
  List<String> changedSince(LogEntry entry, PresentFiles present) throws IOException {
    Map<String, FileState> tree = tree(entry);
    var changed = new ArrayList<String>();
    for (var file : tree.entrySet()) {
      if (!(file.getValue() instanceof FileState.Skipped)
          && !now(file.getKey(), present).equals(file.getValue())) {
        changed.add(file.getKey());
      }
    }
    changed.addAll(made(entry, tree, present));
    changed.sort(null);
    return changed;
  }

  private Map<String, FileState> tree(LogEntry entry) throws IOException {
    return entry.tree() == null ? entry.files() : WorkspaceTree.of(objects.get(entry.tree()));
  }

  /// The files that are there now and were not then. Where what Git ignores is not what it was, a file may be in sight
  /// only since; then its age tells.
  private List<String> made(LogEntry entry, Map<String, FileState> tree, PresentFiles present)
      throws IOException {
    if (!entry.complete()) {
      return List.of();
    }
    var made = new ArrayList<String>();
    boolean sameRules = true;
    for (Path path : new WorkspaceTree(workspace).walk()) {
      String name = WorkspaceTree.name(workspace.root(), path);
      FileState was = tree.get(name);
      if (was == null) {
        made.add(name);
      }
      sameRules &= !isIgnoreFile(name) || present.look(path).equals(was);
    }
    for (var file : tree.entrySet()) {
      sameRules &= !isIgnoreFile(file.getKey())
          || Files.exists(workspace.root().resolve(file.getKey()), LinkOption.NOFOLLOW_LINKS);
    }
    if (!sameRules) {
      made.removeIf(name -> isOlder(workspace.root().resolve(name), entry.time()));
    }
    return made;
  }

  private static boolean isIgnoreFile(String name) {
    return name.equals(".gitignore") || name.endsWith("/.gitignore");
  }

  private static boolean isOlder(Path path, Instant time) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .creationTime()
          .toInstant()
          .isBefore(time.minusSeconds(2));
    } catch (IOException _) {
      return true;
    }
  }
}
