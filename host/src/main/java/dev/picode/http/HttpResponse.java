package dev.picode.http;

import java.util.List;
import java.util.Optional;

/// The answer to a request. Immutable.
public final class HttpResponse implements HopResult {
  private final int status;
  private final HttpTarget target;
  private final List<HttpHeader> headers;
  private final byte[] body;

  HttpResponse(int status, HttpTarget target, List<HttpHeader> headers, byte[] body) {
    this.status = status;
    this.target = target;
    this.headers = List.copyOf(headers);
    this.body = body;
  }

  /// The status, from 100 to 599 with honest servers.
  public int status() {
    return status;
  }

  /// Who gave the answer, after all redirects.
  public HttpTarget target() {
    return target;
  }

  /// The headers, in the order they came.
  public List<HttpHeader> headers() {
    return headers;
  }

  /// The value of the first header of a name.
  ///
  /// @param name in lower case
  public Optional<String> header(String name) {
    return HttpHeader.first(headers, name);
  }

  /// The body, decompressed; a copy.
  public byte[] body() {
    return body.clone();
  }
}
