package dev.picode.terminal;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A colour of a theme. Immutable.
///
/// A terminal that does not show it gets the nearest it has: of the cube and the greys of xterm where it has
/// 256 colours, else of its sixteen.
sealed interface Color {
  /// The names of the first eight; with `bright-` before it a name means one of the second eight.
  List<String> NAMES = List.of("black", "red", "green", "yellow", "blue", "magenta", "cyan",
      "white");

  /// One of the terminal's sixteen, by its number.
  record Basic(int number) implements Color {
    @Override
    public String code(ColorDepth depth, boolean background) {
      int first = (number < 8 ? 30 : 82) + (background ? 10 : 0);
      return Integer.toString(first + number);
    }
  }

  /// One of xterm's 256, by its number.
  record Indexed(int number) implements Color {
    @Override
    public String code(ColorDepth depth, boolean background) {
      return depth == ColorDepth.BASIC
          ? Xterm.nearestBasic(Xterm.rgb(number)).code(depth, background)
          : (background ? "48;5;" : "38;5;") + number;
    }
  }

  /// Any colour, as red, green and blue of eight bits each.
  record Rgb(int rgb) implements Color {
    @Override
    public String code(ColorDepth depth, boolean background) {
      return switch (depth) {
        case BASIC -> Xterm.nearestBasic(rgb).code(depth, background);
        case INDEXED -> new Indexed(Xterm.nearestIndexed(rgb)).code(depth, background);
        case TRUE ->
          (background ? "48;2;" : "38;2;") + (rgb >> 16) + ";" + ((rgb >> 8) & 0xFF) + ";"
              + (rgb & 0xFF);
      };
    }
  }

  /// The parameters of "select graphic rendition" for it.
  String code(ColorDepth depth, boolean background);

  /// The colour of that name: `red`, `bright-red`, `gray`, `#rgb`, `#rrggbb` or a number up to 255; `null`
  /// where it names none.
  static @Nullable Color parse(String text) {
    String name = text.toLowerCase(Locale.ROOT);
    if (name.equals("gray") || name.equals("grey")) {
      return new Basic(8);
    }
    boolean bright = name.startsWith("bright-");
    int basic = NAMES.indexOf(bright ? name.substring(7) : name);
    if (basic >= 0) {
      return new Basic(bright ? basic + 8 : basic);
    }
    if (name.startsWith("#")) {
      return hex(name.substring(1));
    }
    if (name.length() > 3 || !name.chars().allMatch(c -> c >= '0' && c <= '9') || name.isEmpty()) {
      return null;
    }
    return numbered(Integer.parseInt(name));
  }

  /// The colour of that number, `null` where there is none.
  static @Nullable Color numbered(long number) {
    if (number < 0 || number > 255) {
      return null;
    }
    return number < 16 ? new Basic((int) number) : new Indexed((int) number);
  }

  private static @Nullable Color hex(String digits) {
    if (!digits.chars().allMatch(HexFormat::isHexDigit)) {
      return null;
    }
    return switch (digits.length()) {
      case 3 -> {
        int value = HexFormat.fromHexDigits(digits);
        int red = value >> 8;
        int green = (value >> 4) & 0xF;
        int blue = value & 0xF;
        yield new Rgb(red * 0x110000 + green * 0x1100 + blue * 0x11);
      }
      case 6 -> new Rgb(HexFormat.fromHexDigits(digits));
      default -> null;
    };
  }
}
