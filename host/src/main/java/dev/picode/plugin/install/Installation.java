package dev.picode.plugin.install;

import dev.picode.plugin.FolderExtension;
import dev.picode.plugin.lock.Lock;
import dev.picode.plugin.lock.LockEntry;
import dev.picode.plugin.lock.LockFile;
import dev.picode.plugin.lock.SwitchedOff;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/// What is installed in one place: the folders in `extensions/` and the `picode.lock` beside it. Safe for many
/// threads and processes, of which one changes something at a time.
///
/// **A change can be killed at any point.** A new folder is written out below `extensions/.staging/ID/`, where
/// nothing is loaded from. Then the lock says the new state and, as `previous`, the old one, the old folder is
/// moved aside, the new one into its place, and the lock says the new state alone. Whichever folder a loader finds
/// meanwhile is one that the lock knows, and where it finds none it loads none. The next change begins by
/// finishing or undoing what was left ([Recovery]).
public final class Installation {
  static final String STAGING = ".staging";

  private final Path root;
  private final boolean guarded;
  private final InstallLock mutex;
  private final LockFile lockFile;

  private Installation(Path root, boolean guarded, Path mutex) {
    this.root = root;
    this.guarded = guarded;
    this.mutex = new InstallLock(mutex);
    this.lockFile = new LockFile(root.resolve(LockFile.NAME));
  }

  /// What a person installed for themselves.
  ///
  /// @param config the folder of their configuration
  /// @param data the folder for what must be kept
  public static Installation ofUser(Path config, Path data) {
    return new Installation(config, false, data.resolve("install.lock"));
  }

  /// What is installed in a project. A link on the way there is not followed: the project could lead it anywhere.
  ///
  /// @param root the root of the project
  /// @param data the folder for what must be kept
  public static Installation ofProject(Path root, Path data) {
    return new Installation(root.resolve(".picode"), true, data.resolve("install.lock"));
  }

  /// The folder that the extensions' folder and the lock are in.
  public Path root() {
    return root;
  }

  /// What the lock says.
  ///
  /// @throws PiCodeException `lock-damaged`, `lock-unreadable`
  public Lock lock() {
    return lockFile.read();
  }

  /// Where an extension lies, or would.
  public Path folder(String id) {
    PackageCandidate.checkId(id);
    return root.resolve("extensions").resolve(id);
  }

  /// Whether there is something where an extension would lie.
  public boolean isThere(String id) {
    return Files.exists(folder(id), LinkOption.NOFOLLOW_LINKS);
  }

  /// The folders there are, installed or put there by hand, by name.
  ///
  /// @throws PiCodeException `extension-unreadable`
  public List<String> folders() {
    var names = new ArrayList<String>();
    try (var folders = Files.newDirectoryStream(root.resolve("extensions"))) {
      for (Path folder : folders) {
        String name = folder.getFileName().toString();
        if (!name.startsWith(".") && Files.isRegularFile(folder.resolve("picode.json"))) {
          names.add(name);
        }
      }
    } catch (NoSuchFileException _) {
      return List.of();
    } catch (IOException | DirectoryIteratorException e) {
      throw Problem.of("extension-unreadable", ProblemKind.EXTERNAL,
          "`" + root.resolve("extensions") + "` cannot be listed: " + e.getMessage())
          .toException(e);
    }
    names.sort(null);
    return names;
  }

  /// The files of an extension as they are now, bytes by path.
  ///
  /// @throws PiCodeException as [FolderExtension#contents]
  public SortedMap<String, byte[]> contents(String id) {
    Path folder = folder(id);
    return FolderExtension.contents(folder, folder.toString());
  }

