package dev.picode.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The stores of all extensions, in one folder. Safe for many threads. A process has one of them for a
/// folder; several processes may use the same folder.
public final class KeyValueStores {
  private final Path folder;
  private final Map<String, KeyValueStore> open = new ConcurrentHashMap<>();

  /// The stores in a folder, which is made when something is first written.
  public KeyValueStores(Path folder) {
    this.folder = folder;
  }

  /// The store of an extension.
  ///
  /// @param owner the extension's id
  public KeyValueStore of(String owner) {
    return open.computeIfAbsent(owner,
        id -> new KeyValueStore(id, folder.resolve(fileName(id) + ".kv")));
  }

  /// A file name that no two ids share, on no file system: what is not a small letter, a digit, `.` or
  /// `-` is written as the hexadecimal of its bytes.
  static String fileName(String id) {
    var name = new StringBuilder();
    for (byte b : id.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
      name.append(plain ? String.valueOf(c) : String.format("_%02x", (int) c));
    }
    return name.toString();
  }
}
