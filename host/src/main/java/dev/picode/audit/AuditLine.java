package dev.picode.audit;

import dev.picode.file.Sha256;
import dev.picode.sandbox.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// How an entry is written as a line of bytes. Stateless.
///
/// A line is `BODY,"hash":"…"}` and a line feed. `BODY` ends with `,"id":N,"prev":"…"`; `hash` is the SHA-256
/// of the bytes of `BODY`, in hexadecimal digits, and `prev` the `hash` of the line before. So every
/// byte of a line is bound, and the end of the chain is found in the last few bytes of a file.
final class AuditLine {
  /// The most bytes of a line; what would be longer loses its details.
  static final int MAX_BYTES = 32 * 1024;

  private static final int MAX_TEXT = 2_000;
  private static final int MAX_ITEMS = 100;
  private static final int HASH_DIGITS = 64;
  private static final String BEFORE_HASH = ",\"hash\":\"";
  private static final String BEFORE_PREV = ",\"prev\":\"";
  private static final String BEFORE_ID = ",\"id\":";
  private static final String END = "\"}";

  /// The most bytes that the end of a line takes, from the id on.
  static final int MAX_END = BEFORE_ID.length() + 19 + BEFORE_PREV.length() + 1
      + BEFORE_HASH.length()
      + END.length() + 2 * HASH_DIGITS;

  private AuditLine() {}

  /// Where a chain has come to: the last line's number and hash. Immutable.
  record Link(long id, String hash) {
    /// Before the first line.
    static final Link START = new Link(0, "0".repeat(HASH_DIGITS));
  }

  /// The bytes of an entry's line, with its line feed.
  static byte[] bytes(AuditEntry entry, Instant time, Redaction redaction, Link before) {
    byte[] line = bytes(members(entry, time, entry.details(), redaction), before);
    if (line.length <= MAX_BYTES) {
      return line;
    }
    Map<String, @Nullable Object> cut = Map.of("cut", "the details were too long for a line");
    return bytes(members(entry, time, cut, redaction), before);
  }

