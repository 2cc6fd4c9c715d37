package dev.picode.trust;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What a person has trusted, by workspace, in `trust.json` of the data folder. Safe for many threads and
/// processes: a change is made while a file beside it is locked, written beside it and moved into its place.
///
/// A file that is damaged trusts nothing. The first change after that keeps it aside and begins anew.
public final class TrustStore {
  private static final long MAX_BYTES = 64L << 20;
  /// Locks of files count for a process.
  private static final ReentrantLock PROCESS = new ReentrantLock();

  private final Path file;

  /// The store in a file, which need not exist.
  public TrustStore(Path file) {
    this.file = file;
  }

  /// What a read of the store gave. Immutable.
  ///
  /// @param damage why nothing in the file counts, `null` where it is well or there is none
  record Content(SortedMap<String, TrustEntry> entries, @Nullable String damage) {}

  /// What was trusted in a workspace.
  ///
  /// @param root the real path of its root
  public Optional<TrustEntry> find(Path root) {
    return Optional.ofNullable(read().entries().get(root.toString()));
  }

  /// Keeps what is trusted in a workspace, or forgets it.
  ///
  /// @param entry `null` to forget
  /// @return whether anything was trusted there before
  /// @throws PiCodeException `trust-unwritable`
  boolean put(Path root, @Nullable TrustEntry entry) {
    PROCESS.lock();
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder, only("rwx------"));
      }
      try (var lock = new RandomAccessFile(file + ".lock", "rw");
          var _ = lock.getChannel().lock()) {
        return change(root, entry);
      }
    } catch (IOException e) {
      throw Problem.of("trust-unwritable", ProblemKind.EXTERNAL,
          "`" + file + "` cannot be written: " + e.getMessage(),
          "check the permissions of its folder and the space on its disk").toException(e);
    } finally {
      PROCESS.unlock();
    }
  }

  private boolean change(Path root, @Nullable TrustEntry entry) throws IOException {
    Content content = read();
    if (content.damage() != null && Files.exists(file)) {
      Files.move(file, file.resolveSibling(file.getFileName() + ".damaged"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    var entries = new TreeMap<>(content.entries());
    boolean known = entry == null
        ? entries.remove(root.toString()) != null
        : entries.put(root.toString(), entry) != null;
    Path beside = Files.createTempFile(file.toAbsolutePath().getParent(), "trust-", ".part",
        only("rw-------"));
    try {
      Files.writeString(beside, TrustJson.write(entries));
      move(beside);
    } finally {
      Files.deleteIfExists(beside);
    }
    return known;
  }

  private void move(Path beside) throws IOException {
    try {
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// Everything in the store.
  Content read() {
    try {
      if (Files.size(file) > MAX_BYTES) {
        return damaged("it is larger than " + MAX_BYTES + " bytes");
      }
      return new Content(
          TrustJson.read(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)), null);
    } catch (NoSuchFileException _) {
      return new Content(new TreeMap<>(), null);
    } catch (IOException e) {
      return damaged("it cannot be read: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      return damaged(String.valueOf(e.getMessage()));
    }
  }

  private Content damaged(String why) {
    return new Content(new TreeMap<>(),
        "`" + file + "` is damaged, so no project is trusted: " + why);
  }

  private FileAttribute<?>[] only(String permissions) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
        : new FileAttribute<?>[0];
  }
}
