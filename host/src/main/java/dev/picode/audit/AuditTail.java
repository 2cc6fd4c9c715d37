package dev.picode.audit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Adds lines at the end of the chain, and mends the end where a writer was killed or a line was
/// damaged. Confined to one thread, which holds the lock of the log.
final class AuditTail {
  private static final int CHUNK = 64 * 1024;

  private final AuditFolder files;
  private final AuditRules rules;
  private final Instant time;

  AuditTail(AuditFolder files, AuditRules rules, Instant time) {
    this.files = files;
    this.rules = rules;
    this.time = time;
  }

  /// Adds an entry.
  ///
  /// @return its number
  long append(AuditEntry entry, Redaction redaction) throws IOException {
    AuditLine.Link before;
    byte[] line;
    try (RandomAccessFile file = files.open(files.current())) {
      before = wholeEnd(file);
      line = before == null ? new byte[0] : AuditLine.bytes(entry, time, redaction, before);
      if (before != null
          && (file.length() == 0 || file.length() + line.length <= rules.fileBytes())) {
        write(file, line);
        return before.id() + 1;
      }
    }
    if (before == null) {
      before = beginAfterDamage();
      line = AuditLine.bytes(entry, time, redaction, before);
    } else {
      files.rotate(before.id(), rules.keepFiles());
    }
    try (RandomAccessFile file = files.open(files.current())) {
      file.seek(file.length());
      write(file, line);
    }
    return before.id() + 1;
  }

  /// The last link of the chain; a half written line after it is set aside.
  ///
  /// @return `null` where the last line is damaged
  private AuditLine.@Nullable Link wholeEnd(RandomAccessFile file) throws IOException {
    long length = file.length();
    if (length == 0) {
      return endOfFullFiles();
    }
    long whole = wholeLength(file, length);
    if (whole < length) {
      return setAside(file, whole, length);
    }
    return link(file, whole);
  }

  private AuditLine.@Nullable Link setAside(RandomAccessFile file, long whole, long length)
      throws IOException {
    AuditLine.Link before = whole == 0 ? endOfFullFiles() : link(file, whole);
    if (before == null) {
      return null;
    }
    byte[] torn = bytes(file, whole, (int) Math.min(length - whole, 1 << 20));
    Path aside = files.torn(before.id() + 1);
    try (RandomAccessFile out = files.open(aside)) {
      out.setLength(0);
      out.write(torn);
    }
    file.setLength(whole);
    var details = new LinkedHashMap<String, @Nullable Object>();
    details.put("bytes", length - whole);
    details.put("aside", Objects.toString(aside.getFileName()));
    write(file, repair("a line that was half written was set aside", details, before));
    return link(file, file.length());
  }

  /// The file that ends with a damaged line is kept as it is, for [AuditChain] to find, and the chain goes
  /// on in a new one.
  private AuditLine.Link beginAfterDamage() throws IOException {
    AuditLine.Link last = AuditLine.Link.START;
    for (byte[] line : lines(Files.readAllBytes(files.current()))) {
      var link = AuditLine.link(new String(line, StandardCharsets.ISO_8859_1));
      long id = Math.max(last.id(), link == null ? 0 : link.id());
      last = new AuditLine.Link(id, AuditLine.sha256(line));
    }
    for (Path full : files.full()) {
      String digits = Objects.toString(full.getFileName()).replaceAll("\\D", "");
      last = new AuditLine.Link(Math.max(last.id(), Long.parseLong(digits)), last.hash());
    }
    var before = new AuditLine.Link(last.id() + 1, last.hash());
    files.rotate(before.id(), rules.keepFiles());
    try (RandomAccessFile file = files.open(files.current())) {
      write(file, repair("the file before this one ends with a damaged line", Map.of(), before));
      return Objects.requireNonNull(link(file, file.length()));
    }
  }

  private byte[] repair(String act, Map<String, @Nullable Object> details,
      AuditLine.Link before) {
    return AuditLine.bytes(AuditEntry.ofPerson(AuditKind.REPAIR, act, "done", details), time,
        Redaction.NONE, before);
  }

  private AuditLine.Link endOfFullFiles() throws IOException {
    List<Path> full = files.full();
    if (full.isEmpty()) {
      return AuditLine.Link.START;
    }
    try (var file = new RandomAccessFile(full.getLast().toFile(), "r")) {
      AuditLine.Link link = link(file, wholeLength(file, file.length()));
      String digits = Objects.toString(full.getLast().getFileName()).replaceAll("\\D", "");
      return link == null
          ? new AuditLine.Link(Long.parseLong(digits), AuditLine.Link.START.hash())
          : link;
    }
  }

  /// The link that a file's whole lines end with; `null` where the last one is damaged.
  private static AuditLine.@Nullable Link link(RandomAccessFile file, long length)
      throws IOException {
    int size = (int) Math.min(length, AuditLine.MAX_END + 1L);
    if (size == 0) {
      return null;
    }
    byte[] end = bytes(file, length - size, size);
    return AuditLine.link(new String(end, 0, size - 1, StandardCharsets.ISO_8859_1));
  }

  /// The bytes up to the last line feed.
  private static long wholeLength(RandomAccessFile file, long length) throws IOException {
    if (length > 0 && bytes(file, length - 1, 1)[0] == '\n') {
      return length;
    }
    for (long end = length; end > 0;) {
      int size = (int) Math.min(CHUNK, end);
      byte[] chunk = bytes(file, end - size, size);
      for (int i = size - 1; i >= 0; i--) {
        if (chunk[i] == '\n') {
          return end - size + i + 1;
        }
      }
      end -= size;
    }
    return 0;
  }

  private static byte[] bytes(RandomAccessFile file, long from, int size) throws IOException {
    byte[] bytes = new byte[size];
    file.seek(from);
    file.readFully(bytes);
    return bytes;
  }

  /// Writes a line at the end by one call. What a full disk left of it is taken back.
  private static void write(RandomAccessFile file, byte[] line) throws IOException {
    long end = file.length();
    file.seek(end);
    try {
      file.write(line);
    } catch (IOException e) {
      file.setLength(end);
      throw e;
    }
  }

  /// The lines of a file, without their line feeds; what follows the last line feed is not one.
  static List<byte[]> lines(byte[] bytes) {
    var lines = new ArrayList<byte[]>();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        lines.add(Arrays.copyOfRange(bytes, start, i));
        start = i + 1;
      }
    }
    return lines;
  }
}
