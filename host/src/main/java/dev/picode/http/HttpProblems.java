package dev.picode.http;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/// The problems a request can have, worded once. They name hosts, never URLs or header values, which
/// may hold secrets. Immutable.
final class HttpProblems {
  private HttpProblems() {}

  static PiCodeException invalid(String reason) {
    return Problem.of("http-request-invalid", ProblemKind.SCRIPT, reason).toException();
  }

  static PiCodeException tooLarge(HttpTarget target, int maxBytes) {
    return Problem.of("http-too-large", ProblemKind.LIMIT,
        "`" + visible(target.host()) + "` answers with more than " + maxBytes + " bytes",
        "ask for less at once, or raise `maxBytes` up to " + HttpLimits.MAX_BYTES).toException();
  }

  static PiCodeException timeout(HttpTarget target, Duration time) {
    return Problem.of("http-timeout", ProblemKind.LIMIT,
        "`" + visible(target.host()) + "` did not answer within " + time.toMillis() + " ms",
        "try again, or raise `timeoutMs` up to " + HttpLimits.MAX_TIME.toMillis()).toException();
  }

  static PiCodeException streamTooLarge(HttpTarget target, long maxBytes) {
    return Problem.of("http-too-large", ProblemKind.LIMIT,
        "`" + visible(target.host()) + "` answers with more than " + maxBytes + " bytes",
        "ask for less at once").toException();
  }

  static PiCodeException silent(HttpTarget target, Duration time) {
    return Problem.of("http-timeout", ProblemKind.LIMIT,
        "`" + visible(target.host()) + "` sent nothing for " + time.toMillis() + " ms",
        "try again").toException();
  }

  static PiCodeException broken(HttpTarget target) {
    return Problem.of("http-failed", ProblemKind.EXTERNAL,
        "the answer of `" + visible(target.host()) + "` broke off").toException();
  }

  static PiCodeException tooManyRedirects(HttpTarget target, int redirects) {
    return Problem.of("http-too-many-redirects", ProblemKind.LIMIT,
        "`" + visible(target.host()) + "` redirects again after " + redirects + " redirects",
        "ask for the page itself").toException();
  }

  static PiCodeException redirectRefused(HttpTarget from, String reason) {
    return Problem.of("http-redirect-refused", ProblemKind.EXTERNAL,
        "`" + visible(from.host()) + "` redirects " + reason,
        "with `redirects: 0` the redirect itself is the answer").toException();
  }

  static PiCodeException cancelled(InterruptedException cause) {
    return Problem.of("cancelled", ProblemKind.LIMIT, "the request was cancelled")
        .toException(cause);
  }

  static PiCodeException of(HttpTarget target, Duration time, IOException cause) {
    String host = "`" + visible(target.host()) + "`";
    return switch (cause) {
      case SocketTimeoutException _ -> timeout(target, time);
      case UnknownHostException _ -> failed("the host " + host + " cannot be found", cause);
      case NoRouteToHostException _ -> failed(host + " cannot be reached", cause);
      case ConnectException _ -> failed(
          host + " does not take connections on port " + target.port(), cause);
      case SSLException _ -> failed(
          "there is no safe connection to " + host + ": " + reason(cause), cause);
      default -> failed(host + " does not answer as HTTP asks: " + reason(cause), cause);
    };
  }

  private static PiCodeException failed(String message, IOException cause) {
    return Problem.of("http-failed", ProblemKind.EXTERNAL, message,
        "check the address, the network and the server").toException(cause);
  }

  /// What the library says, without the address it sometimes ends with.
  private static String reason(IOException cause) {
    String reason = cause.getMessage();
    if (reason == null) {
      return cause.getClass().getSimpleName();
    }
    int address = reason.indexOf(" on http");
    return visible(address < 0 ? reason : reason.substring(0, address));
  }

  /// A text on one line, with its control characters as `\\uXXXX`, cut to 200 characters.
  static String visible(String text) {
    var shown = new StringBuilder();
    for (int i = 0; i < text.length() && shown.length() < 200; i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
          || Character.isSurrogate(c) || c == '`') {
        shown.append(String.format("\\u%04x", (int) c));
      } else {
        shown.append(c);
      }
    }
    return shown.length() < 200 ? shown.toString() : shown + "…";
  }
}
