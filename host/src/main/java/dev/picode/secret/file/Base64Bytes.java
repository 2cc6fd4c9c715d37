package dev.picode.secret.file;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Bytes that are written as Base64, and compared in a time that says nothing of them. Immutable.
final class Base64Bytes {
  private final byte[] bytes;

  Base64Bytes(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /// The bytes of a text; empty where it is none of so many bytes, written in the one right way.
  static Optional<Base64Bytes> of(@Nullable Object text, int length) {
    return of(text).filter(made -> made.bytes.length == length);
  }

  /// The bytes of a text; empty where it is none, written in the one right way.
  static Optional<Base64Bytes> of(@Nullable Object text) {
    try {
      var made = new Base64Bytes(Base64.getDecoder().decode(String.valueOf(text)));
      return made.text().equals(text) ? Optional.of(made) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  byte[] bytes() {
    return bytes.clone();
  }

  String text() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Base64Bytes that && MessageDigest.isEqual(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "[" + bytes.length + " bytes]";
  }
}
