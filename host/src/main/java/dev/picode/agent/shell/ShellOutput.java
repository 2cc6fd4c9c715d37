package dev.picode.agent.shell;

/// What a program wrote: the beginning and the end of it, should it be too much. Safe for many threads.
final class ShellOutput {
  private static final int MAX_HEAD = 2 << 20;
  private static final int MAX_TAIL = 512 << 10;

  private final StringBuilder head = new StringBuilder();
  private final StringBuilder tail = new StringBuilder();
  private long dropped;

  synchronized void take(String piece) {
    int room = Math.clamp(MAX_HEAD - head.length(), 0, piece.length());
    head.append(piece, 0, room);
    tail.append(piece, room, piece.length());
    if (tail.length() > 2 * MAX_TAIL) {
      int extra = tail.length() - MAX_TAIL;
      dropped += extra;
      tail.delete(0, extra);
    }
  }

  synchronized String text() {
    return head + (dropped == 0 ? "" : "\n[" + dropped + " characters were not kept]\n") + tail;
  }
}
