package dev.picode.terminal;

import java.util.Locale;
import java.util.Map;

/// How many colours a terminal shows. Immutable.
public enum ColorDepth {
  /// The sixteen that every terminal has, in the shades its owner chose.
  BASIC,
  /// 256: sixteen, a cube of 6 by 6 by 6, and 24 greys.
  INDEXED,
  /// Any colour.
  TRUE;

  /// The depth of the terminal in this environment.
  ///
  /// `FORCE_COLOR` is 2 for 256 colours and 3 for all. Else `COLORTERM` says `truecolor` or `24bit`, or
  /// `TERM` names a terminal of 256 or of all colours; Windows Terminal has all.
  static ColorDepth of(Map<String, String> environment) {
    switch (environment.getOrDefault("FORCE_COLOR", "")) {
      case "1" -> {
        return BASIC;
      }
      case "2" -> {
        return INDEXED;
      }
      case "3" -> {
        return TRUE;
      }
      default -> {
      }
    }
    String colorTerm = environment.getOrDefault("COLORTERM", "").toLowerCase(Locale.ROOT);
    String term = environment.getOrDefault("TERM", "");
    if (colorTerm.equals("truecolor") || colorTerm.equals("24bit") || term.endsWith("-direct")
        || environment.containsKey("WT_SESSION")) {
      return TRUE;
    }
    return term.contains("256color") ? INDEXED : BASIC;
  }
}
