package dev.picode.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256, as lower-case hexadecimal digits. Stateless, safe for many threads.
public final class Sha256 {
  private Sha256() {}

  /// The hash of bytes.
  public static String of(byte[] bytes) {
    return hex(digest().digest(bytes));
  }

  /// The hash of a text as UTF-8.
  public static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /// The hash of what a digest was given, which begins anew.
  public static String of(MessageDigest digest) {
    return hex(digest.digest());
  }

  /// What takes bytes in pieces, for [#of(MessageDigest)]. Confined to one thread.
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
