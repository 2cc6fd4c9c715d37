package dev.picode.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The folder that PiCode works in. Immutable.
public final class Workspace {
  private final Path root;

  private Workspace(Path root) {
    this.root = root;
  }

  /// The workspace a folder belongs to: the nearest folder, from it upwards, that has `.git` or
  /// `.picode`; where none has, the folder itself. A file stands for the folder it is in.
  ///
  /// The user's home folder and the root of the file system are chosen only where the search starts
  /// there: dotfiles kept in Git must not make every folder below them one workspace.
  ///
  /// @throws dev.picode.problem.PiCodeException `path-not-found` where `start` does not exist, and
  ///     `file-unreadable`
  public static Workspace discover(Path start) {
    return discover(start, home());
  }

  static Workspace discover(Path start, @Nullable Path home) {
    Path folder = folder(start);
    for (Path at = folder; at != null; at = at.getParent()) {
      if (!at.equals(folder) && (at.getParent() == null || at.equals(home))) {
        break;
      }
      if (Files.exists(at.resolve(".git")) || Files.isDirectory(at.resolve(".picode"))) {
        return new Workspace(at);
      }
    }
    return new Workspace(folder);
  }

  /// The workspace whose root is a folder, with no search.
  ///
  /// @throws dev.picode.problem.PiCodeException as [#discover]
  public static Workspace of(Path root) {
    return new Workspace(folder(root));
  }

  /// The real path of the root.
  public Path root() {
    return root;
  }

  /// The workspace path that a text stands for: relative to the root, or absolute and inside it.
  /// An empty text is the root.
  ///
  /// @throws dev.picode.problem.PiCodeException `path-invalid` where it holds what no path may hold,
  ///     `path-outside-workspace` where it is written to lead out of the root
  public WorkspacePath resolve(String path) {
    PathText.refuseControls(path);
    Path asPath = PathText.toPath(root, path);
    return asPath.isAbsolute() || asPath.getRoot() != null
        ? resolve(asPath)
        : new WorkspacePath(root, PathText.normalize(path, root, ""));
  }

  /// The workspace path of a path: relative to the root, or absolute and inside it.
  ///
  /// @throws dev.picode.problem.PiCodeException as [#resolve(String)]
  public WorkspacePath resolve(Path path) {
    if (path.getRoot() == null) {
      return new WorkspacePath(root, PathText.normalize(path.toString(), root, ""));
    }
    Path absolute = path.toAbsolutePath();
    Path inside = absolute.normalize();
    if (!inside.startsWith(root)) {
      inside = real(absolute);
    }
    if (!inside.startsWith(root)) {
      throw PathProblems.outside(path.toString(), root);
    }
    return new WorkspacePath(
        root,
        PathText.normalize(root.relativize(inside).toString(), root, ""));
  }

  @Override
  public String toString() {
    return root.toString();
  }

  private static Path real(Path absolute) {
    try {
      return LinkWalk.realPath(absolute);
    } catch (IOException e) {
      throw PathProblems.of(absolute.toString(), e);
    }
  }

  private static Path folder(Path start) {
    try {
      Path real = LinkWalk.realPath(start.toAbsolutePath());
      if (!Files.exists(real)) {
        throw PathProblems.notFound(start.toString());
      }
      Path parent = real.getParent();
      return Files.isDirectory(real) || parent == null ? real : parent;
    } catch (IOException e) {
      throw PathProblems.of(start.toString(), e);
    }
  }

  private static @Nullable Path home() {
    String home = System.getProperty("user.home");
    if (home == null || home.isEmpty()) {
      return null;
    }
    try {
      return Path.of(home).toRealPath();
    } catch (IOException _) {
      return Path.of(home);
    }
  }
}
