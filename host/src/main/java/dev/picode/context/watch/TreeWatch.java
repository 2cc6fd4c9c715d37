package dev.picode.context.watch;

import dev.picode.problem.PiCodeException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Tells what changes in a workspace, as long as it is open. Safe for many threads.
///
/// Changes are told when nothing has happened for a while, and after ten such whiles at the latest. Where the system does
/// not watch that many folders, the files are listed again and again instead, which is told once as a notice. Where an
/// ignore file changes, the folders to watch are found anew.
public final class TreeWatch implements AutoCloseable {
  /// How long a change may wait for others, in debounces.
  private static final int PATIENCE = 10;

  /// Listing shall take a twentieth of one processor at most.
  private static final int POLL_SHARE = 20;

  private static final Duration LEAST_POLL = Duration.ofSeconds(2);

  private final WatchSetup setup;
  private final FolderEvents events;
  private final Duration leastPoll;
  private final ChangeListener listener;
  private final Consumer<String> notices;
  private final ScheduledThreadPoolExecutor thread;
  private final TreeSet<String> pending = new TreeSet<>();
  private @Nullable Future<?> delivery;
  private long oldest;
  private @Nullable AutoCloseable watch;
  private WatchRules rules;
  private Mode mode = Mode.EVENTS;
  private boolean closed;

  /// How a watch learns of changes.
  public enum Mode {
    /// The system says so.
    EVENTS,
    /// By listing the files again and again.
    POLLING
  }

  private TreeWatch(WatchSetup setup, FolderEvents events, Duration leastPoll,
      ChangeListener listener, Consumer<String> notices) {
    this.setup = setup;
    this.events = events;
    this.leastPoll = leastPoll;
    this.listener = listener;
    this.notices = notices;
    this.rules = new WatchRules(setup);
    var factory = Thread.ofPlatform().daemon().name("picode-changes").factory();
    this.thread = new ScheduledThreadPoolExecutor(1, factory);
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    thread.setRemoveOnCancelPolicy(true);
  }

  /// Begins to watch. Changes that are made after this returns are told.
  ///
  /// @param notices hears a sentence for the person where the system watches too few folders
  public static TreeWatch start(WatchSetup setup, ChangeListener listener,
      Consumer<String> notices) {
    return start(setup, new SystemEvents(), LEAST_POLL, listener, notices);
  }

  static TreeWatch start(WatchSetup setup, FolderEvents events, Duration leastPoll,
      ChangeListener listener, Consumer<String> notices) {
    var watch = new TreeWatch(setup, events, leastPoll, listener, notices);
    watch.begin();
    return watch;
  }

  /// How it learns of changes now.
  public synchronized Mode mode() {
    return mode;
  }

  private synchronized void begin() {
    rules = new WatchRules(setup);
    WatchRules used = rules;
    try {
      watch = events.watch(setup.workspace().root(), used::enters, this::happened, this::failed);
    } catch (IOException e) {
      failed(e);
    }
  }

  /// Something happened at a path, on a thread of the watch.
  private synchronized void happened(Path path) {
    if (!closed && mode == Mode.EVENTS && rules.concerns(path)) {
      later(rules.relative(path));
    }
  }

  /// Called with the lock held.
  private void later(String path) {
    long now = System.nanoTime();
    if (pending.isEmpty()) {
      oldest = now;
    }
    pending.add(path);
    if (delivery != null) {
      delivery.cancel(false);
    }
    long debounce = setup.debounce().toNanos();
    long latest = oldest + PATIENCE * debounce - now;
    delivery = schedule(this::deliver, Math.clamp(latest, 0, debounce));
  }

  private void deliver() {
    SortedSet<String> paths;
    synchronized (this) {
      paths = new TreeSet<>(pending);
      pending.clear();
      if (closed || paths.isEmpty()) {
        return;
      }
      if (paths.stream().anyMatch(path -> path.endsWith(".gitignore")) && mode == Mode.EVENTS) {
        end();
        begin();
      }
    }
    tell(paths);
  }

  private void tell(SortedSet<String> paths) {
    try {
      listener.changed(paths);
    } catch (PiCodeException e) {
      notices.accept(e.problem().message());
    }
  }

  /// The system watches no more: from now on the files are listed. What happened in between may be anything.
  private synchronized void failed(Exception why) {
    if (closed || mode == Mode.POLLING) {
      return;
    }
    mode = Mode.POLLING;
    end();
    notices.accept("changes in `" + setup.workspace().root()
        + "` are looked for every few seconds, because the system does not watch its folders: "
        + reason(why));
    var _ = schedule(this::beginToPoll, 0);
  }

  private static String reason(Exception why) {
    Throwable deepest = why;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage());
  }

  private void beginToPoll() {
    try {
      var poll = new TreePoll(setup);
      tell(new TreeSet<>(List.of("")));
      var _ = schedule(() -> poll(poll), leastPoll.toNanos());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void poll(TreePoll poll) {
    long began = System.nanoTime();
    try {
      SortedSet<String> changes = poll.changes();
      if (!changes.isEmpty()) {
        tell(changes);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return;
    } catch (PiCodeException e) {
      notices.accept(e.problem().message());
    }
    long took = System.nanoTime() - began;
    var _ = schedule(() -> poll(poll), Math.max(leastPoll.toNanos(), POLL_SHARE * took));
  }

  private Future<?> schedule(Runnable task, long nanos) {
    try {
      return thread.schedule(task, nanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException _) {
      return CompletableFuture.completedFuture(null);
    }
  }

  private void end() {
    AutoCloseable open = watch;
    watch = null;
    if (open != null) {
      try {
        open.close();
      } catch (Exception _) {
        // What is closed says nothing any more, well or not.
      }
    }
  }

  /// Ends it; what was not told is not told any more.
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      end();
    }
    thread.shutdownNow();
  }
}
