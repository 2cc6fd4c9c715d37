package dev.picode.checkpoint;

import dev.picode.file.OwnerOnly;
import dev.picode.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/// Bytes under their SHA-256. Safe for many threads, and for many processes.
///
/// What is there is never changed: bytes are written beside and moved into their place.
final class ObjectStore {
  private final Path folder;

  ObjectStore(Path folder) {
    this.folder = folder;
  }

  /// Keeps bytes.
  ///
  /// @return their SHA-256
  String put(byte[] bytes) throws IOException {
    String sha256 = sha256(bytes);
    Path place = place(sha256);
    if (Files.exists(place) && Files.size(place) == bytes.length) {
      return sha256;
    }
    Path parent = folder.resolve(sha256.substring(0, 2));
    Files.createDirectories(parent, OwnerOnly.folder(parent));
    Path beside = Files.createTempFile(parent, ".new-", "", OwnerOnly.file(parent));
    try {
      Files.write(beside, bytes);
      WholeFile.move(beside, place);
    } finally {
      Files.deleteIfExists(beside);
    }
    return sha256;
  }

  /// Whether bytes are kept.
  boolean has(String sha256) {
    return Files.exists(place(sha256));
  }

  /// The bytes.
  ///
  /// @throws dev.picode.problem.PiCodeException `checkpoint-damaged` where they are not those that were kept
  byte[] get(String sha256) throws IOException {
    Path place = place(sha256);
    if (!Files.exists(place)) {
      throw CheckpointProblems.damaged("the object `" + sha256 + "` is missing");
    }
    byte[] bytes = Files.readAllBytes(place);
    if (!sha256(bytes).equals(sha256)) {
      throw CheckpointProblems.damaged("the object `" + sha256 + "` holds other bytes");
    }
    return bytes;
  }

  /// Drops what is not used any more, and what a killed process left.
  ///
  /// @return how many bytes are still kept
  long keepOnly(Set<String> used) throws IOException {
    long bytes = 0;
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (var walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        Path name = folder.relativize(file);
        if (used.contains(name.toString().replace("/", "").replace("\\", ""))) {
          bytes += Files.size(file);
        } else {
          Files.deleteIfExists(file);
        }
      }
    }
    return bytes;
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path place(String sha256) {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw CheckpointProblems.damaged("`" + sha256 + "` is no SHA-256");
    }
    return folder.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2));
  }
}
