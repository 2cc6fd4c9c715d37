package dev.picode.context.index;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Packs numbers and texts into bytes, small numbers into few. Confined to one thread.
final class PackedWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);

  /// A number that is not negative, seven bits a byte.
  void whole(int value) {
    int rest = value;
    while (rest >>> 7 != 0) {
      out.write((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }

  /// A number of either sign that is mostly near zero.
  void signed(int value) {
    whole((value << 1) ^ (value >> 31));
  }

  void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    whole(bytes.length);
    out.writeBytes(bytes);
  }

  byte[] bytes() {
    return out.toByteArray();
  }
}
