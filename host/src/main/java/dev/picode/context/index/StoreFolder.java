package dev.picode.context.index;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The folder with the stores of all workspaces, each in a folder of its own. Immutable, safe for many threads and for
/// several processes.
///
/// Beside each store a small file names its workspace; its time says when the store was last used. Whatever else is in
/// the folder is left alone, and what cannot be read or removed is passed over.
public final class StoreFolder {
  /// A workspace that is not there may be on a disk that will be back.
  static final Duration GONE = Duration.ofDays(7);

  /// A store that nobody used for so long is not worth its room: making it anew takes seconds.
  static final Duration UNUSED = Duration.ofDays(60);

  /// Above this the stores that were used longest ago go.
  static final long MAX_BYTES = 2L << 30;

  /// A store that was used within this may be open.
  private static final Duration FRESH = Duration.ofDays(1);

  private static final String NAME = "workspace";
  private static final String STORE = "index.db";
  private static final List<String> OWN = List.of(STORE, STORE + "-wal", STORE + "-shm",
      STORE + "-journal", NAME);
  private static final Pattern KEY = Pattern.compile("[0-9a-f]{32}");

  private final Path folder;
  private final InstantSource clock;
  private final long maxBytes;

  /// @param folder see [IndexSetup#cache]; it need not exist
  public StoreFolder(Path folder, InstantSource clock) {
    this(folder, clock, MAX_BYTES);
  }

  StoreFolder(Path folder, InstantSource clock, long maxBytes) {
    this.folder = folder;
    this.clock = clock;
    this.maxBytes = maxBytes;
  }

  /// A store that is kept. Immutable.
  ///
  /// @param folder where it is
  /// @param workspace the workspace it is of, or `null` where that is not said
  /// @param bytes how large it is
  /// @param used when it was last used, to the day
  public record Kept(Path folder, @Nullable Path workspace, long bytes, Instant used) {
    private boolean isGone() {
      return workspace != null && !Files.isDirectory(workspace);
    }
  }

  /// The stores there are, the one used last first.
  public List<Kept> stores() {
    var stores = new ArrayList<Kept>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder)) {
      for (Path each : folders) {
        Path name = each.getFileName();
        if (name != null && KEY.matcher(name.toString()).matches()
            && Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
          stores.add(kept(each));
        }
      }
    } catch (IOException _) {
      // There is none, or none that can be seen.
    }
    stores.sort(Comparator.comparing(Kept::used).reversed().thenComparing(Kept::folder));
    return stores;
  }

  private static Kept kept(Path store) {
    long bytes = 0;
    Instant used = Instant.EPOCH;
    for (String name : OWN) {
      Path file = store.resolve(name);
      try {
        bytes += Files.size(file);
        Instant time = Files.getLastModifiedTime(file).toInstant();
        used = time.isAfter(used) ? time : used;
      } catch (IOException _) {
        // Most stores do not have all of them.
      }
    }
    return new Kept(store, workspace(store), bytes, used);
  }

  private static @Nullable Path workspace(Path store) {
    try {
      String text = Files.readString(store.resolve(NAME)).strip();
      return text.isEmpty() ? null : Path.of(text);
    } catch (IOException | IllegalArgumentException _) {
      return null;
    }
  }

  /// Remembers that a store is used, and of which workspace it is.
  void used(Path store, Path workspace) {
    Path file = store.resolveSibling(NAME);
    try {
      if (!Files.exists(file)) {
        Files.writeString(file, workspace + "\n");
      } else if (Files.getLastModifiedTime(file)
          .toInstant()
          .isBefore(clock.instant().minus(FRESH))) {
        Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
      }
    } catch (IOException _) {
      // Then the times of the store itself have to do.
    }
  }

  /// Removes stores whose workspace is gone or that nobody uses any more, and then those used longest ago until the rest
  /// is no larger than it may be. One that was used within a day stays.
  ///
  /// @return the stores that were removed
  public List<Kept> prune() {
    Instant now = clock.instant();
    var removed = new ArrayList<Kept>();
    long bytes = 0;
    for (Kept store : stores()) {
      Duration idle = Duration.between(store.used, now);
      boolean isOld = idle.compareTo(UNUSED) > 0 || (store.isGone() && idle.compareTo(GONE) > 0)
          || bytes + store.bytes > maxBytes;
      if (idle.compareTo(FRESH) > 0 && isOld && remove(store.folder)) {
        removed.add(store);
      } else {
        bytes += store.bytes;
      }
    }
    return removed;
  }

  /// Removes what a store consists of, and its folder where that is empty then.
  private static boolean remove(Path store) {
    try {
      for (String name : OWN) {
        Files.deleteIfExists(store.resolve(name));
      }
      Files.deleteIfExists(store);
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
