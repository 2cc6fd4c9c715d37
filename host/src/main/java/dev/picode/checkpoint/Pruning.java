package dev.picode.checkpoint;

import dev.picode.problem.PiCodeException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Drops old checkpoints. Confined to who holds the lock of the log.
final class Pruning {
  /// How long a checkpoint is kept.
  static final Duration AGE = Duration.ofDays(30);

  /// How many are kept of a workspace.
  static final int COUNT = 500;

  /// How many bytes of files are kept of a workspace.
  static final long BYTES = 1_000_000_000L;

  private static final int EVERY = 25;

  private final CheckpointLog log;
  private final ObjectStore objects;
  private final InstantSource clock;

  Pruning(CheckpointLog log, ObjectStore objects, InstantSource clock) {
    this.log = log;
    this.objects = objects;
    this.clock = clock;
  }

  /// Looks for old ones at every 25th checkpoint.
  void sometimes(long id) throws IOException {
    if (id % EVERY == 0) {
      prune(COUNT, BYTES);
    }
  }

  /// Drops what is too old or too much; the last one is always kept.
  void prune(int count, long bytes) throws IOException {
    Instant oldest = clock.instant().minus(AGE);
    List<LogEntry> all = log.read();
    List<LogEntry> kept = new ArrayList<>(all.stream()
        .skip(Math.max(0, all.size() - count))
        .filter(entry -> entry.time().isAfter(oldest) || entry.equals(all.getLast()))
        .toList());
    if (kept.size() < all.size()) {
      log.replace(kept);
    }
    while (objects.keepOnly(used(kept)) > bytes && kept.size() > 1) {
      kept = new ArrayList<>(kept.subList((kept.size() + 1) / 2, kept.size()));
      log.replace(kept);
    }
  }

  private Set<String> used(List<LogEntry> entries) throws IOException {
    var used = new HashSet<String>();
    for (LogEntry entry : entries) {
      String tree = entry.tree();
      if (tree != null) {
        used.add(tree);
      }
      for (FileState state : files(entry).values()) {
        if (state instanceof FileState.Regular regular) {
          used.add(regular.sha256());
        }
      }
    }
    return used;
  }

  /// The files of a checkpoint; none where what it kept of them is damaged, which whoever wants them back is told. Others go
  /// on.
  private Map<String, FileState> files(LogEntry entry) throws IOException {
    String tree = entry.tree();
    try {
      return tree == null ? entry.files() : WorkspaceTree.of(objects.get(tree));
    } catch (PiCodeException _) {
      return Map.of();
    }
  }
}
