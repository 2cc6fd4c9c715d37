package dev.picode.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Links that a terminal lets a person follow (the sequence OSC 8). Stateless, safe for many threads.
///
/// Where a link leads is anyone's: only `http`, `https`, `mailto` and `ftp` are linked, and every
/// character that could end the sequence is percent-encoded.
final class Hyperlinks {
  /// Longer ones are cut off by some terminals.
  private static final int MAX_LENGTH = 2_000;
  private static final String START = "\u001b]8;;";
  private static final String END = "\u001b\\";
  private static final Set<String> PROGRAMS = Set.of("iterm.app", "wezterm", "vscode", "ghostty",
      "hyper", "tabby", "rio");
  private static final Set<String> TERMS = Set.of("xterm-kitty", "xterm-ghostty", "foot",
      "foot-extra", "foot-direct", "alacritty", "alacritty-direct", "contour", "wezterm");

  private Hyperlinks() {}

  /// Whether the terminal of this environment is known to support links.
  ///
  /// `FORCE_HYPERLINK` decides where it is set. tmux passes links on from version 3.4; inside an older
  /// one or `screen` they are off, whatever is around it.
  static boolean supported(Map<String, String> environment) {
    String force = environment.getOrDefault("FORCE_HYPERLINK", "");
    if (!force.isEmpty()) {
      return !force.equals("0");
    }
    String term = environment.getOrDefault("TERM", "");
    String program = environment.getOrDefault("TERM_PROGRAM", "").toLowerCase(Locale.ROOT);
    if (environment.containsKey("TMUX") || term.startsWith("tmux") || term.startsWith("screen")) {
      return program.equals("tmux")
          && atLeast(environment.getOrDefault("TERM_PROGRAM_VERSION", ""), 3, 4);
    }
    if (term.equals("dumb") || term.equals("linux")) {
      return false;
    }
    return PROGRAMS.contains(program) || TERMS.contains(term)
        || environment.containsKey("WT_SESSION") || environment.containsKey("KITTY_WINDOW_ID")
        || atLeast(environment.getOrDefault("VTE_VERSION", ""), 5_000, 0)
        || atLeast(environment.getOrDefault("KONSOLE_VERSION", ""), 201_200, 0);
  }

  /// Whether a version such as `3.4`, `3.3a` or `next-3.5` is that one or later.
  static boolean atLeast(String version, int major, int minor) {
    int[] numbers = {0, 0};
    int part = 0;
    boolean any = false;
    for (int i = 0; i < version.length() && part < 2; i++) {
      char c = version.charAt(i);
      if (c >= '0' && c <= '9') {
        numbers[part] = Math.min(10_000_000, numbers[part] * 10 + c - '0');
        any = true;
      } else if (any) {
        part = c == '.' ? part + 1 : 2;
      }
    }
    return numbers[0] > major || (any && numbers[0] == major && numbers[1] >= minor);
  }

  /// Where a link leads, as it may stand in the sequence; empty where it cannot be linked.
  static String target(String destination) {
    int colon = destination.indexOf(':');
    String scheme = colon < 0 ? "" : destination.substring(0, colon).toLowerCase(Locale.ROOT);
    boolean known = switch (scheme) {
      case "http", "https", "ftp", "mailto" -> true;
      default -> false;
    };
    if (!known || destination.length() > MAX_LENGTH) {
      return "";
    }
    var out = new StringBuilder(destination.length());
    for (byte b : destination.getBytes(StandardCharsets.UTF_8)) {
      if (b > ' ' && b < 0x7F) {
        out.append((char) b);
      } else {
        out.append('%')
            .append(Character.toUpperCase(Character.forDigit((b >> 4) & 0xF, 16)))
            .append(Character.toUpperCase(Character.forDigit(b & 0xF, 16)));
      }
    }
    return out.length() > MAX_LENGTH ? "" : out.toString();
  }

  /// The painted text as a link.
  ///
  /// @param target where it leads, as by [#target]; empty for text that is no link
  static String link(String painted, String target) {
    return target.isEmpty() || painted.isEmpty()
        ? painted
        : START + target + END + painted + START + END;
  }
}
