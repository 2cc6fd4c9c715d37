package dev.picode.secret;

import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;

/// The value of a secret. Immutable. Its text is its name, so that it can be logged by mistake.
public final class SecretValue {
  private static final int MIN_LENGTH = 6;
  /// What the credential store of Windows takes, in the two bytes a character that it counts.
  private static final int MAX_LENGTH = 1_280;

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

  /// A secret that a person typed or piped in; blanks and line ends around it are not part of it.
  ///
  /// @throws dev.picode.problem.PiCodeException `secret-unusable` where it is too short or too long, or has characters
  ///     that no header of a request can carry
  public static SecretValue typed(String name, String text) {
    String value = text.strip();
    if (value.length() > MAX_LENGTH || value.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      throw Problem.of("secret-unusable", ProblemKind.USER,
          "the secret `" + name + "` is not one line of at most " + MAX_LENGTH + " characters",
          "a key or token is one line without control characters").toException();
    }
    return of(name, value);
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
