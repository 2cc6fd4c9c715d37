package dev.picode.http;

import java.time.Duration;

/// How much one request may take. Immutable.
///
/// @param time how long it may take in all, from the name of the host to the last byte of the answer
/// @param maxBytes the largest body of an answer, after decompression
/// @param redirects how many redirects are followed; with 0 a redirect is the answer
public record HttpLimits(Duration time, int maxBytes, int redirects) {
  /// The longest that a request may take.
  public static final Duration MAX_TIME = Duration.ofMinutes(5);

  /// The largest body of an answer: 10 MiB.
  public static final int MAX_BYTES = 10 << 20;

  /// The most redirects that are followed.
  public static final int MAX_REDIRECTS = 10;

  /// Thirty seconds, 10 MiB, 10 redirects.
  public static final HttpLimits DEFAULT = new HttpLimits(Duration.ofSeconds(30), MAX_BYTES,
      MAX_REDIRECTS);

  /// Checks.
  ///
  /// @throws dev.picode.problem.PiCodeException `http-request-invalid` where one is out of range
  public HttpLimits {
    if (!time.isPositive() || time.compareTo(MAX_TIME) > 0) {
      throw HttpProblems.invalid("the time of a request is from 1 ms to " + MAX_TIME.toMillis()
          + " ms");
    }
    if (maxBytes < 0 || maxBytes > MAX_BYTES) {
      throw HttpProblems.invalid("the size of an answer is from 0 to " + MAX_BYTES + " bytes");
    }
    if (redirects < 0 || redirects > MAX_REDIRECTS) {
      throw HttpProblems.invalid("a request follows from 0 to " + MAX_REDIRECTS + " redirects");
    }
  }
}
