package dev.picode.context.index;

import dev.picode.file.Sha256;
import java.util.HexFormat;

/// The SHA-256 of a file's bytes. Immutable.
///
/// @param hex in lower-case hexadecimal
public record Hash(String hex) {
  /// The hash of a content.
  public static Hash of(byte[] content) {
    return new Hash(Sha256.of(content));
  }

  /// The hash whose 32 bytes these are.
  static Hash of256(byte[] digest) {
    return new Hash(HexFormat.of().formatHex(digest));
  }

  byte[] digest() {
    return HexFormat.of().parseHex(hex);
  }
}
