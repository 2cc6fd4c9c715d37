package dev.picode.terminal;

import java.util.List;

/// How styles are written. Immutable.
public enum Palette {
  /// Styles are dropped.
  PLAIN,
  /// Styles are written as ANSI escape sequences.
  ANSI;

  /// The text in these styles. The text itself is not made safe: that is [Sanitizer]'s work, before.
  public String paint(String text, Style... styles) {
    return paint(text, List.of(styles));
  }

  /// The text in these styles, the first one outermost.
  public String paint(String text, List<Style> styles) {
    if (this == PLAIN || text.isEmpty() || styles.isEmpty()) {
      return text;
    }
    var painted = new StringBuilder(text.length() + 12 * styles.size());
    for (Style style : styles) {
      painted.append(style.on());
    }
    painted.append(text);
    for (int i = styles.size() - 1; i >= 0; i--) {
      painted.append(styles.get(i).off());
    }
    return painted.toString();
  }
}
