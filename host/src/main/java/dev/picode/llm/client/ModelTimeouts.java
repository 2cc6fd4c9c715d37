package dev.picode.llm.client;

import java.time.Duration;

/// How long a provider may take. Immutable.
///
/// @param connect until the connection stands
/// @param firstToken until the first word, thought or tool call; signs of life that say nothing do not count
/// @param idle between two pieces of the answer; signs of life count
public record ModelTimeouts(Duration connect, Duration firstToken, Duration idle) {
  /// Ten seconds, five minutes (models think), two minutes.
  public static final ModelTimeouts DEFAULT = new ModelTimeouts(Duration.ofSeconds(10),
      Duration.ofMinutes(5), Duration.ofMinutes(2));

  /// Checks.
  ///
  /// @throws IllegalArgumentException where one is not positive
  public ModelTimeouts {
    if (!connect.isPositive() || !firstToken.isPositive() || !idle.isPositive()) {
      throw new IllegalArgumentException("a time limit is not positive");
    }
  }
}
