package dev.picode.sandbox.polyglot;

import dev.picode.sandbox.protocol.Bundle;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import org.graalvm.polyglot.io.FileSystem;
import org.jspecify.annotations.Nullable;

/// The files of a bundle under a made-up root, to be read only; what else a language needs to see is added by
/// who extends this. Confined to the thread of its context.
///
/// Nothing here touches a disk. A path is a name to look up in a map, so there is no folder to leave and no
/// link to follow.
abstract class MountedBundle implements FileSystem {
  /// What the names of a bundle's files begin with.
  static final String ROOT = "/bundle/";

  private Bundle bundle;

  /// @param bundle what is mounted first
  MountedBundle(Bundle bundle) {
    this.bundle = bundle;
  }

  final void mount(Bundle newBundle) {
    bundle = newBundle;
  }

  /// What is mounted.
  final Bundle bundle() {
    return bundle;
  }

  /// The text of a file of the bundle, or `null`.
  ///
  /// @param name as by [#nameOf]
  final @Nullable String fileOf(String name) {
    return name.startsWith(ROOT) ? bundle.files().get(name.substring(ROOT.length())) : null;
  }

  /// The one name of a file, whatever a path says it by.
  final String nameOf(Path path) {
    return toAbsolutePath(path).normalize().toString().replace('\\', '/');
  }

  /// Nothing is loaded by URL: it is taken for the name of a file, so that what cannot be found is named as the
  /// script wrote it.
  @Override
  public final Path parsePath(URI uri) {
    return Path.of(uri.toString());
  }

  @Override
  public final Path toAbsolutePath(Path path) {
    return path.isAbsolute() ? path : Path.of(ROOT).resolve(path);
  }

  @Override
  public final void createDirectory(Path dir, FileAttribute<?>... attributes) throws IOException {
    throw new AccessDeniedException(nameOf(dir));
  }

  @Override
  public final void delete(Path path) throws IOException {
    throw new AccessDeniedException(nameOf(path));
  }

  @Override
  public final void setAttribute(Path path, String attribute, Object value, LinkOption... options)
      throws IOException {
    throw new AccessDeniedException(nameOf(path));
  }

  @Override
  public final void createLink(Path link, Path existing) throws IOException {
    throw new AccessDeniedException(nameOf(link));
  }

  @Override
  public final void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes)
      throws IOException {
    throw new AccessDeniedException(nameOf(link));
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path dir,
      DirectoryStream.Filter<? super Path> filter)
      throws IOException {
    throw new AccessDeniedException(nameOf(dir));
  }
}