  /// Puts an extension in its place, instead of one of the same id that is installed.
  ///
  /// @throws PiCodeException `extension-exists` where something lies there that was not installed,
  ///     `install-failed`, `lock-damaged`, `lock-unreadable`, `lock-unwritable`
  public void put(PackageCandidate candidate) {
    Path target = folder(candidate.id());
    change(() -> {
      Lock before = lock();
      LockEntry old = before.find(candidate.id()).orElse(null);
      boolean there = isThere(candidate.id());
      if (there && old == null) {
        throw Problem.of("extension-exists", ProblemKind.USER,
            "`" + target + "` is there already and was not installed",
            "move it away first, or let `picode ext lock` take it in").toException();
      }
      Path staging = staging(candidate.id());
      Path fresh = staging.resolve("new");
      write(fresh, candidate.contents());
      lockFile.write(before.with(candidate.entry().replacing(there ? old : null)));
      if (there) {
        move(target, staging.resolve("old"));
      }
      move(fresh, target);
      lockFile.write(before.with(candidate.entry()));
      ScratchFolder.delete(staging);
    });
  }

  /// Takes an extension away that was installed. What a person put there by hand is theirs to remove.
  ///
  /// @return whether it was installed
  /// @throws PiCodeException as [#put]
  public boolean remove(String id) {
    Path target = folder(id);
    var known = new boolean[1];
    change(() -> {
      Lock before = lock();
      known[0] = before.find(id).isPresent();
      if (!known[0]) {
        return;
      }
      Path staging = staging(id);
      if (isThere(id)) {
        move(target, staging.resolve("old"));
      }
      lockFile.write(before.without(id));
      ScratchFolder.delete(staging);
    });
    return known[0];
  }

  /// Changes what the lock says, and no folder.
  ///
  /// @throws PiCodeException `install-failed`, `lock-damaged`, `lock-unreadable`, `lock-unwritable`
  public void change(UnaryOperator<Lock> change) {
    change(() -> {
      Lock before = lock();
      Lock after = change.apply(before);
      if (!after.equals(before)) {
        lockFile.write(after);
      }
    });
  }

  /// Switches an extension off, or on, for the person whose place this is.
  ///
  /// @throws PiCodeException as [#change]
  public void switchOff(String id, boolean off) {
    change(() -> SwitchedOff.of(root).change(id, off));
  }

  /// Finishes or undoes a change that was killed; nothing, at the cost of one look, where there is none. A loader
  /// calls it before it reads.
  ///
  /// @throws PiCodeException as [#change]
  public void recover() {
    if (Files.isDirectory(root.resolve("extensions").resolve(STAGING),
        LinkOption.NOFOLLOW_LINKS)) {
      change(() -> {});
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private void change(Work work) {
    try (var _ = mutex.acquire()) {
      refuseLinks();
      Files.createDirectories(root.resolve("extensions"));
      new Recovery(root.resolve("extensions"), lockFile).run();
      work.run();
      Files.deleteIfExists(root.resolve("extensions").resolve(STAGING));
    } catch (IOException e) {
      throw Problem.of("install-failed", ProblemKind.EXTERNAL,
          "`" + root + "` cannot be changed: " + e.getMessage(),
          "check the permissions of the folder and the space on its disk").toException(e);
    }
  }

  private void refuseLinks() {
    Path extensions = root.resolve("extensions");
    for (Path path : List.of(root, extensions, extensions.resolve(STAGING))) {
      if (guarded && Files.exists(path, LinkOption.NOFOLLOW_LINKS)
          && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        throw Problem.of("package-refused", ProblemKind.DENIED,
            "nothing is installed in `" + root + "`: `" + path
                + "` is no folder but a link or a file",
            "put a folder there").toException();
      }
    }
  }

  private Path staging(String id) throws IOException {
    return Files.createDirectories(root.resolve("extensions").resolve(STAGING).resolve(id));
  }

  private static void write(Path folder, SortedMap<String, byte[]> contents) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, byte[]> file : contents.entrySet()) {
      Path path = folder;
      for (String part : file.getKey().split("/", -1)) {
        path = path.resolve(part);
      }
      if (!path.normalize().startsWith(folder)) {
        throw new IOException("`" + file.getKey() + "` leads out of the folder");
      }
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }
}
