package dev.picode.process;

import java.nio.charset.StandardCharsets;

/// What a program wrote. Immutable.
public final class ProcessOutput {
  private final byte[] bytes;
  private final long dropped;

  ProcessOutput(byte[] bytes, long dropped) {
    this.bytes = bytes;
    this.dropped = dropped;
  }

  /// The beginning of it, as much as was to be kept; a copy.
  public byte[] bytes() {
    return bytes.clone();
  }

  /// How many bytes came after that and were dropped.
  public long dropped() {
    return dropped;
  }

  /// What was kept as UTF-8; what is none is `U+FFFD`.
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
