package dev.picode.checkpoint;

import dev.picode.file.WholeFile;
import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What files held when they were last read, for as long as their times, size and inode are the same. Confined to one
/// thread.
///
/// As in Git's index, a file that was changed within two seconds of being read is not believed: it may have been changed
/// again without its times telling.
final class StatCache {
  private static final long RACY_MILLIS = 2_000;

  private final Path path;
  private final Path root;
  private final InstantSource clock;
  private final Map<String, Known> known = new HashMap<>();
  private boolean changed;

  private record Known(String stamp, String sha256) {}

  StatCache(Path path, Path root, InstantSource clock) {
    this.path = path;
    this.root = root;
    this.clock = clock;
  }

  /// Reads what was kept; a damaged file is as none.
  void load() {
    try {
      if (!Files.exists(path)) {
        return;
      }
      Object all = Json.parse(Files.readString(path));
      if (all instanceof Map<?, ?> members) {
        members.forEach((name, value) -> {
          if (value instanceof List<?> parts && parts.size() == 2) {
            known.put(String.valueOf(name),
                new Known(String.valueOf(parts.get(0)), String.valueOf(parts.get(1))));
          }
        });
      }
    } catch (IOException | JsonSyntaxException _) {
      known.clear();
    }
  }

  /// Keeps what is known.
  void save() throws IOException {
    if (!changed) {
      return;
    }
    var all = new LinkedHashMap<String, @Nullable Object>();
    known.forEach((name, value) -> all.put(name, List.of(value.stamp(), value.sha256())));
    new WholeFile(path).replace(Json.write(all).getBytes(StandardCharsets.UTF_8));
    changed = false;
  }

  /// What tells whether a file is the one that was read.
  static String stamp(Path entry, BasicFileAttributes attributes) throws IOException {
    Object changed = entry.getFileSystem().supportedFileAttributeViews().contains("unix")
        ? Files.getAttribute(entry, "unix:ctime", LinkOption.NOFOLLOW_LINKS)
        : "";
    return attributes.lastModifiedTime() + " " + changed + " " + attributes.size() + " "
        + attributes.fileKey();
  }

  @Nullable String sha256(Path entry, String stamp) {
    Known value = known.get(name(entry));
    return value != null && value.stamp().equals(stamp) ? value.sha256() : null;
  }

  void put(Path entry, String stamp, long modifiedMillis, String sha256) {
    if (clock.millis() - modifiedMillis > RACY_MILLIS) {
      known.put(name(entry), new Known(stamp, sha256));
      changed = true;
    }
  }

  private String name(Path entry) {
    return root.relativize(entry).toString();
  }
}
