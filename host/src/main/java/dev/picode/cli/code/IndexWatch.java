package dev.picode.cli.code;

import dev.picode.cli.command.CliSession;
import dev.picode.config.OutputFormat;
import dev.picode.config.Settings;
import dev.picode.context.ProgressListener;
import dev.picode.context.ScanOptions;
import dev.picode.context.index.WorkspaceIndex;
import dev.picode.context.watch.FileChanges;
import dev.picode.context.watch.FileChanges.Change;
import dev.picode.context.watch.FreshIndex;
import dev.picode.context.watch.WatchSetup;
import dev.picode.plugin.hook.Firing;
import dev.picode.plugin.hook.HookPipeline;
import dev.picode.sandbox.json.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// Keeps the index fresh until the person stops it, says what changed, and tells the hooks on `file-changed`. Confined to
/// the thread of the command line.
///
/// Hooks run one after the other. What they change themselves is a change like any other.
///
/// @param session the session
/// @param index the index, up to date
/// @param options what is indexed
record IndexWatch(CliSession session, WorkspaceIndex index, ScanOptions options) {
  private static final int INTERRUPTED = 130;
  private static final SortedSet<String> ANYTHING = new TreeSet<>(Set.of(""));

  /// Blocks until this thread is interrupted, and gives back the exit code of that.
  int run() {
    var queue = new LinkedBlockingQueue<SortedSet<String>>();
    var changes = new FileChanges(index.current());
    var setup = new WatchSetup(session.workspace(), options, session.folders().cache(),
        Duration.ofMillis(session.config().get(Settings.WATCH_DEBOUNCE)));
    try (var _ = FreshIndex.start(setup, index, queue::add, session.output()::notice)) {
      index.update(ProgressListener.NONE);
      queue.add(ANYTHING); // between the last update and now
      session.output().notice("watching for changes; Ctrl-C ends it");
      while (true) {
        for (Change change : changes.since(queue.take(), index.current())) {
          tell(change);
        }
      }
    } catch (InterruptedException _) {
      return INTERRUPTED;
    }
  }

  private void tell(Change change) {
    var payload = new LinkedHashMap<String, @Nullable Object>();
    payload.put("path", change.path());
    payload.put("change", change.kind().name().toLowerCase(Locale.ROOT));
    var terminal = session.output().terminal();
    terminal.out()
        .println(session.config().get(Settings.OUTPUT_FORMAT) == OutputFormat.TEXT
            ? payload.get("change") + " " + change.path()
            : Json.write(payload));
    terminal.flush();
    HookPipeline hooks = session.pipeline();
    if (hooks.listens("file-changed")) {
      hooks.fire(Firing.of("file-changed", payload));
    }
  }
}