  private static byte[] bytes(Map<String, @Nullable Object> members, Link before) {
    String json = escape(Json.write(members));
    String body = json.substring(0, json.length() - 1) + BEFORE_ID + (before.id() + 1) + BEFORE_PREV
        + before.hash() + "\"";
    String hash = sha256(body.getBytes(StandardCharsets.UTF_8));
    return (body + BEFORE_HASH + hash + END + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, @Nullable Object> members(AuditEntry entry, Instant time,
      Map<String, @Nullable Object> details, Redaction redaction) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("time", text(time));
    if (!entry.run().isEmpty()) {
      members.put("run", entry.run());
    }
    if (entry.extension() != null) {
      members.put("extension", redaction.redact(entry.extension()));
      members.put("version", entry.version());
    }
    members.put("kind", entry.kind().word());
    members.put("act", cut(redaction.redact(entry.act())));
    members.put("outcome", entry.outcome());
    details.forEach((name, value) -> members.put(redaction.redact(name),
        written(value, text -> cut(redaction.redact(text)))));
    return members;
  }

  /// A time in UTC with milliseconds, as [Instant#parse] reads it. Java's own formatter costs a start some
  /// milliseconds.
  private static String text(Instant time) {
    var utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    return utc.toLocalDate() + "T" + padded(utc.getHour(), 2) + ":" + padded(utc.getMinute(), 2)
        + ":" + padded(utc.getSecond(), 2) + "." + padded(utc.getNano() / 1_000_000, 3) + "Z";
  }

  private static String padded(int number, int digits) {
    String text = Integer.toString(number);
    return "0".repeat(digits - text.length()) + text;
  }

  /// A line's place in the chain, from its last bytes without the line feed.
  ///
  /// @return `null` where they are not the end of a line
  static @Nullable Link link(String end) {
    int hashAt = end.length() - END.length() - HASH_DIGITS;
    int prevAt = hashAt - BEFORE_HASH.length() - 1 - HASH_DIGITS;
    int idEnd = prevAt - BEFORE_PREV.length();
    int idAt = end.lastIndexOf(BEFORE_ID, Math.max(0, idEnd));
    if (idAt < 0 || !end.endsWith(END) || !end.startsWith(BEFORE_PREV, idEnd)
        || !end.startsWith("\"" + BEFORE_HASH, prevAt + HASH_DIGITS)
        || !isHash(end, hashAt) || !isHash(end, prevAt)) {
      return null;
    }
    long id = number(end.substring(idAt + BEFORE_ID.length(), idEnd));
    return id <= 0 ? null : new Link(id, end.substring(hashAt, hashAt + HASH_DIGITS));
  }

  /// The hash of the line before, of a line that [#link] understands.
  static String previous(String line) {
    int hashAt = line.length() - END.length() - HASH_DIGITS;
    int prevAt = hashAt - BEFORE_HASH.length() - 1 - HASH_DIGITS;
    return line.substring(prevAt, prevAt + HASH_DIGITS);
  }

  /// How many bytes of a line its hash is made from.
  static int bodyLength(int lineLength) {
    return lineLength - END.length() - HASH_DIGITS - BEFORE_HASH.length();
  }

  static String sha256(byte[] bytes) {
    return Sha256.of(bytes);
  }

  static String sha256(byte[] bytes, int length) {
    MessageDigest digest = Sha256.digest();
    digest.update(bytes, 0, length);
    return Sha256.of(digest);
  }

  private static boolean isHash(String text, int from) {
    if (from < 0) {
      return false;
    }
    for (int i = from; i < from + HASH_DIGITS; i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }

  private static long number(String digits) {
    if (digits.isEmpty() || digits.length() > 18 || digits.charAt(0) == '0') {
      return 0;
    }
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        return 0;
      }
    }
    return Long.parseLong(digits);
  }

  private static String cut(String text) {
    return text.length() <= MAX_TEXT
        ? text
        : text.substring(0, MAX_TEXT) + "… (" + (text.length() - MAX_TEXT) + " more)";
  }

  /// A plain value as it is written: each text, names of members included, made what is given of it, and no list longer
  /// than anybody reads.
  private static @Nullable Object written(@Nullable Object plain, UnaryOperator<String> texts) {
    return switch (plain) {
      case String text -> texts.apply(text);
      case List<?> items -> {
        var copy = new ArrayList<@Nullable Object>();
        for (Object item : items.subList(0, Math.min(items.size(), MAX_ITEMS))) {
          copy.add(written(item, texts));
        }
        if (items.size() > MAX_ITEMS) {
          copy.add("… (" + (items.size() - MAX_ITEMS) + " more)");
        }
        yield copy;
      }
      case Map<?, ?> members -> {
        var copy = new LinkedHashMap<String, @Nullable Object>();
        members.forEach((name, value) -> copy.put(texts.apply(String.valueOf(name)),
            written(value, texts)));
        yield copy;
      }
      case null, default -> plain;
    };
  }

  /// Valid JSON in which characters that a terminal or an editor would act on, or not show, are escaped. Outside
  /// of texts JSON has none of them.
  private static String escape(String json) {
    var out = new StringBuilder(json.length() + 220);
    for (int i = 0; i < json.length();) {
      int point = json.codePointAt(i);
      int next = i + Character.charCount(point);
      if (point < 0x7F || isPlain(point)) {
        out.append(json, i, next);
      } else {
        for (; i < next; i++) {
          out.append("\\u").append(HexFormat.of().toHexDigits(json.charAt(i)));
        }
      }
      i = next;
    }
    return out.toString();
  }

  private static boolean isPlain(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR, Character.SURROGATE, Character.PRIVATE_USE,
          Character.UNASSIGNED ->
        false;
      default -> true;
    };
  }
}
