package dev.picode.audit;

import dev.picode.file.OwnerOnly;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/// The files of an audit log: `audit.jsonl`, which grows, and `audit-N.jsonl`, which are full, where `N` is
/// the number of the last entry. Immutable; who writes holds the lock of the log.
record AuditFolder(Path folder) {
  private static final String CURRENT = "audit.jsonl";
  private static final Pattern FULL = Pattern.compile("audit-\\d{12,18}\\.jsonl");

  /// Locks of files count for a whole process, so only one of its threads is at the files at a time.
  private static final ReentrantLock PROCESS = new ReentrantLock();

  /// The file that grows.
  Path current() {
    return folder.resolve(CURRENT);
  }

  /// The file whose lock a writer holds.
  Path lock() {
    return folder.resolve("lock");
  }

  /// Where the bytes of a half written line are kept.
  Path torn(long id) {
    return folder.resolve("torn-" + id + ".part");
  }

  /// The full files, oldest first.
  List<Path> full() throws IOException {
    var files = new ArrayList<Path>();
    try (var all = Files.newDirectoryStream(folder, "audit-*.jsonl")) {
      for (Path file : all) {
        if (FULL.matcher(String.valueOf(file.getFileName())).matches()) {
          files.add(file);
        }
      }
    } catch (NoSuchFileException _) {
      return List.of();
    }
    Collections.sort(files);
    return files;
  }

  /// Every file there is, oldest first.
  List<Path> all() throws IOException {
    var files = new ArrayList<>(full());
    if (Files.exists(current())) {
      files.add(current());
    }
    return files;
  }

  /// What is done with the files while they stay as they are. Safe for many threads.
  interface Work<T> {
    T run() throws IOException;
  }

  /// Does something while nobody else reads or writes. An interrupt of the thread does not keep it from
  /// being done.
  <T> T writing(Work<T> work) throws IOException {
    PROCESS.lock();
    boolean interrupted = Thread.interrupted();
    try {
      return locked(work);
    } catch (FileLockInterruptionException _) {
      interrupted = true;
      Thread.interrupted();
      return locked(work);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      PROCESS.unlock();
    }
  }

  /// Does something while nobody writes. Where nobody ever has, nothing is made for it.
  <T> T reading(Work<T> work) throws IOException {
    PROCESS.lock();
    try {
      if (!Files.exists(lock())) {
        return work.run();
      }
      try (var lock = new RandomAccessFile(lock().toFile(), "r");
          var _ = lock.getChannel().lock(0, Long.MAX_VALUE, true)) {
        return work.run();
      }
    } finally {
      PROCESS.unlock();
    }
  }

  private <T> T locked(Work<T> work) throws IOException {
    try (RandomAccessFile lock = open(lock()); var _ = lock.getChannel().lock()) {
      return work.run();
    }
  }

  /// Opens a file to read and write, and makes it, for its owner alone.
  RandomAccessFile open(Path file) throws IOException {
    if (!Files.exists(file)) {
      try {
        Files.createDirectories(folder, OwnerOnly.folder(folder));
        Files.createFile(file, OwnerOnly.file(file));
      } catch (FileAlreadyExistsException _) {
        // Another process was faster.
      }
    }
    return new RandomAccessFile(file.toFile(), "rw");
  }

  /// Begins a new file and drops the oldest ones.
  ///
  /// @param id the number of the last entry of the file that is full
  void rotate(long id, int keepFiles) throws IOException {
    Path full = folder.resolve(String.format("audit-%012d.jsonl", id));
    if (Files.exists(full)) {
      throw new FileAlreadyExistsException(full.toString());
    }
    Files.move(current(), full);
    List<Path> files = full();
    for (int i = 0; i < files.size() - (keepFiles - 1); i++) {
      Files.delete(files.get(i));
    }
  }
}
