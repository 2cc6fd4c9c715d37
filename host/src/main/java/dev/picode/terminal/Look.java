package dev.picode.terminal;

import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a theme makes of a style. Immutable.
///
/// @param foreground the colour of the text, `null` for the terminal's own
/// @param background the colour behind it, `null` for the terminal's own
/// @param attributes what else: see [Attribute]
record Look(
    @Nullable Color foreground, @Nullable Color background, Set<Attribute> attributes) {
  /// Text as it is.
  static final Look NONE = new Look(null, null, Set.of());

  /// Copies.
  Look {
    attributes = Set.copyOf(attributes);
  }

  /// A way of writing beside colour.
  enum Attribute {
    BOLD("1", "22"),
    DIM("2", "22"),
    ITALIC("3", "23"),
    UNDERLINE("4", "24"),
    STRIKE("9", "29");

    private final String on;
    private final String off;

    Attribute(String on, String off) {
      this.on = on;
      this.off = off;
    }
  }

  /// What is written before and after a text for it.
  Palette.Escape escape(ColorDepth depth) {
    var on = new ArrayList<String>();
    var off = new ArrayList<String>();
    for (Attribute attribute : new TreeSet<>(attributes)) {
      on.add(attribute.on);
      if (!off.contains(attribute.off)) {
        off.add(attribute.off);
      }
    }
    if (foreground != null) {
      on.add(foreground.code(depth, false));
      off.add("39");
    }
    if (background != null) {
      on.add(background.code(depth, true));
      off.add("49");
    }
    return on.isEmpty()
        ? new Palette.Escape("", "")
        : new Palette.Escape(
            "\u001b[" + String.join(";", on) + "m", "\u001b[" + String.join(";", off) + "m");
  }
}
