package dev.picode.workspace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads files and folders of a workspace. Immutable, safe for many threads.
///
/// Each path is checked against the real file system, then opened without following links, then
/// checked again: a link that is put there in between is not read through. A folder above the file
/// that is swapped out and back between the two checks is beyond what Java can see.
public final class WorkspaceFiles {
  /// Reads from whatever workspace a path belongs to.
  public WorkspaceFiles() {}

  /// The text of a file, which is UTF-8; a byte order mark is kept.
  ///
  /// @param maxBytes the largest file that is read
  /// @throws dev.picode.problem.PiCodeException `path-not-found`, `not-a-file`, `file-too-large`,
  ///     `file-unreadable`, `not-text` where it has a NUL byte or is not UTF-8, and those of
  ///     [WorkspacePath#realPath]
  public String readText(WorkspacePath path, int maxBytes) {
    byte[] bytes = readBytes(path, maxBytes);
    for (byte b : bytes) {
      if (b == 0) {
        throw PathProblems.notText(path.toString(), "it holds a NUL byte");
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      throw PathProblems.notText(path.toString(), "it is not UTF-8");
    }
  }

  /// The bytes of a file.
  ///
  /// @throws dev.picode.problem.PiCodeException as [#readText], without `not-text`
  public byte[] readBytes(WorkspacePath path, int maxBytes) {
    Path real = path.realPath();
    try {
      BasicFileAttributes attributes = attributes(real);
      if (!attributes.isRegularFile()) {
        throw PathProblems.notFile(path.toString());
      }
      if (attributes.size() > maxBytes) {
        throw PathProblems.tooLarge(path.toString(), maxBytes);
      }
      return readChecked(path, real, maxBytes);
    } catch (IOException e) {
      throw PathProblems.of(path.toString(), e);
    }
  }

  /// What a folder holds, sorted by name.
  ///
  /// @throws dev.picode.problem.PiCodeException `path-not-found`, `not-a-folder`, `file-unreadable`,
  ///     and those of [WorkspacePath#realPath]
  public List<Entry> list(WorkspacePath folder) {
    Path real = folder.realPath();
    List<Entry> entries = new ArrayList<>();
    try {
      if (!attributes(real).isDirectory()) {
        throw PathProblems.notFolder(folder.toString());
      }
      try (var stream = Files.newDirectoryStream(real)) {
        for (Path child : stream) {
          addTo(entries, child);
        }
      }
    } catch (DirectoryIteratorException e) {
      IOException cause = e.getCause();
      throw PathProblems.of(folder.toString(), cause == null ? new IOException(e) : cause);
    } catch (IOException e) {
      throw PathProblems.of(folder.toString(), e);
    }
    entries.sort(Comparator.comparing(Entry::name));
    return List.copyOf(entries);
  }

  /// What is at a path, or nothing. A link that stays in the workspace is what it points at.
  ///
  /// @throws dev.picode.problem.PiCodeException `file-unreadable`, and those of
  ///     [WorkspacePath#realPath]
  public Optional<Entry.Type> type(WorkspacePath path) {
    try {
      return Optional.of(typeOf(attributes(path.realPath())));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw PathProblems.of(path.toString(), e);
    }
  }

  private static Entry.Type typeOf(BasicFileAttributes attributes) {
    if (attributes.isSymbolicLink()) {
      return Entry.Type.LINK;
    }
    if (attributes.isDirectory()) {
      return Entry.Type.FOLDER;
    }
    return attributes.isRegularFile() ? Entry.Type.FILE : Entry.Type.OTHER;
  }

  private static byte[] readChecked(WorkspacePath path, Path real, int maxBytes)
      throws IOException {
    var options = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    try (var channel = Files.newByteChannel(real, options);
        var in = Channels.newInputStream(channel)) {
      if (!path.realPath().equals(real)) {
        throw PathProblems.outside(path.toString(), path.root());
      }
      byte[] bytes = in.readNBytes(maxBytes == Integer.MAX_VALUE ? maxBytes : maxBytes + 1);
      if (bytes.length > maxBytes) {
        throw PathProblems.tooLarge(path.toString(), maxBytes);
      }
      return bytes;
    }
  }

  private static void addTo(List<Entry> entries, Path child) throws IOException {
    BasicFileAttributes attributes;
    try {
      attributes = attributes(child);
    } catch (NoSuchFileException _) {
      return;
    }
    Entry.Type type = typeOf(attributes);
    Path name = child.getFileName();
    entries.add(
        new Entry(name == null ? "" : name.toString(), type,
            type == Entry.Type.FILE ? attributes.size() : 0));
  }

  private static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }
}
