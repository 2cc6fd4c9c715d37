package dev.picode.secret.file;

import dev.picode.file.OwnerOnly;
import dev.picode.file.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// A file of random bytes that opens the encrypted file with nobody there. Immutable.
///
/// It is used where its owner alone has rights to it, and its owner is who PiCode runs as, or root. Where the file
/// system has no such rights, as on Windows, they are not looked at.
///
/// @param path where it is
record KeyFile(Path path) {
  private static final int MIN_BYTES = 32;
  private static final int MAX_BYTES = 4_096;
  private static final Set<PosixFilePermission> OWN = EnumSet.of(PosixFilePermission.OWNER_READ,
      PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

  /// Its bytes; empty where there is no such file.
  ///
  /// @throws dev.picode.problem.PiCodeException `secret-key-file-unsafe`, `secret-key-file-unusable`
  Optional<byte[]> read() {
    try {
      requireOwnerOnly();
      byte[] bytes;
      try (InputStream in = Files.newInputStream(path)) {
        bytes = in.readNBytes(MAX_BYTES + 1);
      }
      requireOwnerOnly(); // what was read was not opened up meanwhile
      if (bytes.length < MIN_BYTES || bytes.length > MAX_BYTES) {
        throw SecretFileProblems.keyFileUnusable(path,
            "it has " + (bytes.length > MAX_BYTES ? "more than " + MAX_BYTES : bytes.length)
                + " bytes, not from " + MIN_BYTES + " to " + MAX_BYTES);
      }
      return Optional.of(bytes);
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw SecretFileProblems.keyFileUnusable(path, String.valueOf(e.getMessage()));
    }
  }

  /// Its bytes; makes it where there is none. The caller holds the lock of the encrypted file.
  byte[] readOrMake() {
    Optional<byte[]> there = read();
    if (there.isPresent()) {
      return there.get();
    }
    byte[] random = new byte[MIN_BYTES];
    new SecureRandom().nextBytes(random);
    byte[] line = (Base64.getEncoder().encodeToString(random) + "\n")
        .getBytes(StandardCharsets.US_ASCII);
    try {
      Path folder = path.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder, OwnerOnly.folder(path));
      }
      Path next = path.resolveSibling(path.getFileName() + ".new");
      Files.deleteIfExists(next); // of a process that was killed
      try (var channel = Files.newByteChannel(next,
          Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OwnerOnly.file(path))) {
        channel.write(ByteBuffer.wrap(line));
      }
      WholeFile.move(next, path); // nobody sees half of it
      return line;
    } catch (IOException e) {
      throw SecretFileProblems.keyFileUnusable(path,
          "it cannot be made: " + String.valueOf(e.getMessage()));
    }
  }

  private void requireOwnerOnly() throws IOException {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    var attributes = Files.readAttributes(path, PosixFileAttributes.class);
    if (!attributes.isRegularFile()) {
      throw SecretFileProblems.keyFileUnusable(path, "it is no file");
    }
    var rights = EnumSet.copyOf(attributes.permissions());
    rights.removeAll(OWN);
    if (!rights.isEmpty()) {
      throw SecretFileProblems.keyFileUnsafe(path, "others than its owner have rights to it");
    }
    String owner = attributes.owner().getName();
    if (!owner.equals("root") && !owner.equals(System.getProperty("user.name"))) {
      throw SecretFileProblems.keyFileUnsafe(path, "it belongs to `" + owner + "`");
    }
  }
}
