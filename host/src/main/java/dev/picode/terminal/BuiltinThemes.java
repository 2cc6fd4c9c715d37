package dev.picode.terminal;

import dev.picode.problem.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The themes that ship with PiCode. Stateless, safe for many threads.
///
/// The colours of `dark` have a contrast of at least 4.5 against black and against the dark greys of usual
/// terminals, those of `light` against white: what the Web's guidelines (WCAG 2, AA) ask of text.
final class BuiltinThemes {
  /// The theme without colours.
  static final String NONE = "none";
  /// Their names.
  static final List<String> NAMES = List.of("auto", "dark", "light", NONE);

  private static final String[] DARK = {"red", "#ff7b72", "green", "#7ee787", "yellow", "#e3b341",
    "blue", "#79c0ff", "magenta", "#d2a8ff", "cyan", "#76e3ea", "dim", "#9ba3ac", "title",
    "bold underline #79c0ff", "heading", "bold #79c0ff", "code", "#76e3ea", "link",
    "underline #79c0ff", "frame", "#8b949e", "comment", "italic #9ba3ac", "keyword", "#ff7b72",
    "type", "#ffa657", "string", "#a5d6ff", "number", "#79c0ff", "constant", "#79c0ff",
    "function", "#d2a8ff", "property", "#7ee787", "meta", "#e3b341", "variable", "#ffa657", "tag",
    "#7ee787", "diff-file", "bold", "diff-hunk", "#76e3ea", "diff-number", "#8b949e",
    "diff-added", "#7ee787", "diff-removed", "#ff7b72", "diff-added-word",
    "bold #aff5b4 on #1b4721", "diff-removed-word", "bold #ffdcd7 on #67060c"};

  private static final String[] LIGHT = {"red", "#cf222e", "green", "#116329", "yellow", "#7d4e00",
    "blue", "#0550ae", "magenta", "#8250df", "cyan", "#0b5f66", "dim", "#57606a", "title",
    "bold underline #0550ae", "heading", "bold #0550ae", "code", "#0b5f66", "link",
    "underline #0550ae", "frame", "#6e7781", "comment", "italic #57606a", "keyword", "#cf222e",
    "type", "#953800", "string", "#0a3069", "number", "#0550ae", "constant", "#0550ae",
    "function", "#6639ba", "property", "#116329", "meta", "#7d4e00", "variable", "#953800", "tag",
    "#116329", "diff-file", "bold", "diff-hunk", "#0b5f66", "diff-number", "#6e7781",
    "diff-added", "#116329", "diff-removed", "#a40e26", "diff-added-word",
    "bold #04260f on #aceebb", "diff-removed-word", "bold #4c0014 on #ffcecb"};

  private BuiltinThemes() {}

  /// The theme of that name, `null` where none ships.
  static @Nullable Theme find(String name) {
    return switch (name) {
      case "auto" -> Theme.AUTO;
      case "dark" -> theme(name, DARK);
      case "light" -> theme(name, LIGHT);
      case NONE -> Theme.of(NONE, Map.of());
      default -> null;
    };
  }

  private static Theme theme(String name, String[] words) {
    var lines = new ArrayList<ThemeLine>();
    for (int i = 0; i < words.length; i += 2) {
      lines.add(new ThemeLine(words[i], words[i + 1], Place.of(name)));
    }
    return Theme.parse(name, lines);
  }
}
