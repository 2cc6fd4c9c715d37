package dev.picode.trust;

import dev.picode.file.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All files of a project's `.picode/` at one moment, with their bytes. Immutable, safe for many
/// threads.
///
/// Its hash is the SHA-256 of, for each file in the order of the paths' characters: the path in UTF-8, a NUL,
/// `x` or `-` for the executable bit, the hexadecimal digits of the SHA-256 of its bytes, and a line feed.
public final class Closure {
  private final SortedMap<String, ClosureFile> files;
  private final SortedMap<String, byte[]> contents;
  private final String hash;

  Closure(SortedMap<String, ClosureFile> files, SortedMap<String, byte[]> contents) {
    this.files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    this.contents = new TreeMap<>(contents);
    this.hash = hash(this.files.values());
  }

  /// The files by path, in order.
  public SortedMap<String, ClosureFile> files() {
    return files;
  }

  /// The hash of the whole, in hexadecimal digits.
  public String hash() {
    return hash;
  }

  /// The bytes of a file, as they were hashed.
  public Optional<byte[]> bytes(String path) {
    byte @Nullable [] bytes = contents.get(path);
    return bytes == null ? Optional.empty() : Optional.of(bytes.clone());
  }

  /// How many bytes all files have.
  public long totalBytes() {
    return files.values().stream().mapToLong(ClosureFile::bytes).sum();
  }

  static String hash(Collection<ClosureFile> files) {
    MessageDigest digest = Sha256.digest();
    for (ClosureFile file : files) {
      digest.update((file.path() + "\0" + (file.executable() ? "x" : "-") + file.sha256() + "\n")
          .getBytes(StandardCharsets.UTF_8));
    }
    return Sha256.of(digest);
  }
}
