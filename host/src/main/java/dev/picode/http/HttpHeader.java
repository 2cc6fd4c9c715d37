package dev.picode.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A header of a request or of an answer. Immutable.
///
/// @param name its name, in lower case
/// @param value its value
/// @param secret whether it holds what only the first host may see
public record HttpHeader(String name, String value, boolean secret) {
  private static final Pattern TOKEN = Pattern.compile("[a-z0-9!#$%&'*+.^_`|~-]{1,256}");

  private static final int MAX_VALUE = 64 << 10;

  /// What says how a message travels, which is not the business of who asks for it.
  private static final Set<String> HOST_ONLY = Set.of(
      "host", "content-length", "transfer-encoding", "connection", "keep-alive", "te", "trailer",
      "upgrade", "expect", "accept-encoding", "http2-settings");

  /// What may go along to another host: what describes the request and nobody's rights.
  private static final Set<String> HARMLESS = Set.of(
      "accept", "accept-language", "content-type", "content-language", "user-agent", "range",
      "if-none-match", "if-modified-since", "cache-control");

  /// A header of a request.
  ///
  /// @throws dev.picode.problem.PiCodeException `http-request-invalid` where the name is no name or one
  ///     that only the host sets, or the value cannot be sent; never repeats the value
  public static HttpHeader of(String name, String value, boolean secret) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (!TOKEN.matcher(lower).matches()) {
      throw HttpProblems.invalid("`" + HttpProblems.visible(name) + "` is no name of a header");
    }
    if (HOST_ONLY.contains(lower) || lower.startsWith("proxy-")) {
      throw HttpProblems.invalid("the header `" + lower + "` is set by PiCode alone");
    }
    if (value.length() > MAX_VALUE) {
      throw HttpProblems.invalid(
          "the header `" + lower + "` is longer than " + MAX_VALUE + " characters");
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < ' ' && c != '\t') || c > '~') {
        throw HttpProblems.invalid("the value of the header `" + lower
            + "` has a line break, a control character or one that is not ASCII");
      }
    }
    return new HttpHeader(lower, value.strip(), secret);
  }

  /// The value of the first header of a name.
  ///
  /// @param name in lower case
  static Optional<String> first(List<HttpHeader> headers, String name) {
    return headers.stream()
        .filter(header -> header.name().equals(name))
        .map(HttpHeader::value)
        .findFirst();
  }

  /// Whether it may go along where a redirect leads to another scheme, host or port.
  boolean mayChangeHosts() {
    return !secret && HARMLESS.contains(name);
  }

  /// Whether it describes the body, and goes where the body goes.
  boolean describesBody() {
    return name.startsWith("content-");
  }

  /// Name and value, without the value of a secret.
  @Override
  public String toString() {
    return name + ": " + (secret ? "[secret]" : value);
  }
}
