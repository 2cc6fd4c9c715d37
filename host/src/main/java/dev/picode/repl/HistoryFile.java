package dev.picode.repl;

import dev.picode.file.OwnerOnly;
import dev.picode.file.Sha256;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The file that the lines of one workspace are kept in. Immutable.
///
/// @param path where it is; neither it nor its folder need exist
record HistoryFile(Path path) {
  private static final int HEX = 16;

  /// The file of a workspace.
  ///
  /// @param data the folder for what must be kept
  /// @param root the root of the workspace
  static HistoryFile of(Path data, Path root) {
    return new HistoryFile(data.resolve("history")
        .resolve(Sha256.of(root.toString()).substring(0, HEX)));
  }

  /// Makes it where it is not there, readable by its owner alone.
  void ensure() throws IOException {
    if (!Files.exists(path)) {
      Path folder = path.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder, OwnerOnly.folder(path));
      }
      try {
        Files.createFile(path, OwnerOnly.file(path));
      } catch (FileAlreadyExistsException _) {
        // another prompt was first
      }
    }
  }
}
