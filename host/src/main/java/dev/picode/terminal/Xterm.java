package dev.picode.terminal;

/// The colours of xterm, and which of them is nearest to another. Stateless, safe for many threads.
///
/// 16 to 231 are a cube with six steps of each primary, 232 to 255 are greys; the first sixteen are the
/// owner's choice, and xterm's defaults stand for them.
final class Xterm {
  private static final int[] STEPS = {0, 95, 135, 175, 215, 255};
  private static final int[] BASIC = {0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD,
    0x00CDCD, 0xE5E5E5, 0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF,
    0xFFFFFF};
  /// Below this difference between its primaries a colour is a grey.
  private static final int GREY = 24;

  private Xterm() {}

  /// The red, green and blue of a number.
  static int rgb(int number) {
    if (number < 16) {
      return BASIC[number];
    }
    if (number >= 232) {
      return (8 + 10 * (number - 232)) * 0x010101;
    }
    int cube = number - 16;
    return (STEPS[cube / 36] << 16) | (STEPS[cube / 6 % 6] << 8) | STEPS[cube % 6];
  }

  /// The number from 16 to 255 that is nearest.
  static int nearestIndexed(int rgb) {
    int best = 16;
    for (int number = 17; number < 256; number++) {
      if (distance(rgb, rgb(number)) < distance(rgb, rgb(best))) {
        best = number;
      }
    }
    return best;
  }

  /// The one of sixteen that is nearest. A colour stays a colour: a pale red is not told as grey.
  static Color.Basic nearestBasic(int rgb) {
    boolean grey = spread(rgb) < GREY;
    int best = -1;
    for (int number = 0; number < 16; number++) {
      boolean isGrey = spread(BASIC[number]) < GREY;
      if (isGrey == grey
          && (best < 0 || distance(rgb, BASIC[number]) < distance(rgb, BASIC[best]))) {
        best = number;
      }
    }
    return new Color.Basic(best);
  }

  private static int spread(int rgb) {
    int red = rgb >> 16;
    int green = (rgb >> 8) & 0xFF;
    int blue = rgb & 0xFF;
    return Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
  }

  /// The squared distance, weighted by how well eyes tell each primary ("redmean").
  private static long distance(int one, int other) {
    int red = (one >> 16) - (other >> 16);
    int green = ((one >> 8) & 0xFF) - ((other >> 8) & 0xFF);
    int blue = (one & 0xFF) - (other & 0xFF);
    int mean = ((one >> 16) + (other >> 16)) / 2;
    return (512L + mean) * red * red / 256 + 4L * green * green
        + (767L - mean) * blue * blue / 256;
  }
}
