package dev.picode.plugin.lock;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Writes a file beside its place and moves it there, so that a reader finds the old one or the new one. Stateless.
final class WholeFile {
  private WholeFile() {}

  static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    // What a killed process left there, or what somebody put there for it to be followed.
    Files.deleteIfExists(beside);
    try {
      try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE,
          StandardOpenOption.CREATE_NEW)) {
        var bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
