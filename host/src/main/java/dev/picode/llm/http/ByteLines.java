package dev.picode.llm.http;

/// Cuts bytes into lines at CR, LF and CRLF, wherever they are cut when they arrive; skips a byte order mark at the start.
/// Confined to one thread.
final class ByteLines {
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /// Takes lines without their ends: bytes that are valid during the call only.
  interface Taker {
    /// A line.
    void line(byte[] bytes, int start, int end);
  }

  private final Taker taker;
  private final ByteRun begun;
  private boolean afterCr;
  private int markSeen;

  ByteLines(int limit, Taker taker) {
    this.taker = taker;
    this.begun = new ByteRun(limit);
  }

  void read(byte[] bytes) {
    int start = skipMark(bytes);
    if (markSeen >= 0) {
      return;
    }
    for (int i = start; i < bytes.length; i++) {
      byte b = bytes[i];
      if (b == '\n' && afterCr) {
        start = i + 1; // the second half of a line end
      } else if (b == '\n' || b == '\r') {
        line(bytes, start, i);
        start = i + 1;
      }
      afterCr = b == '\r';
    }
    if (start < bytes.length) {
      begun.add(bytes, start, bytes.length);
    }
  }

  /// What began a line and was never ended.
  void end() {
    if (markSeen > 0) {
      begun.add(MARK, 0, markSeen);
    }
    if (!begun.isEmpty()) {
      taker.line(begun.array(), 0, begun.size());
      begun.clear();
    }
  }

  private void line(byte[] bytes, int start, int end) {
    if (begun.isEmpty()) {
      taker.line(bytes, start, end);
      return;
    }
    begun.add(bytes, start, end);
    taker.line(begun.array(), 0, begun.size());
    begun.clear();
  }

  /// Where the text starts; `markSeen` is -1 as soon as that is known.
  private int skipMark(byte[] bytes) {
    int i = 0;
    while (markSeen >= 0 && i < bytes.length) {
      if (bytes[i] != MARK[markSeen]) {
        begun.add(MARK, 0, markSeen);
        markSeen = -1;
      } else {
        i++;
        markSeen = markSeen == 2 ? -1 : markSeen + 1;
      }
    }
    return i;
  }
}
