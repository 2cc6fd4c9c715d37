package dev.picode.llm.client;

import dev.picode.http.HttpStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// How long a provider asks to wait, after RFC 9110, section 10.2.3; `retry-after-ms` is the finer form that some send.
/// Stateless.
final class RetryAfter {
  private static final int LONGEST_NUMBER = 12;

  private RetryAfter() {}

  static @Nullable Duration of(HttpStream answer, Instant now) {
    Duration millis = answer.header("retry-after-ms").map(RetryAfter::millis).orElse(null);
    return millis != null
        ? millis
        : answer.header("retry-after").map(text -> parse(text, now)).orElse(null);
  }

  /// The time that a header says, or null where it says none.
  static @Nullable Duration parse(String text, Instant now) {
    String value = text.strip();
    if (value.matches("[0-9]{1," + LONGEST_NUMBER + "}(\\.[0-9]{1,9})?")) {
      return Duration.ofMillis((long) (Double.parseDouble(value) * 1000));
    }
    try {
      Duration until = Duration.between(now,
          ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      return until.isNegative() ? Duration.ZERO : until;
    } catch (DateTimeParseException _) {
      return null;
    }
  }

  private static @Nullable Duration millis(String text) {
    String value = text.strip();
    return value.matches("[0-9]{1," + LONGEST_NUMBER + "}")
        ? Duration.ofMillis(Long.parseLong(value))
        : null;
  }
}
