package dev.picode.plugin.install;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/// Lets one thread of one process at a time change what is installed. Safe for many threads.
///
/// The system ends it with the process that holds it. Its file is the person's own and holds nothing.
///
/// @param file where it is; neither it nor its folder need exist
record InstallLock(Path file) {
  /// A lock of the system is held by a process, so within this one there is another.
  private static final ReentrantLock PROCESS = new ReentrantLock();

  /// Waits until nobody else changes anything.
  Held acquire() throws IOException {
    PROCESS.lock();
    FileChannel channel = null;
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      return new Held(channel, channel.lock());
    } catch (IOException | RuntimeException e) {
      if (channel != null) {
        channel.close();
      }
      PROCESS.unlock();
      throw e;
    }
  }

  /// The right to change. Confined to the thread that has it.
  record Held(FileChannel channel, FileLock lock) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      try {
        channel.close();
      } finally {
        PROCESS.unlock();
      }
    }
  }
}
