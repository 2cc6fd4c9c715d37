package dev.picode.sandbox.protocol;

import java.io.Serial;

/// A frame is not a message. Whoever gets it stops trusting the other end.
public final class ProtocolException extends RuntimeException {
  @Serial
  private static final long serialVersionUID = 1;

  /// With a sentence about the frame or message that should not have come.
  public ProtocolException(String message) {
    super(message);
  }
}
