package dev.picode.workspace;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Follows a path through the file system one name at a time, the way the operating system does.
/// Confined to one thread.
///
/// Unlike [Path#toRealPath] it also answers for a path that does not exist yet and for a dangling
/// link: from the first missing name on the rest is taken as written. So a file that is about to be
/// created is judged by where it would really come to lie.
final class LinkWalk {
  /// As many links as Linux follows before it gives up.
  private static final int MAX_LINKS = 40;

  private final Deque<Path> pending = new ArrayDeque<>();
  private Path current;
  private int links;

  private LinkWalk(Path start) {
    this.current = start;
  }

  /// The real path of an absolute path.
  ///
  /// @throws FileSystemLoopException where links do not end
  /// @throws IOException where the file system refuses to tell
  static Path realPath(Path absolute) throws IOException {
    return from(absolute.getRoot(), absolute);
  }

  /// The real path of a path below a folder whose own path is real already.
  static Path from(Path realFolder, Path below) throws IOException {
    var walk = new LinkWalk(realFolder);
    walk.push(below);
    return walk.run();
  }

  private Path run() throws IOException {
    boolean missing = false;
    while (!pending.isEmpty()) {
      Path name = pending.pop();
      if (name.toString().isEmpty() || name.toString().equals(".")) {
        continue;
      }
      if (name.toString().equals("..")) {
        Path parent = current.getParent();
        current = parent == null ? current : parent;
        continue;
      }
      Path next = current.resolve(name);
      BasicFileAttributes attributes = missing ? null : attributes(next);
      missing = missing || attributes == null;
      if (attributes != null && attributes.isSymbolicLink()) {
        follow(next);
      } else if (attributes != null && attributes.isOther() && attributes.isDirectory()) {
        current = next.toRealPath();
      } else {
        current = next;
      }
    }
    return current;
  }

  private void follow(Path link) throws IOException {
    if (++links > MAX_LINKS) {
      throw new FileSystemLoopException(link.toString());
    }
    Path target = Files.readSymbolicLink(link);
    if (target.isAbsolute()) {
      current = target.getRoot();
    }
    push(target);
  }

  private void push(Path path) {
    for (int i = path.getNameCount() - 1; i >= 0; i--) {
      pending.push(path.getName(i));
    }
  }

  private static @Nullable BasicFileAttributes attributes(Path path) throws IOException {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException | NotDirectoryException _) {
      return null;
    } catch (IOException e) {
      // A name below a regular file is reported as a plain error on some systems.
      Path parent = path.getParent();
      if (parent != null && Files.isRegularFile(parent, LinkOption.NOFOLLOW_LINKS)) {
        return null;
      }
      throw e;
    }
  }
}
