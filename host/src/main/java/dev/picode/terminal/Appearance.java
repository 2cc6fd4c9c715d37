package dev.picode.terminal;

import java.util.function.Function;

/// How a person wants output to look. Immutable.
///
/// @param color whether it is coloured
/// @param links whether links can be followed
/// @param spoken whether it is read aloud: no colours, no drawing, words in place of symbols
/// @param palette the colours for a terminal that shows so many
public record Appearance(
    ColorChoice color, LinkChoice links, boolean spoken, Function<ColorDepth, Palette> palette) {
  /// The terminal's own colours.
  public static Appearance of(ColorChoice color) {
    return new Appearance(color, LinkChoice.AUTO, false, _ -> Palette.ANSI);
  }
}
