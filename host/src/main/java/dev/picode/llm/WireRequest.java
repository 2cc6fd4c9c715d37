package dev.picode.llm;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request as a provider wants it sent, without the credential, which the host adds. Immutable.
///
/// @param method `POST`, `GET`, …
/// @param url where it goes, whole
/// @param headers its headers, without the one that carries the credential
/// @param body what it sends, or null
/// @param format how the answer is cut into events
public record WireRequest(String method, String url, Map<String, String> headers,
    @Nullable String body, WireFormat format) {
  /// Copies.
  public WireRequest {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /// A request whose answer says by its type how it is cut.
  public WireRequest(String method, String url, Map<String, String> headers,
      @Nullable String body) {
    this(method, url, headers, body, WireFormat.AUTO);
  }

  /// Method and path, neither the query nor headers nor the body.
  @Override
  public String toString() {
    int query = url.indexOf('?');
    return method + " " + (query < 0 ? url : url.substring(0, query));
  }
}
