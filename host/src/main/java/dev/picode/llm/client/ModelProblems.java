package dev.picode.llm.client;

import dev.picode.llm.ProviderProblem;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.time.Duration;

/// The problems of asking a model, worded once. They name providers, hosts and secrets, never values. Stateless.
final class ModelProblems {
  private static final int MAX_SHOWN = 500;

  private ModelProblems() {}

  /// What a provider's error means.
  ///
  /// @param status the status of the answer, 0 where the error came in the middle of one
  static Problem of(ModelRoute route, int status, ProviderProblem error) {
    String provider = "`" + route.provider().name() + "`";
    String said = said(error);
    return switch (status) {
      case 401, 403 -> Problem.of("llm-unauthorized", ProblemKind.USER,
          provider + " does not accept the key" + said,
          "`picode provider login " + route.provider().name() + "` stores another one");
      case 404 -> Problem.of("llm-model-unknown", ProblemKind.USER,
          provider + " does not know the model `" + visible(route.model()) + "`" + said,
          "`picode model list --provider " + route.provider().name() + "` shows what there is");
      case 402, 429 -> Problem.of("llm-rate-limited", ProblemKind.LIMIT,
          provider + " takes no more requests for now" + said,
          "wait, or name another model in `model.fallback`");
      case 408, 500, 502, 503, 504, 529 -> Problem.of("llm-overloaded", ProblemKind.EXTERNAL,
          provider + " cannot answer now: status " + status + said,
          "try again later, or name another model in `model.fallback`");
      case 0 -> Problem.of("llm-provider-failed", ProblemKind.EXTERNAL,
          provider + " gave up in the middle of its answer" + said, "try again");
      default -> Problem.of("llm-request-refused", ProblemKind.EXTERNAL,
          provider + " refuses the request with status " + status + said,
          "what it says tells what to change");
    };
  }

  private static String said(ProviderProblem error) {
    String code = error.code().isBlank() ? "" : " (" + visible(error.code()) + ")";
    return error.message().isBlank() ? code : code + ": " + visible(error.message());
  }

  static PiCodeException credentialMissing(ModelRoute route, String secret) {
    String provider = route.provider().name();
    return Problem.of("llm-credential-missing", ProblemKind.USER,
        "there is no key for `" + provider + "`",
        "`picode provider login " + provider + "` stores one, or set the variable `" + secret + "`")
        .toException();
  }

  static PiCodeException hostRefused(ModelRoute route, String origin) {
    return Problem.of("llm-host-refused", ProblemKind.DENIED,
        "the provider `" + route.provider().name() + "` wants to ask `" + visible(origin)
            + "`, which it did not declare",
        "the hosts of a provider are those of `auth.hosts` and `hosts`, by `https`; with a base URL"
            + " of your own it is that host alone")
        .toException();
  }

  static PiCodeException addressPrivate(ModelRoute route, String host, String address) {
    return Problem.of("address-private", ProblemKind.DENIED,
        "the provider `" + route.provider().name() + "` may not connect to `" + visible(host)
            + "`: its address `" + address + "` is not on the public Internet",
        "a server of your own is named by the base URL of the provider").toException();
  }

  static PiCodeException secretUnsafe(String secret, String host) {
    return Problem.of("secret-unsafe", ProblemKind.DENIED,
        "the secret `" + secret + "` is not sent over `http` to `" + visible(host) + "`",
        "use `https`; only this machine and its own network are reached with `http`").toException();
  }

  static PiCodeException credentialSet(ModelRoute route, String where) {
    return Problem.of("llm-credential-set", ProblemKind.SCRIPT,
        "the provider `" + route.provider().name() + "` sets " + where
            + " itself, which is where PiCode puts the key",
        "leave it out of what `request()` gives").toException();
  }

  static Problem redirected(ModelRoute route, String host, String to) {
    return Problem.of("llm-redirected", ProblemKind.EXTERNAL,
        "`" + visible(host) + "` redirects the request for `" + route.provider().name() + "` to "
            + (to.isEmpty() ? "nowhere" : "`" + visible(to) + "`"),
        "requests with a key are not sent on; set the base URL to where they belong");
  }

  static Problem timeout(ModelRoute route, Duration time, String what) {
    return Problem.of("llm-timeout", ProblemKind.LIMIT,
        "`" + route.text() + "` " + what + " for " + time.toSeconds() + " s",
        "try again, or name another model in `model.fallback`");
  }

  static Problem cut(ModelRoute route) {
    return Problem.of("llm-answer-cut", ProblemKind.EXTERNAL,
        "the answer of `" + route.text() + "` ended before it was whole", "try again");
  }

  static PiCodeException cancelled(InterruptedException cause) {
    return Problem.of("cancelled", ProblemKind.LIMIT, "the request was cancelled")
        .toException(cause);
  }

  /// The problem of the first model, where no other could answer either.
  static Problem alsoFallbacks(Problem first, int others) {
    return new Problem(first.code(), first.kind(),
        first.message() + "; " + others + (others == 1 ? " other model" : " other models")
            + " could not answer either",
        first.hint(), first.place());
  }

  /// A text on one line, with its control characters as spaces, cut where it is long.
  static String visible(String text) {
    var shown = new StringBuilder();
    for (int i = 0; i < text.length() && shown.length() < MAX_SHOWN; i++) {
      char c = text.charAt(i);
      if (c == '`') {
        shown.append('\'');
      } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
        shown.append(' ');
      } else {
        shown.append(c);
      }
    }
    String line = shown.toString().strip().replaceAll(" {2,}", " ");
    return text.length() > MAX_SHOWN ? line + "…" : line.replaceFirst("\\.$", "");
  }
}
