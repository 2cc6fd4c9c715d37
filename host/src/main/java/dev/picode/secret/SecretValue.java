package dev.picode.secret;

import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;

/// The value of a secret. Immutable. Its text is its name, so that it can be logged by mistake.
public final class SecretValue {
  private static final int MIN_LENGTH = 6;

  private final String name;
  private final String value;

  private SecretValue(String name, String value) {
    this.name = name;
    this.value = value;
  }

  /// A secret.
  ///
  /// @throws dev.picode.problem.PiCodeException `secret-unusable` where it is so short that taking it
  ///     out of a text would give it away
  public static SecretValue of(String name, String value) {
    if (value.length() < MIN_LENGTH) {
      throw Problem.of("secret-unusable", ProblemKind.USER,
          "the secret `" + name + "` is shorter than " + MIN_LENGTH + " characters",
          "so short a text cannot be kept out of answers and logs; set a longer one").toException();
    }
    return new SecretValue(name, value);
  }

  /// Its name.
  public String name() {
    return name;
  }

  /// The value itself: for the one place that sends it.
  public String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return "[secret " + name + "]";
  }
}
