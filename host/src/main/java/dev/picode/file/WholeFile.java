package dev.picode.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// A file that nobody ever sees half of: who changes it holds a lock on a file beside it, writes the new one beside it
/// and moves that into its place. Safe for many threads, and for many processes.
///
/// @param path where it is; neither it nor its folder need exist
public record WholeFile(Path path) {
  /// A lock of the system is held by a process, so within this one there is another.
  private static final ReentrantLock WITHIN = new ReentrantLock();

  /// What is done with a file while nobody else changes it.
  ///
  /// @param <T> what comes of it
  public interface Work<T> {
    /// Does it.
    T run() throws IOException;
  }

  /// Does something while nobody else holds the lock. Makes the folder of the file, for its owner alone.
  public <T> T locked(Work<T> work) throws IOException {
    WITHIN.lock();
    try {
      Files.createDirectories(folder(), OwnerOnly.folder(path));
      try (
          FileChannel channel = FileChannel.open(beside(".lock"),
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OwnerOnly.file(path));
          var _ = channel.lock()) {
        return work.run();
      }
    } finally {
      WITHIN.unlock();
    }
  }

  /// Creates or replaces the file, for its owner alone. The bytes are on the disk when it takes its place. The caller
  /// holds the lock.
  public void replace(byte[] bytes) throws IOException {
    Path next = beside(".new");
    Files.deleteIfExists(next); // of a process that was killed
    try {
      try (FileChannel channel = FileChannel.open(next,
          Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OwnerOnly.file(path))) {
        var rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        channel.force(true);
      }
      move(next, path);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  /// Keeps the file, which is damaged, under another name in its folder; one that was kept before goes. The caller holds
  /// the lock.
  ///
  /// @return where it is now
  public Path setAside() throws IOException {
    Path aside = beside(".damaged");
    Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
    return aside;
  }

  /// Moves a file into the place of another one, in one step where the file system can.
  public static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Path folder() {
    return Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file has a folder");
  }

  private Path beside(String ending) {
    return path.resolveSibling(path.getFileName() + ending);
  }
}
