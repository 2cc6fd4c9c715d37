package dev.picode.plugin.lock;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A `picode.lock` on the disk. Safe for many threads to read; who writes has to see to it that nobody else
/// does at the same time.
///
/// It is written beside its place and moved there, so that a reader finds the old one or the new one.
public final class LockFile {
  /// What it is called.
  public static final String NAME = "picode.lock";

  private static final int MAX_BYTES = 32 << 20;

  private final Path file;

  /// A lock in a file, which need not exist.
  public LockFile(Path file) {
    this.file = file;
  }

  /// Where it is.
  public Path file() {
    return file;
  }

  /// What it says; nothing where there is none.
  ///
  /// @throws PiCodeException `lock-damaged`, `lock-unreadable`
  public Lock read() {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IllegalArgumentException("it is larger than " + MAX_BYTES + " bytes");
      }
      return of(bytes);
    } catch (NoSuchFileException _) {
      return Lock.EMPTY;
    } catch (IllegalArgumentException e) {
      throw damaged(e);
    } catch (IOException e) {
      throw Problem.of("lock-unreadable", ProblemKind.EXTERNAL,
          "`" + file + "` cannot be read: " + e.getMessage(),
          "check the permissions of the file and of its folder").toException(e);
    }
  }

  /// What the bytes of a lock say.
  ///
  /// @throws PiCodeException `lock-damaged`
  public Lock read(byte[] bytes) {
    try {
      return of(bytes);
    } catch (IllegalArgumentException e) {
      throw damaged(e);
    }
  }

  private static Lock of(byte[] bytes) {
    return LockJson.read(new String(bytes, StandardCharsets.UTF_8));
  }

  /// Puts a lock in its place.
  ///
  /// @throws PiCodeException `lock-unwritable`
  public void write(Lock lock) {
    try {
      WholeFile.write(file, LockJson.write(lock));
    } catch (IOException e) {
      throw Problem.of("lock-unwritable", ProblemKind.EXTERNAL,
          "`" + file + "` cannot be written: " + e.getMessage(),
          "check the permissions of its folder and the space on its disk").toException(e);
    }
  }

  private PiCodeException damaged(IllegalArgumentException e) {
    return Problem.of("lock-damaged", ProblemKind.EXTERNAL,
        "`" + file + "` is damaged, so nothing that was installed beside it is used: "
            + e.getMessage(),
        "take it from a backup, or move it away and let `picode ext lock` write it anew")
        .toException(e);
  }
}
