package dev.picode.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// Writes files of a workspace. Immutable, safe for many threads.
///
/// A file is written beside its place and then moved there, so nobody ever sees half of it. A link is
/// written through to the file it points at, which is checked to be in the workspace.
public final class WorkspaceWriter {
  /// Writes into whatever workspace a path belongs to.
  public WorkspaceWriter() {}

  /// Creates or replaces a file with a text, as UTF-8.
  ///
  /// @throws dev.picode.problem.PiCodeException `folder-missing` where there is no folder for it,
  ///     `not-a-file`, `file-unreadable`, and those of [WorkspacePath#realPath]
  public void writeText(WorkspacePath path, String text) {
    Path real = path.realPath();
    if (Files.isDirectory(real)) {
      throw PathProblems.notFile(path.toString());
    }
    Path folder = real.getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw PathProblems.folderMissing(path.toString());
    }
    Path beside = null;
    try {
      beside = Files.createTempFile(folder, ".picode-", ".part");
      Files.write(beside, text.getBytes(StandardCharsets.UTF_8));
      keepPermissions(real, beside);
      move(beside, real);
      beside = null;
    } catch (IOException e) {
      throw PathProblems.of(path.toString(), e);
    } finally {
      delete(beside);
    }
  }

  private static void keepPermissions(Path real, Path beside) throws IOException {
    if (beside.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      var permissions = Files.exists(real)
          ? Files.getPosixFilePermissions(real)
          : PosixFilePermissions.fromString("rw-r--r--");
      Files.setPosixFilePermissions(beside, permissions);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
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
