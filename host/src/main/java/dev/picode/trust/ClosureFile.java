package dev.picode.trust;

/// A file of a closure, without its bytes. Immutable.
///
/// @param path relative to `.picode/`, `/`-separated
/// @param bytes how large it is
/// @param executable whether its owner may execute it; never on Windows
/// @param sha256 the hash of its bytes, in hexadecimal digits
public record ClosureFile(String path, long bytes, boolean executable, String sha256) {
  /// Whether another file of this path is the same, byte for byte and bit for bit.
  boolean isSame(ClosureFile other) {
    return executable == other.executable && sha256.equals(other.sha256);
  }
}
