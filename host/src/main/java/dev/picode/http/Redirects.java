package dev.picode.http;

import dev.picode.problem.PiCodeException;
import org.jspecify.annotations.Nullable;

/// Where an answer sends a request on to, after RFC 9110, section 15.4. Stateless.
final class Redirects {
  private Redirects() {}

  /// The request that follows, or null where the answer is no redirect.
  ///
  /// @throws PiCodeException `http-redirect-refused` where it leads from `https` to `http`, or to what
  ///     is no target
  static @Nullable HttpRequest next(HttpRequest request, int status, @Nullable String location) {
    if (location == null) {
      return null;
    }
    return switch (status) {
      case 301, 302 -> follow(request, location, request.method().equals("POST"));
      case 303 -> follow(request, location, !request.method().equals("HEAD"));
      case 307, 308 -> follow(request, location, false);
      default -> null;
    };
  }

  private static HttpRequest follow(HttpRequest request, String location, boolean asGet) {
    HttpTarget from = request.target();
    HttpTarget to;
    try {
      to = from.resolve(location);
    } catch (PiCodeException e) {
      throw HttpProblems.redirectRefused(from,
          "to what is no URL that can be followed: " + e.problem().message());
    }
    if (to == null) {
      throw HttpProblems.redirectRefused(from,
          "to what is neither `http` nor `https`");
    }
    if (from.isSecure() && !to.isSecure()) {
      throw HttpProblems.redirectRefused(from,
          "from `https` to `http`, where everybody on the way can read along");
    }
    return request.redirected(to, asGet);
  }
}
