package dev.picode.http;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// Where a request goes: a URL in the one form that is both judged and used. Immutable.
///
/// The host is in lower case, in punycode where it is international, without a final dot, and an
/// address only where it is written as one: `127.1` and `2130706433`, which some programs take for
/// addresses, are refused. There is no user name, no password and no fragment.
public final class HttpTarget {
  private static final int MAX_LENGTH = 16 << 10;

  private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");

  private static final Pattern QUAD = Pattern.compile(
      "((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.|$)){4}");

  private final HttpUrl url;

  private HttpTarget(HttpUrl url) {
    this.url = url;
  }

  /// The target that a text names.
  ///
  /// @throws dev.picode.problem.PiCodeException `http-request-invalid` where it is no URL, has another
  ///     scheme than `http` and `https`, or names a user
  public static HttpTarget parse(String text) {
    refuseControls(text);
    String start = text.strip().toLowerCase(Locale.ROOT);
    if (!start.startsWith("http://") && !start.startsWith("https://")) {
      throw HttpProblems.invalid(quoted(text) + " is no URL that starts with `http://` or"
          + " `https://`");
    }
    return of(HttpUrl.parse(text), text);
  }

  /// The target that a redirect from here names, or null where it is none that could be followed.
  @Nullable HttpTarget resolve(String location) {
    HttpUrl resolved = location.length() > MAX_LENGTH ? null : url.resolve(location);
    return resolved == null ? null : of(resolved, location);
  }

  private static HttpTarget of(@Nullable HttpUrl url, String text) {
    if (url == null) {
      throw HttpProblems.invalid(quoted(text) + " is no URL");
    }
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      throw HttpProblems.invalid(
          "the URL for `" + HttpProblems.visible(url.host()) + "` names a user or a password; put"
              + " them into a header");
    }
    String host = url.host();
    if (host.endsWith(".")) {
      host = host.substring(0, host.length() - 1);
    }
    if (host.isEmpty() || host.startsWith(".") || host.endsWith(".") || strangeNumber(host)) {
      throw HttpProblems.invalid("`" + HttpProblems.visible(url.host()) + "` is no host");
    }
    return new HttpTarget(url.newBuilder().host(host).fragment(null).build());
  }

  /// Whether a host is neither a name nor an address in its usual form. As browsers do, a host whose
  /// last part is a number counts as an address.
  private static boolean strangeNumber(String host) {
    if (host.contains(":")) {
      return false;
    }
    List<String> labels = List.of(host.split("\\.", -1));
    return NUMBER.matcher(labels.getLast()).matches() && !QUAD.matcher(host).matches();
  }

  private static void refuseControls(String text) {
    if (text.length() > MAX_LENGTH) {
      throw HttpProblems.invalid("the URL is longer than " + MAX_LENGTH + " characters");
    }
    if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      throw HttpProblems.invalid(quoted(text) + " has a control character and is no URL");
    }
  }

  private static String quoted(String text) {
    return "`" + HttpProblems.visible(text) + "`";
  }

  /// `http` or `https`.
  public String scheme() {
    return url.scheme();
  }

  /// Whether it is reached by `https`.
  public boolean isSecure() {
    return url.isHttps();
  }

  /// The host: a name, or an address, one of version 6 without brackets.
  public String host() {
    return url.host();
  }

  /// The port, that of the scheme where none was written.
  public int port() {
    return url.port();
  }

  /// Scheme, host and port: `https://example.org:443`.
  public String origin() {
    String host = host().contains(":") ? "[" + host() + "]" : host();
    return scheme() + "://" + host + ":" + port();
  }

  /// Whether two targets have the same scheme, host and port.
  public boolean isSameOrigin(HttpTarget other) {
    return origin().equals(other.origin());
  }

  HttpUrl url() {
    return url;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HttpTarget that && url.equals(that.url);
  }

  @Override
  public int hashCode() {
    return Objects.hash(url);
  }

  /// The URL.
  @Override
  public String toString() {
    return url.toString();
  }
}
