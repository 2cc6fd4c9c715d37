package dev.picode.http;

import java.time.Duration;

/// How much one streamed answer may take. Immutable. How long each piece of it may take is said with [HttpStream#read].
///
/// @param connect how long a connection may take to stand
/// @param answer how long the head of the answer may take, from the name of the host on
/// @param maxBytes the largest body, after decompression
public record HttpStreamLimits(Duration connect, Duration answer, long maxBytes) {
  /// Checks.
  ///
  /// @throws dev.picode.problem.PiCodeException `http-request-invalid` where one is out of range
  public HttpStreamLimits {
    if (!connect.isPositive() || !answer.isPositive() || maxBytes < 0) {
      throw HttpProblems.invalid("the times of a stream are longer than 0, its size not negative");
    }
  }
}
