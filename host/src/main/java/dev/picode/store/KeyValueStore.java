package dev.picode.store;

import dev.picode.sandbox.json.Json;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Keys and JSON values of one extension, kept on disk. Safe for many threads; several processes may use
/// the same file.
///
/// A value that was set is there for every process that asks afterwards. A process that is killed at any
/// moment leaves the old value or the new one. A power failure may take the last writes with it. A file
/// that is damaged is reported, by reading and by writing, and not touched.
public final class KeyValueStore {
  /// The most that keys and values may take, as UTF-8: 5 MB.
  public static final long QUOTA = 5_000_000;

  /// The longest key, in UTF-16 units.
  public static final int MAX_KEY = 256;

  /// Dead lines up to this are left; more than this and than what lives are removed.
  private static final long SLACK = 256 << 10;

  private final String owner;
  private final Path file;
  private final StoreLog log;

  KeyValueStore(String owner, Path file) {
    this.owner = owner;
    this.file = file;
    this.log = new StoreLog(file);
  }

  /// The value of a key, as a plain value.
  ///
  /// @throws dev.picode.problem.PiCodeException `store-corrupt`, `store-failed`
  public synchronized Optional<Object> get(String key) {
    String json = entries().get(checked(key));
    return json == null ? Optional.empty() : Optional.ofNullable(Json.parse(json));
  }

  /// The keys that start with a text, sorted.
  ///
  /// @throws dev.picode.problem.PiCodeException as [#get]
  public synchronized List<String> keys(String prefix) {
    return entries().tailMap(prefix)
        .keySet()
        .stream()
        .takeWhile(key -> key.startsWith(prefix))
        .toList();
  }

  /// Sets a key to a plain value.
  ///
  /// @throws dev.picode.problem.PiCodeException `store-entry-invalid`, `store-full`, and as [#get]
  public synchronized void set(String key, Object value) {
    String json = Json.write(value);
    refuseHalves(json, "the value of `" + checked(key) + "`");
    write(key, json);
  }

  /// Removes a key; says whether it was there.
  ///
  /// @throws dev.picode.problem.PiCodeException as [#get]
  public synchronized boolean remove(String key) {
    return entries().containsKey(checked(key)) && write(key, null);
  }

  private SortedMap<String, String> entries() {
    try {
      return log.read();
    } catch (IOException e) {
      throw problem(e);
    }
  }

  /// Appends a line under the lock of the file; says whether the key was there.
  private boolean write(String key, @Nullable String json) {
    try (FileChannel lock = log.openLock()) {
      lock.lock();
      String old = log.read().get(key);
      long live = log.liveBytes() - (old == null ? 0 : bytes(key) + bytes(old))
          + (json == null ? 0 : bytes(key) + bytes(json));
      if (json != null && live > QUOTA) {
        throw StoreProblems.full(owner, live);
      }
      log.append(key, json);
      if (log.fileBytes() - log.liveBytes() > Math.max(SLACK, log.liveBytes())) {
        log.compact();
      }
      return old != null;
    } catch (IOException e) {
      throw problem(e);
    }
  }

  private RuntimeException problem(IOException e) {
    return e instanceof ClosedByInterruptException || e instanceof FileLockInterruptionException
        ? StoreProblems.cancelled(e)
        : StoreProblems.failed(file, e);
  }

  private static String checked(String key) {
    if (key.isEmpty() || key.length() > MAX_KEY) {
      throw StoreProblems.invalid("a key has from 1 to " + MAX_KEY + " characters");
    }
    refuseHalves(key, "a key");
    return key;
  }

  /// Half a character has no UTF-8, and would come back as something else.
  private static void refuseHalves(String text, String what) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw StoreProblems.invalid(what + " has half a character");
    }
  }

  static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
