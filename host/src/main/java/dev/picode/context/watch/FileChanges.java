package dev.picode.context.watch;

import dev.picode.context.IndexedFile;
import dev.picode.context.index.CodeIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// Tells how files differ from what they were when it was asked last. Confined to one thread.
public final class FileChanges {
  private Map<String, String> known;

  /// Begins with what an index holds.
  public FileChanges(CodeIndex index) {
    known = hashes(index);
  }

  /// What happened to a file.
  public enum Kind {
    /// It was not there before.
    CREATED,
    /// It holds something else.
    MODIFIED,
    /// It is not there any more, or is no text file any more.
    DELETED
  }

  /// A file that is not what it was.
  ///
  /// @param path relative to the workspace
  public record Change(String path, Kind kind) {}

  /// How files differ now, by path. What was only touched has not changed.
  ///
  /// @param paths where something may have happened, as [ChangeListener] tells it
  /// @param index what the files hold now
  public List<Change> since(SortedSet<String> paths, CodeIndex index) {
    Map<String, String> now = hashes(index);
    var all = new TreeSet<>(known.keySet());
    all.addAll(now.keySet());
    var changes = new ArrayList<Change>();
    for (String path : all) {
      String before = known.get(path);
      String after = now.get(path);
      if (isAmong(paths, path) && (before == null || !before.equals(after))) {
        changes.add(new Change(path,
            before == null ? Kind.CREATED : after == null ? Kind.DELETED : Kind.MODIFIED));
      }
    }
    known = now;
    return List.copyOf(changes);
  }

  private static boolean isAmong(SortedSet<String> paths, String path) {
    return paths.stream()
        .anyMatch(each -> each.isEmpty() || path.equals(each) || path.startsWith(each + "/"));
  }

  private static Map<String, String> hashes(CodeIndex index) {
    var hashes = new HashMap<String, String>();
    for (IndexedFile file : index.files()) {
      hashes.put(file.path(), index.hash(file.path()));
    }
    return hashes;
  }
}
