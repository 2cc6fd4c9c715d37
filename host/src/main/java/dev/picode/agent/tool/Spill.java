package dev.picode.agent.tool;

import dev.picode.file.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;

/// The one rule by which answers of tools are cut: no more than 1,000 lines and 40,000 bytes of UTF-8, the first and the
/// last ones, and all of it in a file that the model is told of and can read. Safe for many threads.
///
/// Such files are for their owner alone, and go after a week.
///
/// @param folder where such files are; it need not exist
/// @param clock tells what is old
public record Spill(Path folder, InstantSource clock) {
  /// The most lines of an answer.
  public static final int MAX_LINES = 1_000;

  /// The most bytes of an answer, without the words on what was left out.
  public static final int MAX_BYTES = 40_000;

  private static final Duration KEPT = Duration.ofDays(7);
  private static final String ENDING = ".txt";

  /// A text as it is, or what a model is shown of it.
  public String cut(String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    long lines = text.lines().count();
    if (bytes <= MAX_BYTES && lines <= MAX_LINES) {
      return text;
    }
    String head = head(text);
    String rest = text.substring(head.length());
    String tail = tail(rest);
    String middle = rest.substring(0, rest.length() - tail.length());
    return head + (head.endsWith("\n") ? "" : "\n") + "[" + middle.lines().count()
        + " lines left out here, of " + lines + "; " + place(text) + "]\n" + tail;
  }

  /// Whether a real path is that of a file with what was cut.
  public boolean holds(Path real) {
    try {
      return Files.isDirectory(folder) && real.startsWith(folder.toRealPath())
          && String.valueOf(real.getFileName()).endsWith(ENDING);
    } catch (IOException _) {
      return false;
    }
  }

  private static String head(String text) {
    int end = 0;
    int bytes = 0;
    int lines = 0;
    while (end < text.length() && lines < MAX_LINES / 2) {
      int point = text.codePointAt(end);
      bytes += size(point);
      if (bytes > MAX_BYTES / 2) {
        break;
      }
      end += Character.charCount(point);
      lines += point == '\n' ? 1 : 0;
    }
    return text.substring(0, lineEdge(text, end));
  }

  /// The end of the last whole line, unless a single line is longer than all that is shown.
  private static int lineEdge(String text, int end) {
    int edge = text.lastIndexOf('\n', Math.max(0, end - 1)) + 1;
    return edge > end / 2 ? edge : end;
  }

  private static String tail(String rest) {
    int start = rest.length();
    int bytes = 0;
    int lines = 0;
    while (start > 0) {
      int point = rest.codePointBefore(start);
      bytes += size(point);
      lines += point == '\n' && start < rest.length() ? 1 : 0;
      if (bytes > MAX_BYTES / 2 || lines >= MAX_LINES / 2) {
        break;
      }
      start -= Character.charCount(point);
    }
    int edge = rest.indexOf('\n', start) + 1;
    return rest.substring(edge > start && edge - start < (rest.length() - start) / 2
        ? edge
        : start);
  }

  private static int size(int point) {
    if (point < 0x80) {
      return 1;
    }
    if (point < 0x800) {
      return 2;
    }
    return point < 0x10000 ? 3 : 4;
  }

  private String place(String text) {
    try {
      Files.createDirectories(folder, OwnerOnly.folder(folder));
      prune();
      Path file = Files.createTempFile(folder, "answer-", ENDING, OwnerOnly.file(folder));
      Files.writeString(file, text);
      return "all of it is in `" + file.toRealPath() + "`, which `read` shows";
    } catch (IOException e) {
      return "it could not be kept: " + e.getMessage();
    }
  }

  private void prune() throws IOException {
    Instant oldest = clock.instant().minus(KEPT);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        FileTime time = Files.getLastModifiedTime(file);
        if (time.toInstant().isBefore(oldest)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
