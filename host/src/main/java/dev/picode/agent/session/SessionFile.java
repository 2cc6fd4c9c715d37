package dev.picode.agent.session;

import dev.picode.file.OwnerOnly;
import dev.picode.sandbox.json.Json;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A session's file while it is written. Confined to one thread at a time.
///
/// It is locked far behind its end, so that others can read it. It is no channel that is written to, because interrupting
/// a thread closes the channel it writes to.
final class SessionFile implements AutoCloseable {
  private static final long LOCKED_AT = Long.MAX_VALUE - 1;

  private final RandomAccessFile file;

  private SessionFile(RandomAccessFile file) {
    this.file = file;
  }

  /// Makes a file.
  static SessionFile create(Path path) throws IOException {
    Files.createFile(path, OwnerOnly.file(path));
    return open(path).orElseThrow(() -> new IOException("it is locked"));
  }

  /// Opens a file to write at its end; nothing where somebody else writes it. A last line that was not finished goes.
  static Optional<SessionFile> open(Path path) throws IOException {
    var file = new RandomAccessFile(path.toFile(), "rw");
    boolean isOpen = false;
    try {
      if (lock(file) == null) {
        return Optional.empty();
      }
      long end = endOfLastLine(file);
      file.setLength(end);
      file.seek(end);
      isOpen = true;
      return Optional.of(new SessionFile(file));
    } finally {
      if (!isOpen) {
        file.close();
      }
    }
  }

  private static @Nullable FileLock lock(RandomAccessFile file) throws IOException {
    try {
      return file.getChannel().tryLock(LOCKED_AT, 1, false);
    } catch (OverlappingFileLockException _) {
      return null; // this process has it open
    }
  }

  private static long endOfLastLine(RandomAccessFile file) throws IOException {
    byte[] block = new byte[8192];
    for (long end = file.length(); end > 0;) {
      int size = (int) Math.min(block.length, end);
      file.seek(end - size);
      file.readFully(block, 0, size);
      for (int i = size - 1; i >= 0; i--) {
        if (block[i] == '\n') {
          return end - size + i + 1;
        }
      }
      end -= size;
    }
    return 0;
  }

  /// Writes a line, in one go.
  void append(@Nullable Object line) throws IOException {
    file.write((Json.write(line) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
