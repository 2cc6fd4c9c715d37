package dev.picode.plugin;

import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads every file of a folder once, with links refused and sizes capped. Confined to one thread.
///
/// What version control and Python's cache keep there is no part of an extension and is left out.
final class FolderReading extends SimpleFileVisitor<Path> {
  private static final int MAX_FILES = 2_000;
  private static final int MAX_DEPTH = 20;
  private static final int MAX_FILE_BYTES = 2 << 20;
  private static final int MAX_BYTES = 16 << 20;
  private static final Set<String> LEFT_OUT = Set.of(".git", ".hg", ".svn", "__pycache__");

  private final Path folder;
  private final String shown;
  private final SortedMap<String, byte[]> contents = new TreeMap<>();
  private long bytes;

  /// @param folder the real path of the folder
  /// @param shown what it is called in a problem
  FolderReading(Path folder, String shown) {
    this.folder = folder;
    this.shown = shown;
  }

  /// The contents by path, separated by `/`.
  SortedMap<String, byte[]> read() throws IOException {
    Files.walkFileTree(folder, Set.of(), MAX_DEPTH, this);
    return contents;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
    if (attributes.isOther()) {
      throw notAFile(path);
    }
    return isLeftOut(path) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
    if (isLeftOut(path)) {
      return FileVisitResult.CONTINUE;
    }
    if (attributes.isDirectory()) {
      throw tooLarge("its folders are more than " + MAX_DEPTH + " deep");
    }
    if (!attributes.isRegularFile()) {
      throw notAFile(path);
    }
    String name = name(path);
    if (contents.size() == MAX_FILES) {
      throw tooLarge("it has more than " + MAX_FILES + " files");
    }
    byte[] content = content(path);
    if (content.length > MAX_FILE_BYTES) {
      throw tooLarge("`" + name + "` is larger than 2 MiB");
    }
    bytes += content.length;
    if (bytes > MAX_BYTES) {
      throw tooLarge("its files are larger than 16 MiB together");
    }
    contents.put(name, content);
    return FileVisitResult.CONTINUE;
  }

  /// A file that became a link since it was looked at is not followed, and neither is a folder above it.
  private byte[] content(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
      byte[] content = in.readNBytes(MAX_FILE_BYTES + 1);
      if (!path.toRealPath().equals(path)) {
        throw notAFile(path);
      }
      return content;
    }
  }

  private boolean isLeftOut(Path path) {
    return !path.equals(folder) && LEFT_OUT.contains(path.getFileName().toString());
  }

  private String name(Path path) {
    var name = new StringBuilder();
    for (Path part : folder.relativize(path)) {
      String text = part.toString();
      if (text.indexOf('\\') >= 0 || text.chars().anyMatch(Character::isISOControl)) {
        throw FolderExtension.invalid("`" + shown + "` has a file with the name `" + text + "`",
            "give it a name without backslashes and control characters");
      }
      name.append(name.isEmpty() ? "" : "/").append(text);
    }
    return name.toString();
  }

  private RuntimeException notAFile(Path path) {
    return FolderExtension.invalid(
        "`" + folder.relativize(path) + "` in the extension `" + shown
            + "` is neither a file nor a folder",
        "an extension holds its files itself: put a copy where a link is");
  }

  private RuntimeException tooLarge(String why) {
    return Problem.of("extension-too-large", ProblemKind.LIMIT,
        "the extension `" + shown + "` is too large: " + why,
        "leave out what its scripts do not need, such as tests and build folders").toException();
  }
}
