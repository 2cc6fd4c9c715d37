package dev.picode.plugin;

import dev.picode.file.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.SortedMap;

/// SHA-256 over files. Stateless, safe for many threads.
public final class ContentHash {
  private ContentHash() {}

  /// The hash of a text as UTF-8, in hexadecimal digits.
  static String of(String text) {
    return Sha256.of(text);
  }

  /// The hash of a folder, as `sha256:` and hexadecimal digits. Each path and each content goes in with its
  /// length before it, so that no two folders give the same bytes.
  ///
  /// @param files contents by path
  public static String of(SortedMap<String, byte[]> files) {
    MessageDigest digest = Sha256.digest();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      update(digest, file.getKey().getBytes(StandardCharsets.UTF_8));
      update(digest, file.getValue());
    }
    return "sha256:" + Sha256.of(digest);
  }

  private static void update(MessageDigest digest, byte[] part) {
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(part.length).array());
    digest.update(part);
  }
}
