package dev.picode.plugin.typescript;

import dev.picode.file.Sha256;
import dev.picode.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Stripped texts by the stripper and the hash of the original, in memory and in a folder. Safe for many
/// threads and processes.
///
/// A cache is allowed to fail: what cannot be read is stripped again, what cannot be written is not kept.
final class StripCache {
  private final @Nullable Path root;
  private final Map<String, String> known = new ConcurrentHashMap<>();

  /// @param root the folder, made when it is needed; `null` to keep results in memory only
  StripCache(@Nullable Path root) {
    this.root = root;
  }

  /// The stripped text of an original, or `null`.
  @Nullable String find(String original) {
    String key = Sha256.of(original);
    String found = known.get(key);
    if (found == null && root != null) {
      found = read(root, key);
      if (found != null && Blanks.allow(original, found)) {
        known.put(key, found);
        return found;
      }
      return null;
    }
    return found;
  }

  void keep(String original, String stripped) {
    String key = Sha256.of(original);
    known.put(key, stripped);
    if (root != null) {
      write(root, key, stripped);
    }
  }

  private static Path file(Path root, String key) {
    return root.resolve(StripperBundle.version()).resolve(key + ".js");
  }

  private static @Nullable String read(Path root, String key) {
    try {
      return Files.readString(file(root, key));
    } catch (IOException _) {
      return null;
    }
  }

  private static void write(Path root, String key, String text) {
    try {
      Path file = file(root, key);
      Files.createDirectories(file.getParent());
      Path beside = Files.createTempFile(file.getParent(), key, ".new");
      Files.writeString(beside, text);
      WholeFile.move(beside, file);
    } catch (IOException _) {
      // It is stripped again next time.
    }
  }
}
