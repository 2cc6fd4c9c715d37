package dev.picode.repl;

import dev.picode.secret.Redactor;
import dev.picode.secret.SecretValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Whether a line looks as if a secret were in it. Immutable, safe for many threads.
///
/// It is for honest mistakes: the keys of well-known services by their form, what is called a password or token, and the
/// values of variables whose name says that they are secret.
final class SecretLine {
  /// What a variable's value must have at least to be looked for.
  private static final int MIN_VALUE = 8;

  private static final Pattern NAME = Pattern.compile(
      "KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL", Pattern.CASE_INSENSITIVE);

  private static final List<Pattern> FORMS = List.of(
      // No secret belongs there; one that is there all the same was typed by mistake.
      Pattern.compile("\\b(provider\\s+login|secret\\s+set)\\s+\\S+\\s+\\S"),
      Pattern.compile("\\b(AKIA|ASIA)[0-9A-Z]{16}\\b"),
      Pattern.compile("\\b(gh[opsur]_|github_pat_|glpat-|npm_|pypi-)[A-Za-z0-9_-]{16}"),
      Pattern.compile("\\b(sk|pk|rk)[-_][A-Za-z0-9_-]{16}"),
      Pattern.compile("\\bxox[abeprs]-[A-Za-z0-9-]{10}"),
      Pattern.compile("\\bAIza[A-Za-z0-9_-]{30}"),
      Pattern.compile("\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\."),
      Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY"),
      Pattern.compile("://[^/\\s:@]+:[^/\\s@]+@"),
      Pattern.compile("\\b(bearer|basic)\\s+[A-Za-z0-9+/=._~-]{8}", Pattern.CASE_INSENSITIVE),
      Pattern.compile("(password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key"
          + "|credentials?)[\"']?\\s{0,3}(=|:|\\s)\\s{0,3}[\"']?[^\\s\"'$]{4}",
          Pattern.CASE_INSENSITIVE));

  private final Redactor values;
  private final Predicate<String> known;

  private SecretLine(Redactor values, Predicate<String> known) {
    this.values = values;
    this.known = known;
  }

  /// What looks for the secrets of an environment too.
  ///
  /// @param known whether a secret that the program knows is in a text
  static SecretLine of(Map<String, String> environment, Predicate<String> known) {
    var secrets = new ArrayList<SecretValue>();
    environment.forEach((name, value) -> {
      if (value.strip().length() >= MIN_VALUE && NAME.matcher(name).find()
          && !name.toUpperCase(Locale.ROOT).endsWith("_PATH")) {
        secrets.add(SecretValue.of(name, value.strip()));
      }
    });
    return new SecretLine(Redactor.of(secrets), known);
  }

  /// Whether a line should not be kept.
  boolean isIn(String line) {
    return values.finds(line) || known.test(line)
        || FORMS.stream().anyMatch(form -> form.matcher(line).find());
  }
}
