package dev.picode.terminal;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How styles are written. Safe for many threads.
///
/// What a theme makes of the styles is worked out when the first of them is written.
public final class Palette {
  /// Styles are dropped.
  public static final Palette PLAIN = new Palette(null);
  /// Styles are written as ANSI escape sequences in the terminal's own sixteen colours.
  public static final Palette ANSI = new Palette(null);

  private final @Nullable Supplier<Map<Style, Escape>> themed;
  private volatile @Nullable Map<Style, Escape> escapes;

  private Palette(@Nullable Supplier<Map<Style, Escape>> themed) {
    this.themed = themed;
  }

  /// What is written before and after a text.
  record Escape(String on, String off) {}

  /// A palette of a theme.
  ///
  /// @param escapes gives what each style is written as; asked once, when it is needed
  static Palette of(Supplier<Map<Style, Escape>> escapes) {
    return new Palette(escapes);
  }

  /// Whether styles are dropped.
  public boolean isPlain() {
    return this == PLAIN;
  }

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
      painted.append(on(style));
    }
    painted.append(text);
    for (int i = styles.size() - 1; i >= 0; i--) {
      painted.append(off(styles.get(i)));
    }
    return painted.toString();
  }

  private String on(Style style) {
    Escape own = themed(style);
    return own == null ? style.on() : own.on();
  }

  private String off(Style style) {
    Escape own = themed(style);
    return own == null ? style.off() : own.off();
  }

  /// What a theme writes for a style, `null` where there is no theme.
  private @Nullable Escape themed(Style style) {
    if (themed == null) {
      return null;
    }
    Map<Style, Escape> known = escapes;
    if (known == null) {
      known = Map.copyOf(themed.get());
      escapes = known;
    }
    return known.get(style);
  }
}
