package dev.picode.secret;

import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.util.regex.Pattern;

/// The names that secrets have, and those of model providers. Stateless.
///
/// What is no name may be a key that was typed in the wrong place, so no problem of this class repeats it.
public final class SecretName {
  /// As scripts may name them in the permission `secrets`.
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");

  private static final Pattern PROVIDER = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int MAX_PROVIDER = 40;

  /// How keys of well-known services begin.
  private static final Pattern KEY = Pattern.compile(
      "(?i)(sk|pk|rk|gsk|xai|pplx|hf|fw|csk|nvapi|aiza|ghp|gho|github_pat|glpat|xox.)[-_a-z0-9].{12,}");

  private SecretName() {}

  /// Gives back a name of a secret.
  ///
  /// @throws dev.picode.problem.PiCodeException `secret-name-invalid`
  public static String checked(String name) {
    if (!NAME.matcher(name).matches() || KEY.matcher(name).matches()) {
      throw invalid("what was given as the name of a secret is none",
          "a name has letters, digits, `_`, `-` and `.`, as in `ACME_API_KEY`");
    }
    return name;
  }

  /// Gives back what may be the name of a provider.
  ///
  /// @throws dev.picode.problem.PiCodeException `secret-name-invalid`
  public static String provider(String provider) {
    if (!PROVIDER.matcher(provider).matches() || provider.length() > MAX_PROVIDER
        || KEY.matcher(provider).matches()) {
      throw invalid("what was given as the name of a provider is none",
          "a name has small letters, digits and `-`, as in `openai`");
    }
    return provider;
  }

  private static RuntimeException invalid(String message, String hint) {
    return Problem.of("secret-name-invalid", ProblemKind.USER, message,
        hint + "; if it was the secret itself, other programs could read it here: make a new one")
        .toException();
  }
}
