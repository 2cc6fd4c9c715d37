package dev.picode.checkpoint;

import dev.picode.file.OwnerOnly;
import dev.picode.file.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The checkpoints of a workspace, a line each, oldest first. Confined to who holds the lock of its file.
///
/// A line is appended in one write. Where a process was killed in it, what it left is cut off before the next one; a
/// later line with the same number stands for the earlier one.
final class CheckpointLog {
  private final WholeFile file;

  CheckpointLog(Path path) {
    this.file = new WholeFile(path);
  }

  <T> T locked(WholeFile.Work<T> work) throws IOException {
    return file.locked(work);
  }

  /// The entries, oldest first.
  List<LogEntry> read() throws IOException {
    if (!Files.exists(file.path())) {
      return List.of();
    }
    var entries = new TreeMap<Long, LogEntry>();
    String text = new String(Files.readAllBytes(file.path()), StandardCharsets.UTF_8);
    text.lines()
        .forEach(line -> LogEntry.of(line).ifPresent(entry -> entries.put(entry.id(), entry)));
    return new ArrayList<>(entries.values());
  }

  /// Appends an entry.
  void append(LogEntry entry) throws IOException {
    try (FileChannel channel = FileChannel.open(file.path(),
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
        OwnerOnly.file(file.path()))) {
      long end = wholeLines(channel);
      channel.truncate(end);
      var bytes = ByteBuffer.wrap((entry.line() + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        end += channel.write(bytes, end);
      }
    }
  }

  /// Replaces all entries.
  void replace(List<LogEntry> entries) throws IOException {
    file.replace(entries.stream()
        .map(entry -> entry.line() + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8));
  }

  /// Where the last line that has an end ends.
  private static long wholeLines(FileChannel channel) throws IOException {
    var one = ByteBuffer.allocate(1);
    for (long at = channel.size(); at > 0; at--) {
      one.clear();
      if (channel.read(one, at - 1) == 1 && one.get(0) == '\n') {
        return at;
      }
    }
    return 0;
  }
}
