package dev.picode.context.watch;

import dev.picode.context.IndexedFile;
import dev.picode.context.index.CodeIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Tells how files differ from what they were when it was asked last. Confined to one thread.
public final class FileChanges {
  private final Map<String, String> known = new HashMap<>();

  /// Begins with what an index holds.
  public FileChanges(CodeIndex index) {
    for (IndexedFile file : index.files()) {
      known.put(file.path(), index.hash(file.path()));
    }
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
    var concerned = new TreeSet<String>();
    Stream.concat(known.keySet().stream(), index.files().stream().map(IndexedFile::path))
        .filter(path -> isAmong(paths, path))
        .forEach(concerned::add);
    var changes = new ArrayList<Change>();
    for (String path : concerned) {
      String after = index.hash(path);
      String before = after.isEmpty() ? known.remove(path) : known.put(path, after);
      if (!after.equals(before)) {
        changes.add(new Change(path,
            before == null ? Kind.CREATED : after.isEmpty() ? Kind.DELETED : Kind.MODIFIED));
      }
    }
    return List.copyOf(changes);
  }

  private static boolean isAmong(SortedSet<String> paths, String path) {
    return paths.stream()
        .anyMatch(each -> each.isEmpty() || path.equals(each) || path.startsWith(each + "/"));
  }
}
