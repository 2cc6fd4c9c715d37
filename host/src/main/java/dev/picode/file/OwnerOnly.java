package dev.picode.file;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// The attributes that what is made gets so that nobody but its owner may read it. Stateless.
public final class OwnerOnly {
  private OwnerOnly() {}

  /// For a file; none where the file system has no such permissions.
  public static FileAttribute<?>[] file(Path path) {
    return attributes(path, "rw-------");
  }

  /// For a folder, likewise.
  public static FileAttribute<?>[] folder(Path path) {
    return attributes(path, "rwx------");
  }

  private static FileAttribute<?>[] attributes(Path path, String permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
        : new FileAttribute<?>[0];
  }
}
