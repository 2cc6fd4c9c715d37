package dev.picode.checkpoint;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What files are at this moment. Confined to one thread.
final class PresentFiles {
  /// The largest file that is kept, in bytes.
  static final int MAX_BYTES = 10_000_000;

  private final ObjectStore store;
  private final StatCache stats;

  PresentFiles(ObjectStore store, StatCache stats) {
    this.store = store;
    this.stats = stats;
  }

  /// What is at a path; the bytes are kept.
  FileState keep(Path entry) throws IOException {
    return state(entry, true);
  }

  /// What is at a path.
  FileState look(Path entry) throws IOException {
    return state(entry, false);
  }

  private FileState state(Path entry, boolean keeps) throws IOException {
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(entry, BasicFileAttributes.class,
          LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException | NotDirectoryException _) {
      return new FileState.Absent();
    }
    if (attributes.isSymbolicLink()) {
      return new FileState.Link(Files.readSymbolicLink(entry).toString());
    }
    if (attributes.isDirectory()) {
      return new FileState.Folder();
    }
    if (!attributes.isRegularFile()) {
      return new FileState.Skipped("not a file");
    }
    return attributes.size() > MAX_BYTES
        ? new FileState.Skipped("larger than 10 MB")
        : regular(entry, attributes, keeps);
  }

  private FileState regular(Path entry, BasicFileAttributes attributes, boolean keeps)
      throws IOException {
    String permissions = permissions(entry);
    String stamp = StatCache.stamp(entry, attributes);
    String known = stats.sha256(entry, stamp);
    if (known != null && (!keeps || store.has(known))) {
      return new FileState.Regular(known, attributes.size(), permissions);
    }
    byte[] bytes;
    try (
        var channel = Files.newByteChannel(entry,
            Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        var in = Channels.newInputStream(channel)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (AccessDeniedException _) {
      return new FileState.Skipped("it cannot be read");
    }
    if (bytes.length > MAX_BYTES) {
      return new FileState.Skipped("larger than 10 MB");
    }
    String sha256 = keeps ? store.put(bytes) : ObjectStore.sha256(bytes);
    stats.put(entry, stamp, attributes.lastModifiedTime().toMillis(), sha256);
    return new FileState.Regular(sha256, bytes.length, permissions);
  }

  private static @Nullable String permissions(Path entry) throws IOException {
    return entry.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? PosixFilePermissions.toString(
            Files.getPosixFilePermissions(entry, LinkOption.NOFOLLOW_LINKS))
        : null;
  }
}
