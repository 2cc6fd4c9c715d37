package dev.picode.workspace;

import dev.picode.file.Sha256;
import dev.picode.file.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// Writes files of a workspace. Immutable, safe for many threads.
///
/// A file is written beside its place and then moved there, so nobody ever sees half of it. A link is
/// written through to the file it points at, which is checked to be in the workspace before it is
/// written and again before it takes its place. A folder above it that is swapped for a link and back
/// between the two checks is beyond what Java can see.
public final class WorkspaceWriter {
  private static final int BUFFER = 64 << 10;

  /// Writes into whatever workspace a path belongs to.
  public WorkspaceWriter() {}

  /// Creates or replaces a file with a text, as UTF-8.
  ///
  /// @throws dev.picode.problem.PiCodeException `folder-missing` where there is no folder for it,
  ///     `not-a-file`, `file-unreadable`, and those of [WorkspacePath#realPath]
  public FileChange writeText(WorkspacePath path, String text) {
    return writeBytes(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Creates or replaces a file with bytes.
  ///
  /// @throws dev.picode.problem.PiCodeException as [#writeText]
  public FileChange writeBytes(WorkspacePath path, byte[] bytes) {
    Path real = path.realPath();
    if (Files.exists(real, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
      throw PathProblems.notFile(path.toString());
    }
    Path folder = real.getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw PathProblems.folderMissing(path.toString());
    }
    Path beside = null;
    try {
      String before = hash(real);
      beside = Files.createTempFile(folder, ".picode-", ".part");
      Files.write(beside, bytes);
      keepPermissions(real, beside);
      if (!path.realPath().equals(real)) {
        throw PathProblems.outside(path.toString(), path.root());
      }
      WholeFile.move(beside, real);
      beside = null;
      return new FileChange(before, Sha256.of(bytes));
    } catch (IOException e) {
      throw PathProblems.of(path.toString(), e);
    } finally {
      delete(beside);
    }
  }

  /// Makes a folder and those above it; one that is there already is left as it is.
  ///
  /// @throws dev.picode.problem.PiCodeException `not-a-folder` where something else is in the way,
  ///     `file-unreadable`, and those of [WorkspacePath#realPath]
  public void makeFolder(WorkspacePath path) {
    Path real = path.realPath();
    try {
      Path root = path.root();
      Path at = root;
      for (Path name : root.relativize(real)) {
        at = at.resolve(name);
        if (!at.equals(root) && !Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
          if (Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
            throw PathProblems.notFolder(path.toString());
          }
          Files.createDirectory(at);
        }
      }
    } catch (IOException e) {
      throw PathProblems.of(path.toString(), e);
    }
  }

  /// Removes a file, a link or an empty folder. A link is removed itself; what it points at stays.
  ///
  /// @param path as [WorkspacePath#asEntry] gives it
  /// @throws dev.picode.problem.PiCodeException `folder-not-empty`, `not-a-file` for the workspace
  ///     itself, `file-unreadable`, and those of [WorkspacePath#realPath]
  public FileChange remove(WorkspacePath path) {
    if (path.isRoot()) {
      throw PathProblems.notFile(path.toString());
    }
    Path entry = path.asEntry().written();
    try {
      boolean file = Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS);
      String before = file ? hash(entry) : null;
      Files.deleteIfExists(entry);
      return new FileChange(before, null);
    } catch (DirectoryNotEmptyException _) {
      throw PathProblems.folderNotEmpty(path.toString());
    } catch (IOException e) {
      throw PathProblems.of(path.toString(), e);
    }
  }

  private static @Nullable String hash(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return null;
    }
    MessageDigest digest = Sha256.digest();
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return Sha256.of(digest);
  }

  private static void keepPermissions(Path real, Path beside) throws IOException {
    if (beside.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      var permissions = Files.exists(real)
          ? Files.getPosixFilePermissions(real)
          : PosixFilePermissions.fromString("rw-r--r--");
      Files.setPosixFilePermissions(beside, permissions);
    }
  }

  private static void delete(@Nullable Path leftOver) {
    if (leftOver != null) {
      try {
        Files.deleteIfExists(leftOver);
      } catch (IOException _) {
        // The write itself has already failed and is told.
      }
    }
  }
}
