package dev.picode.plugin.usage;

import dev.picode.file.WholeFile;
import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.json.JsonSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The file that what extensions used is kept in. Safe for many threads and processes.
///
/// A line is the sums of one extension in one process; what is new is appended, and once the file is
/// large the lines of each extension become one. A line that says nothing counts for nothing. Nothing hangs on
/// this file: it is not forced to the disk, and may be deleted at any time.
public final class UsageLedger {
  /// The file is summed up above so many bytes.
  static final int MAX_BYTES = 128 << 10;
  /// So many extensions are kept, those that were used last.
  static final int MAX_EXTENSIONS = 500;

  private static final int READ_BYTES = 4 << 20;

  private final Path file;
  private final WholeFile whole;

  /// A ledger that touches no file yet.
  ///
  /// @param file where it is; neither it nor its folder need exist
  public UsageLedger(Path file) {
    this.file = file;
    this.whole = new WholeFile(file);
  }

  /// The ledger in the folder of a person's data.
  public static UsageLedger of(Path data) {
    return new UsageLedger(data.resolve("usage.jsonl"));
  }

  /// Adds sums to what is there.
  ///
  /// @param more the sums by the ids of the extensions
  /// @throws IOException where they cannot be written
  public void add(Map<String, Used> more) throws IOException {
    if (more.isEmpty()) {
      return;
    }
    var _ = whole.locked(() -> {
      if (Files.exists(file) && Files.size(file) > MAX_BYTES) {
        Map<String, Used> all = read();
        more.forEach((id, used) -> all.merge(id, used, Used::plus));
        whole.replace(lines(newest(all)));
      } else if (Files.exists(file)) {
        append(lines(more));
      } else {
        whole.replace(lines(more));
      }
      return true;
    });
  }

  /// The sums by the ids of the extensions; none where nothing is kept.
  ///
  /// @throws IOException where they cannot be read
  public Map<String, Used> read() throws IOException {
    var all = new LinkedHashMap<String, Used>();
    String text;
    try (InputStream in = Files.newInputStream(file)) {
      text = new String(in.readNBytes(READ_BYTES), StandardCharsets.UTF_8);
    } catch (NoSuchFileException _) {
      return all;
    }
    text.lines().forEach(line -> {
      Map<?, ?> entry = entry(line);
      Used used = entry == null ? null : Used.of(entry);
      if (entry != null && used != null && entry.get("extension") instanceof String id) {
        all.merge(id, used, Used::plus);
      }
    });
    return all;
  }

  /// Forgets everything.
  ///
  /// @throws IOException where the file cannot be deleted
  public void reset() throws IOException {
    var _ = whole.locked(() -> Files.deleteIfExists(file));
  }

  private void append(byte[] lines) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE,
        StandardOpenOption.APPEND)) {
      var buffer = ByteBuffer.wrap(lines);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    }
  }

  private static @Nullable Map<?, ?> entry(String line) {
    try {
      return Json.parse(line) instanceof Map<?, ?> entry ? entry : null;
    } catch (JsonSyntaxException _) {
      return null; // somebody else wrote it
    }
  }

  private static Map<String, Used> newest(Map<String, Used> all) {
    var newest = new LinkedHashMap<String, Used>();
    all.entrySet()
        .stream()
        .sorted(Comparator.comparingLong(entry -> -entry.getValue().last()))
        .limit(MAX_EXTENSIONS)
        .forEach(entry -> newest.put(entry.getKey(), entry.getValue()));
    return newest;
  }

  private static byte[] lines(Map<String, Used> all) {
    var text = new StringBuilder();
    all.forEach((id, used) -> {
      var entry = new LinkedHashMap<String, Object>();
      entry.put("extension", id);
      entry.putAll(used.plain());
      text.append(Json.write(entry)).append('\n');
    });
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
