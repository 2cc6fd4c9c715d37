package dev.picode.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a repository keeps its things, found by plain file checks. Immutable.
///
/// @param workTree the top of the work tree; `null` in a bare repository
/// @param gitDir what belongs to this work tree: `HEAD`, the index
/// @param commonDir what all its work trees share: objects, branches, configuration
record GitFolder(@Nullable Path workTree, Path gitDir, Path commonDir) {
  private static final String LINK_START = "gitdir:";
  private static final int MAX_LINK_BYTES = 8192;

  /// The repository a folder belongs to. Like the workspace, it is not sought in the home folder
  /// nor in the root of the file system unless the search starts there.
  static Optional<GitFolder> find(Path folder, Path home) {
    Path start = folder.toAbsolutePath().normalize();
    for (Path at = start; at != null; at = at.getParent()) {
      if (!at.equals(start) && (at.getParent() == null || at.equals(home))) {
        break;
      }
      Path dot = at.resolve(".git");
      if (Files.isDirectory(dot) && looksLikeRepository(dot)) {
        return Optional.of(new GitFolder(at, dot, commonDir(dot)));
      }
      if (Files.isRegularFile(dot)) {
        Path linked = followLink(dot);
        return Optional.of(new GitFolder(at, linked, commonDir(linked)));
      }
      if (isBare(at)) {
        return Optional.of(new GitFolder(null, at, at));
      }
    }
    return Optional.empty();
  }

  /// The first line of `HEAD`; empty where it cannot be read.
  String head() {
    return firstLine(gitDir.resolve("HEAD"));
  }

  private static boolean looksLikeRepository(Path dir) {
    return Files.exists(dir.resolve("HEAD")) || Files.exists(dir.resolve("objects"));
  }

  private static boolean isBare(Path dir) {
    return Files.isRegularFile(dir.resolve("HEAD"))
        && Files.isDirectory(dir.resolve("objects"))
        && Files.isDirectory(dir.resolve("refs"));
  }

  /// Where a `.git` file points; a folder that does not exist where it says nothing useful.
  private static Path followLink(Path file) {
    String text = firstLine(file);
    Path parent = file.getParent();
    if (!text.startsWith(LINK_START) || parent == null) {
      return file;
    }
    return resolve(parent, text.substring(LINK_START.length()).strip());
  }

  private static Path commonDir(Path gitDir) {
    Path file = gitDir.resolve("commondir");
    return Files.isRegularFile(file) ? resolve(gitDir, firstLine(file)) : gitDir;
  }

  private static Path resolve(Path base, String path) {
    try {
      return base.resolve(path).normalize();
    } catch (InvalidPathException _) {
      return base;
    }
  }

  private static String firstLine(Path file) {
    try (var in = Files.newInputStream(file)) {
      var text = new String(in.readNBytes(MAX_LINK_BYTES), StandardCharsets.UTF_8);
      return text.lines().findFirst().orElse("").strip();
    } catch (IOException _) {
      return "";
    }
  }
}
