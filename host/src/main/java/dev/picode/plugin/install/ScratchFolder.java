package dev.picode.plugin.install;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A folder for the time of one fetch. Its name says which process uses it, so that what a killed one left is
/// known and removed by the next. Confined to one thread.
final class ScratchFolder implements AutoCloseable {
  private static final int MOST_TRIES = 20;
  private static final boolean WINDOWS = File.separatorChar == '\\';

  private final Path path;

  private ScratchFolder(Path path) {
    this.path = path;
  }

  /// A new, empty folder.
  static ScratchFolder create(Path parent) throws IOException {
    Files.createDirectories(parent);
    removeLeftOver(parent);
    String name = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    return new ScratchFolder(Files.createDirectory(parent.resolve(name)));
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    delete(path);
  }

  private static void removeLeftOver(Path parent) throws IOException {
    try (var folders = Files.newDirectoryStream(parent, "[0-9]*-*")) {
      for (Path folder : folders) {
        String pid = folder.getFileName().toString().replaceFirst("-.*", "");
        if (pid.length() < 18 && process(pid).isEmpty()) {
          delete(folder);
        }
      }
    }
  }

  private static Optional<ProcessHandle> process(String pid) {
    try {
      return ProcessHandle.of(Long.parseLong(pid));
    } catch (NumberFormatException _) {
      return Optional.of(ProcessHandle.current()); // not one of ours
    }
  }

  /// Removes a folder with everything in it, following no link; nothing where there is none.
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    for (int left = MOST_TRIES; left > 0; left--) {
      try {
        Files.walkFileTree(folder, new Deleting());
        return;
      } catch (DirectoryNotEmptyException e) {
        if (left == 1) {
          throw e;
        }
        // JGit tries out what the file system can do, by files that come and go beside what it was asked for.
      } catch (UncheckedIOException e) {
        throw new IOException(e);
      }
    }
  }

  /// What is gone already is as it should be.
  private static final class Deleting extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
        throws IOException {
      if (WINDOWS && attributes.isRegularFile()) {
        file.toFile().setWritable(true); // JGit makes its packs read-only, and so nobody can delete them there
      }
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
        throws IOException {
      if (e != null && !(e instanceof NoSuchFileException)) {
        throw e;
      }
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
