package dev.picode.context.symbol;

import java.util.Arrays;

/// Where the lines of a text start, in bytes. Immutable.
final class Lines {
  private final int[] starts;
  private final int length;

  private Lines(int[] starts, int length) {
    this.starts = starts;
    this.length = length;
  }

  static Lines of(byte[] content) {
    int count = 1;
    for (byte b : content) {
      if (b == '\n') {
        count++;
      }
    }
    int[] starts = new int[count];
    int line = 1;
    for (int i = 0; i < content.length; i++) {
      if (content[i] == '\n') {
        starts[line++] = i + 1;
      }
    }
    return new Lines(starts, content.length);
  }

  int count() {
    return starts.length;
  }

  /// The line that holds a byte, from 1.
  int at(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /// Where a line starts.
  ///
  /// @param line from 1
  int start(int line) {
    return starts[line - 1];
  }

  /// The offset after the last byte of a line, its `\n` not counted.
  int end(int line) {
    return line < starts.length ? starts[line] - 1 : length;
  }

  /// A stretch of bytes; one that is empty stands in the line where it starts.
  Span span(int start, int end) {
    int first = at(start);
    return new Span(start, end, first, end <= start ? first : at(end - 1));
  }
}
