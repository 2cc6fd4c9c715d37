package dev.picode.context.watch;

import java.util.SortedSet;

/// Hears what changed. Called on one thread, which nothing else waits for; the next call comes when this one has returned.
@FunctionalInterface
public interface ChangeListener {
  /// Some files were made, written or removed, or it is no longer known which.
  ///
  /// @param paths relative to the workspace; files, and folders that came or went; an empty text where anything may have
  ///     changed
  void changed(SortedSet<String> paths);
}
