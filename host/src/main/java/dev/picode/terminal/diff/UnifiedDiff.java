package dev.picode.terminal.diff;

import dev.picode.terminal.diff.DiffLine.Kind;
import java.util.ArrayList;
import java.util.List;

/// Reads a difference in the unified format, as `git diff`, `git show` and `diff -u` print it. Confined to one
/// thread.
///
/// Nothing is refused and nothing is lost: a line that means nothing is kept as [Kind#OTHER]. How many lines a hunk
/// says it has decides where it ends, so that a removed line that begins with `--` is not taken for a file.
public final class UnifiedDiff {
  private final List<DiffLine> lines = new ArrayList<>();
  private final FileHeader file = new FileHeader();
  private int oldNumber;
  private int newNumber;
  private long oldLeft;
  private long newLeft;

  private UnifiedDiff() {}

  /// The lines of a difference.
  public static List<DiffLine> parse(String text) {
    var diff = new UnifiedDiff();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      diff.line(text.substring(start, end));
      start = end + 1;
    }
    diff.endFile();
    return List.copyOf(diff.lines);
  }

  private void line(String line) {
    if (oldLeft > 0 || newLeft > 0) {
      if (inHunk(line)) {
        return;
      }
      oldLeft = 0;
      newLeft = 0;
    }
    if (line.startsWith("@@ -") && hunk(line)) {
      return;
    }
    if (line.startsWith("\\ ")) {
      lines.add(DiffLine.of(Kind.NO_END, line.substring(2)));
    } else if (file.begins(line)) {
      endFile();
      file.take(line);
    } else if (!file.take(line)) {
      endFile();
      lines.add(DiffLine.of(Kind.OTHER, line));
    }
  }

  private boolean inHunk(String line) {
    char sign = line.isEmpty() ? ' ' : line.charAt(0);
    String text = line.isEmpty() ? "" : line.substring(1);
    switch (sign) {
      case ' ' -> {
        lines.add(new DiffLine(Kind.CONTEXT, oldNumber++, newNumber++, text));
        oldLeft--;
        newLeft--;
      }
      case '-' -> {
        lines.add(new DiffLine(Kind.REMOVED, oldNumber++, 0, text));
        oldLeft--;
      }
      case '+' -> {
        lines.add(new DiffLine(Kind.ADDED, 0, newNumber++, text));
        newLeft--;
      }
      case '\\' -> lines.add(DiffLine.of(Kind.NO_END, text.strip()));
      default -> {
        return false;
      }
    }
    return true;
  }

  /// Reads `@@ -first,count +first,count @@ where`.
  private boolean hunk(String line) {
    int close = line.indexOf(" @@", 3);
    if (close < 0) {
      return false;
    }
    String[] ranges = line.substring(3, close).split(" ", -1);
    if (ranges.length != 2 || !ranges[1].startsWith("+")) {
      return false;
    }
    long[] before = range(ranges[0].substring(1));
    long[] after = range(ranges[1].substring(1));
    if (before.length == 0 || after.length == 0) {
      return false;
    }
    endFile();
    oldNumber = (int) before[0];
    oldLeft = before[1];
    newNumber = (int) after[0];
    newLeft = after[1];
    lines.add(DiffLine.of(Kind.HUNK, line));
    return true;
  }

  private static long[] range(String text) {
    int comma = text.indexOf(',');
    long first = number(comma < 0 ? text : text.substring(0, comma));
    long count = comma < 0 ? 1 : number(text.substring(comma + 1));
    return first < 0 || count < 0 ? new long[0] : new long[] {first, count};
  }

  private static long number(String digits) {
    boolean valid = !digits.isEmpty() && digits.length() <= 9
        && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return valid ? Long.parseLong(digits) : -1;
  }

  private void endFile() {
    lines.addAll(file.end());
  }
}
