package dev.picode.llm.client;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.secret.Redactor;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Which failures pass by themselves, and which another model may not have. Stateless.
final class Failures {
  private Failures() {}

  /// Whether a status is one of the moment.
  static boolean isPassing(int status) {
    return status == 408 || status == 409 || status == 425 || status == 429 || status >= 500;
  }

  /// Whether another provider may take what this one refuses: not what is wrong with the request.
  static boolean mayBeOthers(int status) {
    return switch (status) {
      case 401, 402, 403, 404, 413 -> true;
      default -> isPassing(status);
    };
  }

  /// Whether a connection failed, was silent or brought too much.
  static boolean isConnection(PiCodeException e) {
    return switch (e.problem().code()) {
      case "http-failed", "http-timeout" -> true;
      default -> false;
    };
  }

  /// A problem of the connection as a failure; null where it is another one, which no repetition helps.
  ///
  /// @param begun whether something was said before
  static AttemptResult.@Nullable Failure of(ModelRoute route, PiCodeException e, Redactor redactor,
      ModelTimeouts times, boolean begun) {
    return switch (e.problem().code()) {
      case "http-timeout" -> new AttemptResult.Failure(timeout(route, e, times, begun), false, true,
          null);
      case "http-failed" -> new AttemptResult.Failure(redactor.problem(e.problem()), isReset(e),
          true, null);
      default -> null;
    };
  }

  private static Problem timeout(ModelRoute route, PiCodeException e, ModelTimeouts times,
      boolean begun) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketTimeoutException) {
        return ModelProblems.timeout(route, times.connect(), "took no connection");
      }
    }
    return begun
        ? ModelProblems.timeout(route, times.idle(), "stopped in the middle and said nothing")
        : ModelProblems.timeout(route, times.firstToken(), "said nothing");
  }

  /// Whether the connection stood and broke: who is not there will not be there in a second either.
  private static boolean isReset(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException || cause instanceof ConnectException
          || cause instanceof NoRouteToHostException || cause instanceof SSLException) {
        return false;
      }
      if (cause instanceof IOException) {
        return true;
      }
    }
    return false;
  }
}
