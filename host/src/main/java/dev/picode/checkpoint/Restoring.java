package dev.picode.checkpoint;

import dev.picode.file.WholeFile;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes files what they were. Confined to one thread.
///
/// Nothing is written through a link: where a folder above a file is one by now, the file is left. Nor is anything of
/// Git's or PiCode's own written, whatever a log says.
final class Restoring {
  private final Workspace workspace;
  private final ObjectStore objects;
  private final PresentFiles present;
  private final List<String> left = new ArrayList<>();

  Restoring(Workspace workspace, ObjectStore objects, PresentFiles present) {
    this.workspace = workspace;
    this.objects = objects;
    this.present = present;
  }

  /// What is not as wanted.
  SortedMap<String, FileState> differing(Map<String, FileState> wanted) throws IOException {
    var differing = new TreeMap<String, FileState>();
    for (var file : wanted.entrySet()) {
      Path path = workspace.root().resolve(file.getKey()).normalize();
      if (!path.startsWith(workspace.root()) || workspace.isUnwritable(path)) {
        left.add(file.getKey() + ": not to be written");
      } else if (file.getValue() instanceof FileState.Skipped(String reason)) {
        left.add(file.getKey() + ": it was not kept: " + reason);
      } else if (!file.getValue().equals(present.look(path))) {
        differing.put(file.getKey(), file.getValue());
      }
    }
    return differing;
  }

  /// Whether all that is to be written is there and whole, before anything is written.
  void check(Map<String, FileState> wanted) throws IOException {
    for (FileState state : wanted.values()) {
      if (state instanceof FileState.Regular regular) {
        var _ = objects.get(regular.sha256());
      }
    }
  }

  /// Makes files what is wanted.
  ///
  /// @param kept what was kept of them
  /// @return those it was done with
  List<String> write(SortedMap<String, FileState> wanted, Map<String, FileState> kept)
      throws IOException {
    var done = new ArrayList<String>();
    for (var file : new TreeMap<>(wanted).descendingMap().entrySet()) {
      if (file.getValue() instanceof FileState.Absent) {
        one(file.getKey(), file.getValue(), kept, done);
      }
    }
    for (var file : wanted.entrySet()) {
      if (!(file.getValue() instanceof FileState.Absent)) {
        one(file.getKey(), file.getValue(), kept, done);
      }
    }
    done.sort(null);
    return done;
  }

  /// What was left as it is, each with the reason.
  List<String> left() {
    return left;
  }

  private void one(String name, FileState state, Map<String, FileState> kept, List<String> done)
      throws IOException {
    Path path = workspace.root().resolve(name);
    if (kept.get(name) instanceof FileState.Skipped(String reason)) {
      left.add(name + ": what is there cannot be kept: " + reason);
      return;
    }
    try {
      if (!isBelowRealFolders(path)) {
        left.add(name + ": a folder above it is a link or a file by now");
        return;
      }
      make(path, state);
      done.add(name);
    } catch (DirectoryNotEmptyException _) {
      left.add(name + ": there is a folder with something in it");
    } catch (IOException e) {
      left.add(name + ": " + e.getClass().getSimpleName());
    }
  }

  private boolean isBelowRealFolders(Path path) throws IOException {
    Path at = path.getParent();
    while (at != null && !Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
      at = at.getParent();
    }
    return at != null && at.startsWith(workspace.root())
        && Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS) && at.toRealPath().equals(at);
  }

  private void make(Path path, FileState state) throws IOException {
    switch (state) {
      case FileState.Absent _ -> Files.deleteIfExists(path);
      case FileState.Folder _ -> {
        deleteAllButFolder(path);
        Files.createDirectories(path);
      }
      case FileState.Link(String target) -> {
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        Files.deleteIfExists(path);
        Files.createSymbolicLink(path, path.getFileSystem().getPath(target));
      }
      case FileState.Regular regular -> file(path, regular);
      case FileState.Skipped _ -> {
        // Never wanted.
      }
    }
  }

  private static void deleteAllButFolder(Path path) throws IOException {
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(path);
    }
  }

  private void file(Path path, FileState.Regular regular) throws IOException {
    Path folder = Objects.requireNonNull(path.getParent());
    Files.createDirectories(folder);
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      Files.delete(path);
    }
    Path beside = Files.createTempFile(folder, ".picode-", ".part");
    try {
      Files.write(beside, objects.get(regular.sha256()));
      if (regular.permissions() != null
          && beside.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(beside,
            PosixFilePermissions.fromString(regular.permissions()));
      }
      WholeFile.move(beside, path);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
