package dev.picode.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The folder that PiCode works in. Immutable.
public final class Workspace {
  private static final String GIT = ".git";

  private final Path root;
  private final Guard guard;

  /// Folders of PiCode's own, which may be inside a workspace.
  private record Guard(List<Path> hidden, List<Path> unwritable) {}

  private Workspace(Path root) {
    this(root, new Guard(List.of(), List.of()));
  }

  private Workspace(Path root, Guard guard) {
    this.root = root;
    this.guard = guard;
  }

  /// The same workspace with folders in it that are not for scripts, whatever they were granted.
  ///
  /// @param hidden what lies there is not read, found or written; it need not exist
  /// @param unwritable what lies there is not written; it need not exist
  public Workspace guarding(Path hidden, Path unwritable) {
    return new Workspace(root, new Guard(List.of(real(hidden)), List.of(real(unwritable))));
  }

  /// Whether a real path is hidden from scripts.
  public boolean isHidden(Path real) {
    return guard.hidden().stream().anyMatch(real::startsWith);
  }

  /// Whether a real path inside the workspace is one that no script may write: PiCode's own, or Git's,
  /// which may run what is written there.
  public boolean isUnwritable(Path real) {
    return isHidden(real) || guard.unwritable().stream().anyMatch(real::startsWith)
        || isGits(real);
  }

  private boolean isGits(Path real) {
    for (Path name : root.relativize(real)) {
      // As Git does: some file systems take these for the same.
      String plain = name.toString().toLowerCase(Locale.ROOT).replaceAll("[. ]+$", "");
      if (plain.equals(GIT) || plain.equals("git~1") || plain.startsWith(GIT + ":")) {
        return true;
      }
    }
    return false;
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
      if (isMarked(at)) {
        return new Workspace(at);
      }
    }
    return new Workspace(folder);
  }

  private static boolean isMarked(Path folder) {
    return Files.exists(folder.resolve(GIT)) || Files.isDirectory(folder.resolve(".picode"));
  }

  /// Whether something in the root makes it one, so that it is more than the folder a search began in.
  public boolean isMarked() {
    return isMarked(root);
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
