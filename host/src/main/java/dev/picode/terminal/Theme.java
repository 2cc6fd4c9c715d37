package dev.picode.terminal;

import dev.picode.problem.Nearest;
import dev.picode.problem.Place;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.terminal.Look.Attribute;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What every style looks like. Immutable.
///
/// A theme's file gives styles, by their names, a look in words: a colour, `on` and a colour for what is
/// behind the text, and `bold`, `dim`, `italic`, `underline`, `strike`, or `plain` for none. A whole number is one of
/// xterm's 256 colours. Styles it does not name are those of its `base`.
///
/// ```toml
/// base = "dark"
/// title = "bold underline #7aa2f7"
/// keyword = "magenta"
/// number = 208
/// diff-added-word = "black on green"
/// ```
public final class Theme {
  /// The terminal's own sixteen colours, which its owner chose for its background.
  public static final Theme AUTO = new Theme("auto", Map.of());

  private static final String BASE = "base";

  private final String name;
  private final Map<Style, Look> looks;

  private Theme(String name, Map<Style, Look> looks) {
    this.name = name;
    this.looks = looks;
  }

  static Theme of(String name, Map<Style, Look> looks) {
    return new Theme(name, Map.copyOf(looks));
  }

  /// The theme that a file describes.
  ///
  /// @param name what it is called
  /// @throws dev.picode.problem.PiCodeException `theme-invalid` where a line means nothing
  public static Theme parse(String name, List<ThemeLine> lines) {
    var looks = new EnumMap<Style, Look>(Style.class);
    for (ThemeLine line : lines) {
      if (line.key().equals(BASE)) {
        looks.putAll(base(line).looks);
      }
    }
    for (ThemeLine line : lines) {
      if (!line.key().equals(BASE)) {
        looks.put(style(line), look(line));
      }
    }
    return new Theme(name, Map.copyOf(looks));
  }

  /// What it is called.
  public String name() {
    return name;
  }

  /// How its styles are written on a terminal of so many colours.
  public Palette palette(ColorDepth depth) {
    if (name.equals(BuiltinThemes.NONE)) {
      return Palette.PLAIN;
    }
    if (looks.isEmpty()) {
      return Palette.ANSI;
    }
    return Palette.of(() -> {
      var escapes = new EnumMap<Style, Palette.Escape>(Style.class);
      for (Style style : Style.values()) {
        Look look = looks.get(style);
        escapes.put(style, look == null
            ? new Palette.Escape(style.on(), style.off())
            : look.escape(depth));
      }
      return escapes;
    });
  }

  Map<Style, Look> looks() {
    return looks;
  }

  private static Theme base(ThemeLine line) {
    Theme base = line.value() instanceof String text ? BuiltinThemes.find(text) : null;
    if (base == null || base.name().equals(BuiltinThemes.NONE)) {
      throw invalid("`base` is `" + line.value() + "`, expected `auto`, `dark` or `light`",
          line.place());
    }
    return base;
  }

  private static Style style(ThemeLine line) {
    var keys = new ArrayList<String>();
    for (Style style : Style.values()) {
      if (style.key().equals(line.key())) {
        return style;
      }
      keys.add(style.key());
    }
    String nearest = Nearest.to(line.key(), keys);
    throw Problem.of("theme-invalid", ProblemKind.USER,
        "`" + line.key() + "` is not a style that a theme can set",
        nearest == null
            ? "`picode theme show` shows every style"
            : "did you mean `" + nearest
                + "`?")
        .at(line.place())
        .toException();
  }

  private static Look look(ThemeLine line) {
    if (line.value() instanceof Long number) {
      Color color = Color.numbered(number);
      if (color == null) {
        throw unknown(line, number.toString());
      }
      return new Look(color, null, EnumSet.noneOf(Attribute.class));
    }
    if (!(line.value() instanceof String text)) {
      throw invalid("`" + line.key() + "` is no text and no whole number", line.place());
    }
    Color foreground = null;
    Color background = null;
    var attributes = EnumSet.noneOf(Attribute.class);
    boolean behind = false;
    for (String word : text.strip().split("\\s+", -1)) {
      Attribute attribute = attribute(word);
      if (attribute != null && !behind) {
        attributes.add(attribute);
      } else if (word.equals("on") && !behind && background == null) {
        behind = true;
      } else if (!word.equals("plain") || behind) {
        Color color = Color.parse(word);
        if (color == null || (!behind && foreground != null)) {
          throw unknown(line, word);
        }
        foreground = behind ? foreground : color;
        background = behind ? color : background;
        behind = false;
      }
    }
    if (behind) {
      throw invalid("`" + line.key() + "` ends with `on`, expected a colour behind it",
          line.place());
    }
    return new Look(foreground, background, attributes);
  }

  private static @Nullable Attribute attribute(String word) {
    for (Attribute attribute : Attribute.values()) {
      if (attribute.name().toLowerCase(Locale.ROOT).equals(word)) {
        return attribute;
      }
    }
    return null;
  }

  private static RuntimeException unknown(ThemeLine line, String word) {
    String shown = word.length() > 40 ? word.substring(0, 40) + "…" : word;
    return Problem.of("theme-invalid", ProblemKind.USER,
        "`" + line.key() + "` says `" + shown + "`, which is no colour and no attribute",
        "a colour is a name such as `red` or `bright-red`, `#rrggbb`, or a number up to 255, and there"
            + " is one; an attribute is `bold`, `dim`, `italic`, `underline` or `strike`")
        .at(line.place())
        .toException();
  }

  private static RuntimeException invalid(String message, Place place) {
    return Problem.of("theme-invalid", ProblemKind.USER, message).at(place).toException();
  }
}
