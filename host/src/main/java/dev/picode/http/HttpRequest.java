package dev.picode.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A request. Immutable.
public final class HttpRequest implements HopResult {
  private static final Pattern METHOD = Pattern.compile("[A-Z]{1,20}");

  /// `CONNECT` is for proxies; `TRACE` has headers sent back.
  private static final Set<String> REFUSED = Set.of("CONNECT", "TRACE", "TRACK");

  private final String method;
  private final HttpTarget target;
  private final List<HttpHeader> headers;
  private final byte @Nullable [] body;

  private HttpRequest(String method, HttpTarget target, List<HttpHeader> headers,
      byte @Nullable [] body) {
    this.method = method;
    this.target = target;
    this.headers = List.copyOf(headers);
    this.body = body;
  }

  /// A request.
  ///
  /// @param method `GET`, `POST`, …, in any case
  /// @param body what it sends, or null
  /// @throws dev.picode.problem.PiCodeException `http-request-invalid`
  public static HttpRequest of(String method, HttpTarget target, List<HttpHeader> headers,
      byte @Nullable [] body) {
    String upper = method.toUpperCase(Locale.ROOT);
    if (!METHOD.matcher(upper).matches() || REFUSED.contains(upper)) {
      throw HttpProblems.invalid(
          "`" + HttpProblems.visible(method) + "` is no method that can be sent");
    }
    if (body != null && (upper.equals("GET") || upper.equals("HEAD"))) {
      throw HttpProblems.invalid("a request with the method `" + upper + "` has no body");
    }
    return new HttpRequest(upper, target, headers, body == null ? null : body.clone());
  }

  /// The method, in upper case.
  public String method() {
    return method;
  }

  /// Where it goes.
  public HttpTarget target() {
    return target;
  }

  /// Its headers.
  public List<HttpHeader> headers() {
    return headers;
  }

  byte @Nullable [] body() {
    return body;
  }

  /// This request as a redirect sends it on: what is meant for the first host stays there.
  ///
  /// @param asGet whether it becomes a `GET` without a body
  HttpRequest redirected(HttpTarget next, boolean asGet) {
    boolean same = next.isSameOrigin(target);
    var kept = new ArrayList<HttpHeader>();
    for (HttpHeader header : headers) {
      if ((same || header.mayChangeHosts()) && !(asGet && header.describesBody())) {
        kept.add(header);
      }
    }
    return asGet
        ? new HttpRequest("GET", next, kept, null)
        : new HttpRequest(method, next, kept, body);
  }
}
