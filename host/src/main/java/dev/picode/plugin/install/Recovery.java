package dev.picode.plugin.install;

import dev.picode.plugin.FolderExtension;
import dev.picode.plugin.lock.Lock;
import dev.picode.plugin.lock.LockEntry;
import dev.picode.plugin.lock.LockFile;
import dev.picode.problem.PiCodeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Puts right what a killed change left in `extensions/.staging/`. Confined to the thread that holds the right to
/// change.
///
/// - An old folder that was moved aside and is still in the lock goes back, if nothing took its place.
/// - An entry that was written before its folder arrived goes.
/// - Of an entry and its `previous` that one stays whose files are there.
final class Recovery {
  private final Path extensions;
  private final LockFile lockFile;

  Recovery(Path extensions, LockFile lockFile) {
    this.extensions = extensions;
    this.lockFile = lockFile;
  }

  void run() throws IOException {
    var left = new ArrayList<Path>();
    try (var folders = Files.newDirectoryStream(extensions.resolve(Installation.STAGING))) {
      folders.forEach(left::add);
    } catch (NoSuchFileException | NotDirectoryException _) {
      return;
    }
    for (Path staging : left) {
      recover(staging, staging.getFileName().toString());
      ScratchFolder.delete(staging);
    }
  }

  private void recover(Path staging, String id) throws IOException {
    Lock lock = lockFile.read();
    LockEntry entry = lock.find(id).orElse(null);
    if (entry == null) {
      return;
    }
    Path target = extensions.resolve(id);
    Path old = staging.resolve("old");
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)
        && Files.isDirectory(old, LinkOption.NOFOLLOW_LINKS)) {
      Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
    }
    LockEntry right = right(entry, target);
    if (right == null) {
      lockFile.write(lock.without(id));
    } else if (!right.equals(entry)) {
      lockFile.write(lock.with(right));
    }
  }

  /// What the lock has to say of the folder that is there, or `null` where none is.
  private static @Nullable LockEntry right(LockEntry entry, Path target) {
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return null;
    }
    LockEntry previous = entry.previous();
    return previous != null && isSame(previous, target) ? previous : entry.replacing(null);
  }

  private static boolean isSame(LockEntry entry, Path target) {
    try {
      SortedMap<String, byte[]> contents = FolderExtension.contents(target, target.toString());
      return LockEntry.hashes(contents).equals(entry.files());
    } catch (PiCodeException _) {
      return false; // what cannot be read is not what was installed
    }
  }
}
