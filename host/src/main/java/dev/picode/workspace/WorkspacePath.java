package dev.picode.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;

/// A path inside a workspace: names separated by `/`, relative to the root, which itself is `.`.
/// Immutable.
///
/// It has no `..` and cannot be written to lead out of the root. Whether links lead out is a fact of
/// the file system at one moment, so it is asked for with [#realPath()] right before the file is used.
/// The order is that of the text.
public final class WorkspacePath implements Comparable<WorkspacePath> {
  private final Path root;
  private final String text;

  WorkspacePath(Path root, String text) {
    this.root = root;
    this.text = text;
  }

  /// The real path of the workspace's root.
  public Path root() {
    return root;
  }

  /// Whether this is the root itself.
  public boolean isRoot() {
    return text.equals(".");
  }

  /// The last name of this path; `.` for the root.
  public String name() {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  /// The path of a file or folder below this one.
  ///
  /// @param path one or more names, separated by `/`
  /// @throws dev.picode.problem.PiCodeException `path-invalid` and `path-outside-workspace`
  public WorkspacePath resolve(String path) {
    String below = PathText.normalize(path, root, isRoot() ? "" : text);
    return new WorkspacePath(root, below);
  }

  /// Where this path really leads at this moment, every link followed. What does not exist yet is
  /// judged by the nearest folder above it that does.
  ///
  /// Call it right before the file is opened, and open the answer without following links.
  ///
  /// @throws dev.picode.problem.PiCodeException `path-outside-workspace` where a link leads out of the
  ///     root, `path-link-loop`, and `file-unreadable` where the system refuses to tell
  public Path realPath() {
    if (isRoot()) {
      return root;
    }
    try {
      Path real = LinkWalk.from(root, PathText.toPath(root, text));
      if (!real.startsWith(root)) {
        throw PathProblems.outside(text, root);
      }
      return real;
    } catch (IOException e) {
      throw PathProblems.of(text, e);
    }
  }

  /// This path with every link followed but a last one: the entry of a folder, not what it points at.
  ///
  /// @throws dev.picode.problem.PiCodeException as [#realPath()]
  public WorkspacePath asEntry() {
    if (isRoot()) {
      return this;
    }
    String above = text.equals(name()) ? "." : text.substring(0, text.lastIndexOf('/'));
    Path entry = new WorkspacePath(root, above).realPath().resolve(name());
    return new WorkspacePath(root,
        PathText.normalize(root.relativize(entry).toString(), root, ""));
  }

  /// Where this path is as it is written, no link followed.
  public Path written() {
    return root.resolve(PathText.toPath(root, text));
  }

  /// As [#realPath()], for a path that has to exist.
  ///
  /// @throws dev.picode.problem.PiCodeException `path-not-found`, and those of [#realPath()]
  public Path existingPath() {
    Path real = realPath();
    if (!Files.exists(real, LinkOption.NOFOLLOW_LINKS)) {
      throw PathProblems.notFound(text);
    }
    return real;
  }

  @Override
  public int compareTo(WorkspacePath other) {
    return text.compareTo(other.text);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WorkspacePath that && text.equals(that.text) && root.equals(that.root);
  }

  @Override
  public int hashCode() {
    return Objects.hash(root, text);
  }

  /// The path as text, `.` for the root.
  @Override
  public String toString() {
    return text;
  }
}
