package dev.picode.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a check of the chain has found. Immutable.
///
/// Each line's hash is computed anew from its bytes, and it must name the hash and the number of the line
/// before it, also over the end of a file. That finds a byte that was changed, a line that was removed, added
/// or moved, and a file that is missing between others. It does not find that the oldest files are gone, which
/// rotation does too, nor that lines at the end are.
///
/// @param files how many files there are
/// @param entries how many lines are whole, up to the break
/// @param first the number of the first entry, 0 where there is none; larger than 1 after a rotation
/// @param last the number of the last entry that holds
/// @param hash the hash of that entry, which stands for all before it
/// @param tornBytes how many bytes at the very end belong to a line that was half written
/// @param broken the first line that does not hold, `null` where all do
public record AuditChain(
    int files,
    long entries,
    long first,
    long last,
    String hash,
    long tornBytes,
    @Nullable Break broken) {

  /// A line that does not hold.
  ///
  /// @param file its file
  /// @param line its number there, from 1
  /// @param reason what is wrong with it, after "line 3"
  public record Break(Path file, int line, String reason) {}

  /// Checks the files of a folder.
  static AuditChain of(AuditFolder folder) throws IOException {
    var walk = new Walk();
    List<Path> all = folder.all();
    for (int i = 0; i < all.size() && walk.broken == null; i++) {
      walk.file(all.get(i), i == all.size() - 1);
    }
    return new AuditChain(all.size(), walk.entries, walk.first, walk.link.id(), walk.link.hash(),
        walk.torn, walk.broken);
  }

  /// The way along the lines. Confined to one thread.
  private static final class Walk {
    private AuditLine.Link link = AuditLine.Link.START;
    private long entries;
    private long first;
    private long torn;
    private @Nullable Break broken;

    void file(Path file, boolean newest) throws IOException {
      byte[] bytes = Files.readAllBytes(file);
      int number = 0;
      int length = 0;
      for (byte[] line : AuditTail.lines(bytes)) {
        number++;
        length += line.length + 1;
        String reason = reason(line);
        if (reason != null) {
          broken = new Break(file, number, reason);
          return;
        }
      }
      if (length < bytes.length) {
        torn = (long) bytes.length - length;
        if (!newest) {
          broken = new Break(file, number + 1, "is not whole, and it is not the last one");
        }
      }
    }

    private @Nullable String reason(byte[] line) {
      String text = new String(line, StandardCharsets.ISO_8859_1);
      AuditLine.Link next = AuditLine.link(text);
      if (next == null) {
        return "is no line of an audit log";
      }
      int body = AuditLine.bodyLength(line.length);
      if (!AuditLine.sha256(line, body).equals(next.hash())) {
        return "was changed: its bytes do not have the hash it names";
      }
      boolean begins = entries == 0;
      if (begins ? next.id() == 1 && !isAfter(text, link) : !isAfter(text, link)) {
        return "does not follow the line before it: a line was changed, removed or added";
      }
      if (!begins && next.id() != link.id() + 1) {
        return "has the number " + next.id() + " after " + link.id();
      }
      first = begins ? next.id() : first;
      entries++;
      link = next;
      return null;
    }

    private static boolean isAfter(String line, AuditLine.Link before) {
      return AuditLine.previous(line).equals(before.hash());
    }
  }
}
