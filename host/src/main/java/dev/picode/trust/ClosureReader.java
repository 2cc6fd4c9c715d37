package dev.picode.trust;

import dev.picode.file.Sha256;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads a closure from the disk, each file once. Confined to one thread.
///
/// No link is followed: where the system can (Linux, macOS), a folder is held open while what is in it is
/// opened relative to it, so that nothing put in the way meanwhile is followed either. Links, special files,
/// names that are one name on another system, and more than a project can need are refused.
final class ClosureReader {
  static final int MAX_ENTRIES = 2_000;
  static final int MAX_DEPTH = 20;
  static final int MAX_FILE_BYTES = 8 << 20;
  static final long MAX_BYTES = 32L << 20;

  private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ,
      LinkOption.NOFOLLOW_LINKS);

  private final SortedMap<String, ClosureFile> files = new TreeMap<>();
  private final SortedMap<String, byte[]> contents = new TreeMap<>();
  /// Paths by what a system that is careless of case or normal form takes them for.
  private final Map<String, String> folded = new HashMap<>();
  private int entries;
  private long bytes;

  private ClosureReader() {}

  /// The closure of a `.picode/`.
  ///
  /// @throws PiCodeException `trust-refused` where it holds what no closure may, `trust-unreadable`
  static Closure read(Path folder) {
    var reader = new ClosureReader();
    try {
      if (!attributes(folder).isDirectory()) {
        throw refused("", "is not a folder");
      }
      try (var stream = Files.newDirectoryStream(folder)) {
        reader.folder(stream, folder, "", 1);
      }
    } catch (DirectoryIteratorException e) {
      throw unreadable(folder, e.getCause());
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
    return new Closure(reader.files, reader.contents);
  }

  private void folder(DirectoryStream<Path> stream, Path folder, String prefix, int depth)
      throws IOException {
    if (depth > MAX_DEPTH) {
      throw refused(prefix, "lies deeper than " + MAX_DEPTH + " folders");
    }
    for (Path child : stream) {
      Path name = child.getFileName();
      String path = prefix + name;
      check(path, String.valueOf(name));
      if (++entries > MAX_ENTRIES) {
        throw refused("", "holds more than " + MAX_ENTRIES + " files and folders");
      }
      var place = new Spot(stream, folder.resolve(name), name);
      BasicFileAttributes attributes = place.attributes();
      if (attributes.isSymbolicLink()) {
        throw refused(path, "is a symbolic link");
      } else if (attributes.isDirectory()) {
        try (var below = place.openFolder()) {
          folder(below, folder.resolve(name), path + "/", depth + 1);
        }
      } else if (attributes.isRegularFile()) {
        file(place, path, attributes);
      } else {
        throw refused(path, "is neither a file nor a folder");
      }
    }
  }

  private void check(String path, String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isISOControl(c) || c == '\\' || c == '\uFFFD') {
        throw refused(path, "has a character in its name that no file of an extension may have");
      }
    }
    String plain = Normalizer.normalize(path, Normalizer.Form.NFC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
    String other = folded.put(plain, path);
    if (other != null) {
      throw refused(path, "and `" + other + "` have one name where case does not count");
    }
  }

  private void file(Spot place, String path, BasicFileAttributes attributes) throws IOException {
    byte[] content;
    try (var channel = place.open(); var in = Channels.newInputStream(channel)) {
      content = in.readNBytes(MAX_FILE_BYTES + 1);
    }
    bytes += content.length;
    if (content.length > MAX_FILE_BYTES) {
      throw refused(path, "is larger than " + MAX_FILE_BYTES + " bytes");
    }
    if (bytes > MAX_BYTES) {
      throw refused("", "holds more than " + MAX_BYTES + " bytes");
    }
    boolean executable = attributes instanceof PosixFileAttributes posix
        && posix.permissions().contains(PosixFilePermission.OWNER_EXECUTE);
    String sha256 = Sha256.of(content);
    files.put(path, new ClosureFile(path, content.length, executable, sha256));
    contents.put(path, content);
  }

  /// A name in an open folder. Immutable.
  ///
  /// @param path where it is, for systems that cannot hold a folder open
  private record Spot(DirectoryStream<Path> stream, Path path, Path name) {
    BasicFileAttributes attributes() throws IOException {
      if (stream instanceof SecureDirectoryStream<Path> secure) {
        var view = secure.getFileAttributeView(name, PosixFileAttributeView.class,
            LinkOption.NOFOLLOW_LINKS);
        return view == null
            ? secure.getFileAttributeView(name, BasicFileAttributeView.class,
                LinkOption.NOFOLLOW_LINKS).readAttributes()
            : view.readAttributes();
      }
      return ClosureReader.attributes(path);
    }

    // The caller closes it.
    @SuppressWarnings("StreamResourceLeak")
    DirectoryStream<Path> openFolder() throws IOException {
      return stream instanceof SecureDirectoryStream<Path> secure
          ? secure.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)
          : Files.newDirectoryStream(path);
    }

    SeekableByteChannel open() throws IOException {
      return stream instanceof SecureDirectoryStream<Path> secure
          ? secure.newByteChannel(name, READ)
          : Files.newByteChannel(path, READ);
    }
  }

  private static BasicFileAttributes attributes(Path path) throws IOException {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        : Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  private static PiCodeException refused(String path, String why) {
    return Problem.of("trust-refused", ProblemKind.DENIED,
        "`.picode/" + path + "` " + why + ", so nothing there can be trusted",
        "a `.picode/` holds plain files and folders; put anything else elsewhere").toException();
  }

  private static PiCodeException unreadable(Path folder, @Nullable IOException cause) {
    var known = cause == null ? new IOException("it could not be listed") : cause;
    return Problem.of("trust-unreadable", ProblemKind.EXTERNAL,
        "`" + folder + "` cannot be read: " + known.getMessage(),
        "check the permissions of the folder and of the files in it").toException(known);
  }
}
