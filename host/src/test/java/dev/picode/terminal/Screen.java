package dev.picode.terminal;

/// Reads output as a terminal would and refuses every sequence that is not ours. Immutable.
///
/// Ours are "select graphic rendition" (`ESC [ … m`) and links (`ESC ] 8 ; ; target ESC \`).
///
/// @param text what a person sees
/// @param targets where its links lead, each in brackets, in order
record Screen(String text, String targets) {
  private static final String LINK = "\u001b]8;;";

  /// Reads output; fails where it holds anything else that a terminal acts on.
  static Screen read(String output) {
    var text = new StringBuilder();
    var targets = new StringBuilder();
    boolean linked = false;
    for (int i = 0; i < output.length(); i++) {
      char c = output.charAt(i);
      if (c != '\u001b') {
        boolean control = (c < ' ' && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0);
        if (control || isBidi(c)) {
          throw new AssertionError("U+" + Integer.toHexString(c) + " at " + i + " of " + output);
        }
        text.append(c);
      } else if (output.startsWith("[", i + 1)) {
        i = rendition(output, i);
      } else if (output.startsWith(LINK, i)) {
        int end = output.indexOf("\u001b\\", i + LINK.length());
        String target = end < 0 ? "\n" : output.substring(i + LINK.length(), end);
        if (!target.chars().allMatch(t -> t > ' ' && t < 0x7F) || linked == !target.isEmpty()) {
          throw new AssertionError("a link at " + i + " of " + output);
        }
        linked = !target.isEmpty();
        targets.append(linked ? "[" + target + "]" : "");
        i = end + 1;
      } else {
        throw new AssertionError("an escape at " + i + " of " + output);
      }
      if (c == '\n' && linked) {
        throw new AssertionError("a link over the end of a line: " + output);
      }
    }
    return new Screen(text.toString(), targets.toString());
  }

  private static boolean isBidi(char c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }

  private static int rendition(String output, int start) {
    int i = start + 2;
    while (i < output.length()
        && (output.charAt(i) == ';' || Character.isDigit(output.charAt(i)))) {
      i++;
    }
    if (i == start + 2 || i >= output.length() || output.charAt(i) != 'm') {
      throw new AssertionError("a sequence at " + start + " of " + output);
    }
    return i;
  }

  /// The widest line, in columns.
  int widest() {
    int widest = 0;
    for (String line : LineWrap.lines(text)) {
      widest = Math.max(widest, DisplayWidth.columns(line));
    }
    return widest;
  }
}
