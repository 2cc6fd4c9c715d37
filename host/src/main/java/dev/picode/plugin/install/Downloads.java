package dev.picode.plugin.install;

import dev.picode.http.HttpHeader;
import dev.picode.http.HttpLimits;
import dev.picode.http.HttpPolicy;
import dev.picode.http.HttpRequest;
import dev.picode.http.HttpResponse;
import dev.picode.http.HttpService;
import dev.picode.http.HttpTarget;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Fetches what a person named, over connections nobody can read along. Safe for many threads.
final class Downloads {
  private static final HttpLimits LIMITS = new HttpLimits(Duration.ofMinutes(2),
      PackageArchive.MAX_ARCHIVE_BYTES, 5);

  private final Supplier<HttpService> http;

  Downloads(Supplier<HttpService> http) {
    this.http = http;
  }

  /// The answer to a `GET`, whatever its status.
  ///
  /// @throws PiCodeException `download-insecure`, and those of [HttpService#send]
  HttpResponse get(HttpTarget target, List<HttpHeader> headers) {
    return http.get().send(HttpRequest.of("GET", target, headers, null), LIMITS, new Safe());
  }

  /// The bytes behind a URL.
  ///
  /// @throws PiCodeException `download-failed`, and those of [#get]
  byte[] bytes(HttpTarget target, List<HttpHeader> headers) {
    HttpResponse response = get(target, headers);
    if (response.status() != 200) {
      throw failed(target, response.status());
    }
    return response.body();
  }

  static PiCodeException failed(HttpTarget target, int status) {
    return Problem.of("download-failed", ProblemKind.EXTERNAL,
        "`" + target.host() + "` answers with status " + status,
        status == 401 || status == 403
            ? "it wants to know who asks: for npm, a token in your `.npmrc` says that"
            : "check the address")
        .toException();
  }

  /// Without TLS only this machine is reached, by whatever name.
  private static final class Safe implements HttpPolicy {
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "::1");

    @Override
    public void allow(HttpTarget target) {
      if (!target.isSecure() && !HERE.contains(target.host())) {
        throw insecure(target);
      }
    }

    @Override
    public void allow(HttpTarget target, InetAddress address) {
      if (!target.isSecure() && !address.isLoopbackAddress()) {
        throw insecure(target);
      }
    }

    @Override
    public void sends(HttpTarget target) {
      // Nothing to remember.
    }

    private static PiCodeException insecure(HttpTarget target) {
      return Problem.of("download-insecure", ProblemKind.DENIED,
          "`" + target.host() + "` is not asked over `http:`, where everybody on the way can"
              + " change the answer",
          "use its `https:` address").toException();
    }
  }
}
