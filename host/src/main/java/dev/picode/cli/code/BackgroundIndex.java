package dev.picode.cli.code;

import dev.picode.cli.command.CliSession;
import dev.picode.config.Settings;
import dev.picode.context.index.IndexUpdate;
import dev.picode.context.index.WorkspaceIndex;
import dev.picode.context.watch.FreshIndex;
import dev.picode.context.watch.WatchSetup;
import dev.picode.task.TaskHandle;
import dev.picode.task.TaskPriority;
import dev.picode.task.TaskProgress;
import dev.picode.task.TaskQueue;
import dev.picode.task.TaskSpec;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Brings the index of a workspace up to date as a task, and keeps it so until this is closed. Safe for many threads.
///
/// Commands that work on the index open it for themselves, and find little left to do.
public final class BackgroundIndex implements AutoCloseable {
  /// The first time may take long; nobody waits for it.
  private static final Duration TIMEOUT = Duration.ofHours(1);
  private static final Duration CLOSING = Duration.ofSeconds(2);

  private final WorkspaceIndex index;
  private final WatchSetup setup;
  private final TaskHandle<IndexUpdate> task;
  private @Nullable FreshIndex fresh;
  private boolean closed;

  private BackgroundIndex(WorkspaceIndex index, WatchSetup setup, TaskQueue tasks) {
    this.index = index;
    this.setup = setup;
    this.task = tasks.submit(
        TaskSpec.named("index the workspace").with(TaskPriority.LOW).within(TIMEOUT), this::run);
  }

  /// Begins, where the person wants it and the workspace is more than a folder somebody happens to be in.
  public static Optional<BackgroundIndex> start(CliSession session, TaskQueue tasks) {
    if (!session.config().get(Settings.INDEX_BACKGROUND) || !session.workspace().isMarked()) {
      return Optional.empty();
    }
    var code = CliCode.of(session);
    var setup = new WatchSetup(session.workspace(), code.options(),
        session.folders().cache(),
        Duration.ofMillis(session.config().get(Settings.WATCH_DEBOUNCE)));
    return Optional.of(new BackgroundIndex(code.open(), setup, tasks));
  }

  /// Watches first, so that nothing is missed between.
  private IndexUpdate run(TaskProgress progress) throws InterruptedException {
    synchronized (this) {
      if (closed) {
        throw new InterruptedException();
      }
      fresh = FreshIndex.start(setup, index, _ -> {}, _ -> {});
    }
    return index.update(progress::at);
  }

  @Override
  public void close() {
    FreshIndex watching;
    synchronized (this) {
      closed = true;
      watching = fresh;
    }
    task.cancel();
    try {
      var _ = task.await(CLOSING);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    if (watching != null) {
      watching.close();
    }
    index.close();
  }
}
