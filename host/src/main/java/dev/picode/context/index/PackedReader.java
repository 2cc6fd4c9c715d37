package dev.picode.context.index;

import dev.picode.context.index.StoreException.Fault;
import java.nio.charset.StandardCharsets;

/// Reads what a [PackedWriter] wrote. Confined to one thread.
final class PackedReader {
  private final byte[] bytes;
  private int at;

  PackedReader(byte[] bytes) {
    this.bytes = bytes;
  }

  int whole() throws StoreException {
    int value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      if (at >= bytes.length) {
        throw damaged();
      }
      byte next = bytes[at++];
      value |= (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw damaged();
  }

  int signed() throws StoreException {
    int value = whole();
    return (value >>> 1) ^ -(value & 1);
  }

  String text() throws StoreException {
    int length = count();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  /// How many things follow, each of which takes a byte at least.
  int count() throws StoreException {
    int count = whole();
    if (count < 0 || count > bytes.length - at) {
      throw damaged();
    }
    return count;
  }

  static StoreException damaged() {
    return new StoreException(Fault.DAMAGED, "what is kept of a file cannot be read");
  }
}
