package dev.picode.context.index;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The SHA-256 of a file's bytes. Immutable.
///
/// @param hex in lower-case hexadecimal
record Hash(String hex) {
  static Hash of(byte[] content) {
    try {
      return of256(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// The hash whose 32 bytes these are.
  static Hash of256(byte[] digest) {
    return new Hash(HexFormat.of().formatHex(digest));
  }

  byte[] digest() {
    return HexFormat.of().parseHex(hex);
  }
}
