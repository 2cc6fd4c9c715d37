package dev.picode.store;

import dev.picode.file.OwnerOnly;
import dev.picode.file.WholeFile;
import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// The file of a store and what it says. Confined to one thread at a time.
///
/// The first line names the format and this file's generation, which changes when the file is replaced.
/// Every other line is `CRC {"k": key, "v": value}`, or without `v` where the key is removed; later lines
/// win. The checksum is that of the line's JSON and of all checksums before it, so that a line that is
/// missing or moved is seen as well.
///
/// A line without an end is one whose writer was killed: readers do not count it, the next writer cuts it
/// off. A line with an end and a wrong checksum is damage.
final class StoreLog {
  private static final String FORMAT = "picode-kv 1 ";
  private static final int CRC_CHARS = 8;
  private static final HexFormat HEX = HexFormat.of();

  private final Path file;
  private final TreeMap<String, String> entries = new TreeMap<>();
  private String generation = "";
  private long offset;
  private int line;
  private int chain;
  private long liveBytes;

  StoreLog(Path file) {
    this.file = file;
  }

  /// How much keys and values take.
  long liveBytes() {
    return liveBytes;
  }

  /// How much the file takes.
  long fileBytes() {
    return offset;
  }

  /// What the file says now. Reads what was added since the last time, and all of it where the file is
  /// another one. Needs no lock: nothing that was written is ever changed in place.
  SortedMap<String, String> read() throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      byte[] head = bytes(channel, 0, FORMAT.length() + 37);
      String found = new String(head, StandardCharsets.US_ASCII);
      if (!found.startsWith(FORMAT) || !found.endsWith("\n")) {
        throw StoreProblems.corrupt(file, 1);
      }
      if (!found.equals(generation) || channel.size() < offset) {
        forget();
        generation = found;
        offset = head.length;
        line = 1;
      }
      take(bytes(channel, offset, (int) (channel.size() - offset)));
    } catch (NoSuchFileException _) {
      forget();
    }
    return Collections.unmodifiableSortedMap(entries);
  }

  private void forget() {
    entries.clear();
    generation = "";
    offset = 0;
    line = 0;
    chain = 0;
    liveBytes = 0;
  }

  private void take(byte[] added) {
    int start = 0;
    for (int i = 0; i < added.length; i++) {
      if (added[i] == '\n') {
        take(new String(added, start, i - start, StandardCharsets.UTF_8));
        offset += i + 1L - start;
        start = i + 1;
      }
    }
  }

  private void take(String text) {
    line++;
    if (text.length() < CRC_CHARS + 2) {
      throw damaged();
    }
    String json = text.substring(CRC_CHARS + 1);
    int next = crc(json);
    if (!text.startsWith(HEX.toHexDigits(next) + " ")) {
      throw damaged();
    }
    chain = next;
    try {
      if (Json.parse(json, Json.MAX_DEPTH + 1) instanceof Map<?, ?> members
          && members.get("k") instanceof String key) {
        Object value = members.get("v");
        put(key, value == null ? null : Json.write(value));
        return;
      }
    } catch (JsonSyntaxException _) {
      // A checksum that fits what no one wrote.
    }
    throw damaged();
  }

  private RuntimeException damaged() {
    int where = line;
    forget();
    return StoreProblems.corrupt(file, where);
  }

  private void put(String key, @Nullable String json) {
    String old = json == null ? entries.remove(key) : entries.put(key, json);
    if (old != null) {
      liveBytes -= KeyValueStore.bytes(key) + KeyValueStore.bytes(old);
    }
    if (json != null) {
      liveBytes += KeyValueStore.bytes(key) + KeyValueStore.bytes(json);
    }
  }

  /// The channel whose lock a writer holds; the log itself is replaced now and then.
  FileChannel openLock() throws IOException {
    Path folder = file.getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      Files.createDirectories(folder, OwnerOnly.folder(folder));
    }
    return FileChannel.open(file.resolveSibling(file.getFileName() + ".lock"),
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OwnerOnly.file(file));
  }

  /// Adds a line. The caller holds the lock and has just read.
  void append(String key, @Nullable String json) throws IOException {
    if (generation.isEmpty()) {
      compact();
    }
    String text = json(key, json);
    int next = crc(text);
    byte[] whole = (HEX.toHexDigits(next) + " " + text + "\n").getBytes(StandardCharsets.UTF_8);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(offset);
      write(channel, offset, whole);
    }
    offset += whole.length;
    line++;
    chain = next;
    put(key, json);
  }

  /// Writes what lives into a new file that takes the place of this one. The caller holds the lock.
  void compact() throws IOException {
    var fresh = new StringBuilder(FORMAT + UUID.randomUUID() + "\n");
    chain = 0;
    entries.forEach((key, value) -> {
      String text = json(key, value);
      chain = crc(text);
      fresh.append(HEX.toHexDigits(chain)).append(' ').append(text).append('\n');
    });
    byte[] whole = fresh.toString().getBytes(StandardCharsets.UTF_8);
    new WholeFile(file).replace(whole);
    generation = fresh.substring(0, FORMAT.length() + 37);
    offset = whole.length;
    line = entries.size() + 1;
  }

  /// The value goes in as the text it is, so that it comes back as the same text.
  private static String json(String key, @Nullable String value) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("k", key);
    String start = Json.write(members);
    return value == null
        ? start
        : start.substring(0, start.length() - 1) + ",\"v\":" + value + "}";
  }

  private int crc(String json) {
    var crc = new CRC32C();
    crc.update(ByteBuffer.allocate(4).putInt(chain).flip());
    crc.update(json.getBytes(StandardCharsets.UTF_8));
    return (int) crc.getValue();
  }

  private static byte[] bytes(FileChannel channel, long from, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(Math.max(0, length));
    while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
      // Reads on.
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private static void write(FileChannel channel, long from, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer, from + buffer.position());
    }
  }
}
