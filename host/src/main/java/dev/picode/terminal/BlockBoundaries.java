package dev.picode.terminal;

/// Guesses at which lines of Markdown a new block may begin, so that the parser need not be asked at each.
/// Confined to one thread.
///
/// Only a line behind a blank one, with less than four blanks before it, that goes on no list and is in no fence is
/// worth asking for. A guess that was wrong makes the next ones rarer, so that the time of all
/// questions grows with the length of the text.
final class BlockBoundaries {
  private boolean afterBlank;
  private char fence;
  private int fenceLength;
  private int length;
  private int ask;

  /// Whether a block may begin with this line; lines are given in order, each with its end.
  boolean mayBeginBlock(String line) {
    length += line.length();
    int indent = 0;
    while (indent < line.length() && line.charAt(indent) == ' ') {
      indent++;
    }
    String text = line.substring(indent).stripTrailing();
    boolean blank = text.isEmpty();
    boolean candidate = afterBlank && !blank && indent < 4 && fence == 0 && text.charAt(0) != '\t'
        && !isItem(text) && length >= ask;
    fence(text, indent);
    afterBlank = blank;
    return candidate;
  }

  /// The parser began a block at the last line.
  void began() {
    length = 0;
    ask = 0;
  }

  /// The parser did not.
  ///
  /// @param pending the characters that wait
  void refused(int pending) {
    length = pending;
    ask = 2 * pending;
  }

  private void fence(String text, int indent) {
    if (indent > 3 || text.isEmpty()) {
      return;
    }
    char c = text.charAt(0);
    int run = 0;
    while (run < text.length() && text.charAt(run) == c) {
      run++;
    }
    if (fence != 0) {
      if (c == fence && run >= fenceLength && run == text.length()) {
        fence = 0;
      }
    } else if (run >= 3 && (c == '~' || (c == '`' && text.indexOf('`', run) < 0))) {
      fence = c;
      fenceLength = run;
    }
  }

  /// Whether a line looks like the next item of a list.
  private static boolean isItem(String text) {
    int i = 0;
    while (i < text.length() && i < 10 && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    char mark = i < text.length() ? text.charAt(i) : 0;
    boolean marked = i == 0
        ? mark == '-' || mark == '*' || mark == '+'
        : mark == '.' || mark == ')';
    return marked && (i + 1 == text.length() || text.charAt(i + 1) == ' '
        || text.charAt(i + 1) == '\t');
  }
}
