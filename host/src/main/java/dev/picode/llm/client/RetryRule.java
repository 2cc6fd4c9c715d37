package dev.picode.llm.client;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// How often and after which pauses a request is repeated. Immutable.
///
/// The pause doubles each time and is cut by chance to between half and all of it, so that many who failed together do
/// not come back together. A provider that says how long to wait is believed.
///
/// @param retries how often it is repeated at most
/// @param first the longest first pause
/// @param longest the longest pause of our own choice
/// @param longestAsked the longest pause that a provider may ask for; one that asks for more is not asked again
public record RetryRule(int retries, Duration first, Duration longest, Duration longestAsked) {
  /// Three times, after half a second, one and two; at most eight, at most a minute where the provider says so.
  public static final RetryRule DEFAULT = new RetryRule(3, Duration.ofMillis(500),
      Duration.ofSeconds(8), Duration.ofMinutes(1));

  /// Not at all.
  public static final RetryRule NEVER = new RetryRule(0, Duration.ZERO, Duration.ZERO,
      Duration.ZERO);

  /// The same with another number of times.
  public RetryRule upTo(int times) {
    return new RetryRule(times, first, longest, longestAsked);
  }

  /// Whether a request is repeated.
  ///
  /// @param repeated how often it was already
  /// @param asked the pause that the provider asked for, or null
  boolean allows(int repeated, @Nullable Duration asked) {
    return repeated < retries && (asked == null || asked.compareTo(longestAsked) <= 0);
  }

  /// The pause before the next time.
  Duration pause(int repeated, @Nullable Duration asked, RandomGenerator chance) {
    if (asked != null) {
      return asked;
    }
    long whole = Math.min(longest.toMillis(), first.toMillis() << Math.min(repeated, 20));
    return Duration.ofMillis(whole / 2 + chance.nextLong(whole / 2 + 1));
  }
}
