package dev.picode.plugin.install;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.SortedMap;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/// Reads an archive in memory: a tar archive compressed by gzip, or a zip archive. Stateless.
///
/// What is no plain file or folder is refused by name: links of both kinds, devices, pipes, files with holes,
/// encrypted files. How much comes out is capped in all, for each file, and in proportion to what went in.
final class PackageArchive {
  /// The largest archive.
  static final int MAX_ARCHIVE_BYTES = 10 << 20;
  /// Everything a tar archive says, its own headers included.
  private static final long MAX_STREAM_BYTES = 48L << 20;
  /// What no honest archive of scripts reaches; gzip ends at a thousand.
  private static final long MAX_RATIO = 200;
  private static final long RATIO_FROM = 1 << 20;
  private static final int ZIP_RECORDS = 8_000;

  private PackageArchive() {}

  /// The files in an archive.
  ///
  /// @param shown what it is called in a problem
  /// @throws PiCodeException `archive-invalid`, `extension-too-large`, `package-refused`,
  ///     `package-without-manifest`
  static SortedMap<String, byte[]> unpack(byte[] archive, String shown) {
    var files = new PackageFiles(shown);
    if (archive.length > MAX_ARCHIVE_BYTES) {
      throw files.tooLarge("the archive is larger than 10 MiB");
    }
    try {
      if (startsWith(archive, 0x1F, 0x8B)) {
        tar(archive, files);
      } else if (startsWith(archive, 'P', 'K')) {
        zip(archive, files);
      } else {
        throw invalid(shown, "it is neither a `.tar.gz` nor a `.zip`", null);
      }
    } catch (IOException | IllegalArgumentException | ArithmeticException
        | IndexOutOfBoundsException e) {
      throw invalid(shown, "it is damaged: " + e.getMessage(), e);
    }
    return files.contents();
  }

  private static boolean startsWith(byte[] bytes, int first, int second) {
    return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
  }

  private static void tar(byte[] archive, PackageFiles files) throws IOException {
    try (
        var unzipped = new Metered(
            new GZIPInputStream(new ByteArrayInputStream(archive), 1 << 16), archive.length, files);
        var tar = new TarArchiveInputStream(unzipped, "UTF-8")) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        String path = entry.getName();
        if (entry.isDirectory()) {
          files.folder(path);
        } else if (!isPlain(entry)) {
          throw files.other(path, kind(entry));
        } else if (files.expects(path, entry.getSize())) {
          files.file(path, content(tar, path, files));
        }
      }
    }
  }

  private static boolean isPlain(TarArchiveEntry entry) {
    return !entry.isSparse() && (entry.getLinkFlag() == TarConstants.LF_NORMAL
        || entry.getLinkFlag() == TarConstants.LF_OLDNORM);
  }

  private static String kind(TarArchiveEntry entry) {
    return switch (entry.getLinkFlag()) {
      case TarConstants.LF_SYMLINK -> "a symbolic link";
      case TarConstants.LF_LINK -> "a hard link";
      case TarConstants.LF_CHR, TarConstants.LF_BLK -> "a device";
      case TarConstants.LF_FIFO -> "a pipe";
      default -> entry.isSparse() ? "a file with holes" : "neither a file nor a folder";
    };
  }

  private static byte[] content(InputStream in, String path, PackageFiles files)
      throws IOException {
    byte[] content = in.readNBytes(PackageFiles.MAX_FILE_BYTES + 1);
    files.expects(path, content.length);
    return content;
  }

  private static void zip(byte[] archive, PackageFiles files) throws IOException {
    refuseManyRecords(archive, files);
    try (
        var channel = new SeekableInMemoryByteChannel(archive);
        var zip = ZipFile.builder().setSeekableByteChannel(channel).get()) {
      var entries = zip.getEntriesInPhysicalOrder();
      long out = 0;
      while (entries.hasMoreElements()) {
        ZipArchiveEntry entry = entries.nextElement();
        out += zipEntry(zip, entry, files);
        refuseBomb(out, archive.length, files);
      }
    }
  }

  private static long zipEntry(ZipFile zip, ZipArchiveEntry entry, PackageFiles files)
      throws IOException {
    String path = entry.getName();
    if (entry.isUnixSymlink()) {
      throw files.other(path, "a symbolic link");
    }
    int type = entry.getUnixMode() & 0170000;
    if (type != 0 && type != 0100000 && type != 0040000) {
      throw files.other(path, "neither a file nor a folder");
    }
    if (entry.isDirectory()) {
      files.folder(path);
      return 0;
    }
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      throw files.other(path, "encrypted");
    }
    if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
      throw files.other(path, "packed in a way that is not known");
    }
    if (!files.expects(path, entry.getSize())) {
      return 0;
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] content = content(in, path, files);
      var check = new CRC32();
      check.update(content);
      if (check.getValue() != entry.getCrc()) {
        throw new IOException("the checksum of `" + path + "` does not fit");
      }
      files.file(path, content);
      return content.length;
    }
  }

  /// Each record of a zip's list costs memory before anything can be asked of it.
  private static void refuseManyRecords(byte[] zip, PackageFiles files) {
    int records = 0;
    for (int i = 0; i + 3 < zip.length; i++) {
      if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2
          && ++records > ZIP_RECORDS) {
        throw files.tooLarge("it has more than " + ZIP_RECORDS + " entries");
      }
    }
  }

  private static void refuseBomb(long out, long in, PackageFiles files) {
    if (out > RATIO_FROM && out / Math.max(1, in) >= MAX_RATIO) {
      throw files.tooLarge("it is an archive that unpacks to " + MAX_RATIO + " times its size");
    }
  }

  private static PiCodeException invalid(String shown, String why,
      @Nullable Exception cause) {
    var problem = Problem.of("archive-invalid", ProblemKind.EXTERNAL,
        "`" + shown + "` cannot be unpacked: " + why,
        "get it again, or pack it with `npm pack`, `tar -czf` or `zip -r`");
    return cause == null ? problem.toException() : problem.toException(cause);
  }

  /// A stream that ends with a problem where too much comes out of it.
  private static final class Metered extends InputStream {
    private final InputStream in;
    private final long packed;
    private final PackageFiles files;
    private long out;

    Metered(InputStream in, long packed, PackageFiles files) {
      this.in = in;
      this.packed = packed;
      this.files = files;
    }

    @Override
    public int read() throws IOException {
      int value = in.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = in.read(target, offset, length);
      count(Math.max(0, read));
      return read;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }

    private void count(int read) {
      out += read;
      if (out > MAX_STREAM_BYTES) {
        throw files.tooLarge("it unpacks to more than " + (MAX_STREAM_BYTES >> 20) + " MiB");
      }
      refuseBomb(out, packed, files);
    }
  }
}
