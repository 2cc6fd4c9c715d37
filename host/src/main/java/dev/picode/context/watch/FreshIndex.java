package dev.picode.context.watch;

import dev.picode.context.index.WorkspaceIndex;
import java.util.function.Consumer;

/// Keeps an index up to date with what changes in its workspace, as long as this is open. Safe for many threads.
///
/// What changed before this was started is not noticed: bring the index up to date after, or between.
public final class FreshIndex implements AutoCloseable {
  private final TreeWatch watch;

  private FreshIndex(TreeWatch watch) {
    this.watch = watch;
  }

  /// Begins to keep an index up to date. Closing this does not close the index.
  ///
  /// @param setup what is watched: the workspace of the index, with its options and the folder of its store aside
  /// @param after hears what changed when the index has taken it
  /// @param notices hears a sentence for the person where something does not work as it should
  public static FreshIndex start(WatchSetup setup, WorkspaceIndex index, ChangeListener after,
      Consumer<String> notices) {
    return new FreshIndex(TreeWatch.start(setup, paths -> {
      try {
        index.update(paths);
        after.changed(paths);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }, notices));
  }

  /// How it learns of changes now.
  public TreeWatch.Mode mode() {
    return watch.mode();
  }

  @Override
  public void close() {
    watch.close();
  }
}
