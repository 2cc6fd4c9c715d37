package dev.picode.context.watch;

import dev.picode.context.FileListing;
import dev.picode.context.ListedFile;
import dev.picode.context.ProgressListener;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// Finds out what changed by listing all files again. Confined to one thread.
final class TreePoll {
  private final WatchSetup setup;
  private Map<String, Stamp> last;

  /// Takes the files as they are now for known.
  TreePoll(WatchSetup setup) throws InterruptedException {
    this.setup = setup;
    this.last = list();
  }

  private record Stamp(long bytes, long modified) {}

  /// The paths of the files that changed since the last time.
  SortedSet<String> changes() throws InterruptedException {
    Map<String, Stamp> now = list();
    var changed = new TreeSet<String>();
    now.forEach((path, stamp) -> {
      if (!stamp.equals(last.get(path))) {
        changed.add(path);
      }
    });
    for (String path : last.keySet()) {
      if (!now.containsKey(path)) {
        changed.add(path);
      }
    }
    last = now;
    return changed;
  }

  private Map<String, Stamp> list() throws InterruptedException {
    var stamps = new HashMap<String, Stamp>();
    var listing = FileListing.of(setup.workspace(), setup.options(), ProgressListener.NONE);
    for (ListedFile file : listing.files()) {
      if (!file.real().startsWith(setup.aside())) {
        stamps.put(file.path(), new Stamp(file.bytes(), file.modified()));
      }
    }
    return stamps;
  }
}
