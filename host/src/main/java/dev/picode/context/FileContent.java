package dev.picode.context;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;

/// What reading a whole file gave. Immutable, but for the bytes of a text, which nobody writes into.
public sealed interface FileContent {
  /// A file that is text.
  final class Text implements FileContent {
    private final IndexedFile file;
    private final byte[] bytes;

    private Text(IndexedFile file, byte[] bytes) {
      this.file = file;
      this.bytes = bytes;
    }

    /// What it is.
    public IndexedFile file() {
      return file;
    }

    /// All of it, as it is stored; not a copy.
    public byte[] bytes() {
      return bytes;
    }
  }

  /// A file that holds no text.
  record Binary() implements FileContent {}

  /// A file that is not there any more, cannot be read, or has grown larger than wanted.
  record Gone() implements FileContent {}

  /// How many bytes are looked at to tell a binary file.
  int LOOK_BYTES = 8 << 10;

  /// Reads a file.
  ///
  /// @param maxBytes the size up to which it is wanted
  /// @throws InterruptedException where this thread was interrupted
  static FileContent read(ListedFile listed, long maxBytes) throws InterruptedException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(
        listed.real(),
        StandardOpenOption.READ,
        LinkOption.NOFOLLOW_LINKS)) {
      bytes = in.readNBytes((int) Math.min(maxBytes + 1, Integer.MAX_VALUE - 8));
    } catch (IOException _) {
      if (Thread.interrupted()) {
        throw new InterruptedException("the reading was cancelled");
      }
      return new Gone();
    }
    if (bytes.length > maxBytes) {
      return new Gone();
    }
    for (int i = 0; i < Math.min(bytes.length, LOOK_BYTES); i++) {
      if (bytes[i] == 0) {
        return new Binary();
      }
    }
    return text(listed.path(), bytes);
  }

  private static Text text(String path, byte[] bytes) {
    Language language = Languages.of(path);
    language = language == null ? Languages.ofContent(bytes, bytes.length) : language;
    int lines = 0;
    for (byte each : bytes) {
      lines += each == '\n' ? 1 : 0;
    }
    boolean open = bytes.length > 0 && bytes[bytes.length - 1] != '\n';
    var file = new IndexedFile(path, language, bytes.length, open ? lines + 1 : lines,
        TestPaths.isTest(path));
    return new Text(file, bytes);
  }
}
