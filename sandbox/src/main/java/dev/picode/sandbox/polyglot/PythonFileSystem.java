package dev.picode.sandbox.polyglot;

import dev.picode.sandbox.protocol.Bundle;
import dev.picode.sandbox.protocol.Language;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.graalvm.polyglot.io.FileSystem;
import org.jspecify.annotations.Nullable;

/// The files a Python context can see: those of its bundle under `/bundle`, and the library of the
/// language under `/python`, both to be read only. Confined to the thread of its context.
///
/// The library is on the disk, in a folder that
/// holds nothing else; which one it is, a script does not learn. Compiled code is taken from the library
/// only, because the engine trusts it.
final class PythonFileSystem extends MountedBundle {
  static final String LIBRARY = "/python";
  private static final Path LIBRARY_ROOT = Path.of(LIBRARY);
  private static final String BUNDLE = "/bundle";
  private static final Set<OpenOption> WRITES = Set.of(StandardOpenOption.WRITE,
      StandardOpenOption.APPEND, StandardOpenOption.CREATE, StandardOpenOption.CREATE_NEW,
      StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.DELETE_ON_CLOSE);
  private static final FileTime NO_TIME = FileTime.fromMillis(0);
  private static final int FOLDER_MODE = 0040555;
  private static final int FILE_MODE = 0100444;

  private final FileSystem disk = FileSystem
      .newReadOnlyFileSystem(FileSystem.newDefaultFileSystem());
  private @Nullable Path library;

  PythonFileSystem() {
    super(Bundle.empty("none", Language.PYTHON));
  }

  void mountLibrary(Path folder) {
    library = folder;
  }

  @Override
  public Path parsePath(String path) {
    return Path.of(path);
  }

  @Override
  public void checkAccess(Path path, Set<? extends AccessMode> modes, LinkOption... options)
      throws IOException {
    if (modes.contains(AccessMode.WRITE)) {
      throw new AccessDeniedException(nameOf(path));
    }
    Path real = inLibrary(path);
    if (real != null) {
      disk.checkAccess(real, modes, options);
    } else if (!isFolder(path)) {
      contentOf(path);
    }
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path,
      Set<? extends OpenOption> options,
      FileAttribute<?>... attributes)
      throws IOException {
    if (options.stream().anyMatch(WRITES::contains)) {
      throw new AccessDeniedException(nameOf(path));
    }
    Path real = inLibrary(path);
    return real != null
        ? disk.newByteChannel(real, options)
        : new BytesChannel(contentOf(path).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
      throws IOException {
    Path real = inLibrary(path);
    var known = new HashMap<String, Object>(Map.of("uid", 0, "gid", 0, "nlink", 1, "ino", 0L, "dev",
        0L, "ctime", NO_TIME, "creationTime", NO_TIME, "lastAccessTime", NO_TIME,
        "lastModifiedTime", NO_TIME));
    boolean folder;
    if (real != null) {
      Map<String, Object> actual = disk.readAttributes(real,
          "isDirectory,size,lastModifiedTime", options);
      known.putAll(actual);
      folder = Boolean.TRUE.equals(actual.get("isDirectory"));
    } else {
      folder = isFolder(path);
      known.put("size",
          folder ? 0L : (long) contentOf(path).getBytes(StandardCharsets.UTF_8).length);
    }
    known.put("isDirectory", folder);
    known.put("isRegularFile", !folder);
    known.put("isSymbolicLink", false);
    known.put("isOther", false);
    known.put("mode", folder ? FOLDER_MODE : FILE_MODE);
    return known;
  }

  @Override
  public Path toRealPath(Path path, LinkOption... options) throws IOException {
    checkAccess(path, Set.of());
    return toAbsolutePath(path).normalize();
  }

  @Override
  public Path readSymbolicLink(Path link) throws IOException {
    checkAccess(link, Set.of());
    throw new NotLinkException(nameOf(link));
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path dir,
      DirectoryStream.Filter<? super Path> filter)
      throws IOException {
    Path real = inLibrary(dir);
    var names = new TreeSet<String>();
    if (real != null) {
      try (DirectoryStream<Path> files = disk.newDirectoryStream(real, _ -> true)) {
        files.forEach(file -> names.add(String.valueOf(file.getFileName())));
      }
    } else if (isFolder(dir)) {
      String prefix = prefixOf(dir);
      bundle().files()
          .keySet()
          .stream()
          .filter(file -> file.startsWith(prefix))
          .map(file -> file.substring(prefix.length()).split("/", 2)[0])
          .forEach(names::add);
    } else {
      contentOf(dir);
      throw new NotDirectoryException(nameOf(dir));
    }
    return new Listing(names.stream().map(dir::resolve).toList());
  }

  /// Where a path of the library is on the disk, or `null` for any other.
  private @Nullable Path inLibrary(Path path) {
    Path folder = library;
    Path plain = toAbsolutePath(path).normalize();
    return folder != null && plain.startsWith(LIBRARY_ROOT)
        ? folder.resolve(LIBRARY_ROOT.relativize(plain))
        : null;
  }

  private boolean isFolder(Path path) {
    String prefix = prefixOf(path);
    return nameOf(path).equals(BUNDLE)
        || (!prefix.isEmpty()
            && bundle().files().keySet().stream().anyMatch(file -> file.startsWith(prefix)));
  }

  /// What the paths of a folder's files begin with.
  private String prefixOf(Path folder) {
    String name = nameOf(folder);
    return name.startsWith(ROOT)
        ? name.substring(ROOT.length()) + "/"
        : "";
  }

  private String contentOf(Path path) throws NoSuchFileException {
    String name = nameOf(path);
    String content = name.endsWith(".pyc") ? null : fileOf(name);
    if (content == null) {
      throw new NoSuchFileException(name);
    }
    return content;
  }

  private record Listing(List<Path> paths) implements DirectoryStream<Path> {
    @Override
    public Iterator<Path> iterator() {
      return paths.iterator();
    }

    @Override
    public void close() {
      // holds nothing
    }
  }
}
