package dev.picode.sandbox.capability;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The hosts that a permission `net` names: `api.acme.com`, `api.acme.com:8443`, `*.acme.com` (what is
/// below it, not itself), `192.168.1.5:80`, `[::1]:8080`, or `*`. Immutable.
///
/// Without a port it is that of the scheme: 443 for `https`, 80 for `http`. A scope with `*` is every
/// *public* host it covers: never an IP address, never a local name (see [HostName#isLocal]). So only
/// a scope that spells a host out may lead to a private address.
///
/// @param wildcard whether it starts with `*`
/// @param host the host, or with `wildcard` the name above the hosts; `null` for `*`
/// @param port the port; 0 for that of the scheme
public record HostScope(boolean wildcard, @Nullable HostName host, int port) {
  private static final int MAX_PORT = 65_535;
  private static final Pattern PORT = Pattern.compile("(\\[[^\\]]*\\]|[^\\[\\]:]*):([^:]*)");
  private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://");

  /// Checks.
  ///
  /// @throws InvalidScopeException where a wildcard covers addresses, local names or a whole top-level
  ///     domain
  public HostScope {
    if ((host == null && !wildcard) || port < 0 || port > MAX_PORT) {
      throw new InvalidScopeException("a scope needs a host and a port up to " + MAX_PORT);
    }
    if (host != null && wildcard && (host.isAddress() || host.isLocal())) {
      throw new InvalidScopeException("`*." + host + "` is not a host: "
          + (host.isAddress()
              ? "an address has no names below it; name `" + host + "`"
              : "a `*` never covers local names or a whole top-level domain; name each host, or a domain such"
                  + " as `*.acme.com`"));
    }
  }

  /// The scope that a text stands for.
  ///
  /// @throws InvalidScopeException where it is none
  public static HostScope parse(String text) {
    String nearest = withoutUrl(text);
    if (!nearest.equals(text)) {
      throw new InvalidScopeException("`" + text + "` is not a host: it is a URL or a part of one"
          + (isScope(nearest) ? "; write `" + nearest + "`" : ", and a scope has none"));
    }
    if (text.indexOf(':') != text.lastIndexOf(':') && text.indexOf('[') < 0) {
      throw new InvalidScopeException(
          "`" + text + "` is not a host: an IPv6 address is in brackets,"
              + " such as `[::1]:8080`");
    }
    Matcher withPort = PORT.matcher(text);
    String name = withPort.matches() ? withPort.group(1) : text;
    int port = withPort.matches() ? port(text, withPort.group(2), name) : 0;
    if (name.equals("*")) {
      return new HostScope(true, null, port);
    }
    if (name.startsWith("*.")) {
      return new HostScope(true, new HostName(name.substring(2)), port);
    }
    if (name.indexOf('*') >= 0) {
      throw new InvalidScopeException("`" + text + "` is not a host: a `*` stands alone or for the"
          + " first part, as in `*.acme.com`");
    }
    return new HostScope(false, new HostName(name), port);
  }

  /// Whether it covers a connection.
  public boolean covers(Capability.Net net) {
    return coversHost(net.host())
        && net.port() == (port == 0 ? Capability.Net.defaultPort(net.scheme()) : port);
  }

  /// Whether it covers a host, whatever the port.
  public boolean coversHost(HostName name) {
    if (!wildcard) {
      return name.equals(host);
    }
    return !name.isAddress() && !name.isLocal()
        && (host == null || name.text().endsWith("." + host.text()));
  }

  /// Whether it spells one host out, so that this host may be at a private address.
  public boolean isExact() {
    return !wildcard;
  }

  /// The text that parses to this.
  @Override
  public String toString() {
    String name = host == null ? "*" : wildcard ? "*." + host : host.toString();
    return port == 0 ? name : name + ":" + port;
  }

  /// What would be a scope if a whole URL was given: without scheme, user, path, query and fragment.
  private static String withoutUrl(String text) {
    Matcher scheme = SCHEME.matcher(text);
    String rest = scheme.lookingAt() ? text.substring(scheme.end()) : text;
    int end = 0;
    while (end < rest.length() && "/\\?#".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    rest = rest.substring(0, end);
    return rest.substring(rest.lastIndexOf('@') + 1).strip();
  }

  private static boolean isScope(String text) {
    try {
      return !parse(text).toString().isEmpty();
    } catch (InvalidScopeException _) {
      return false;
    }
  }

  private static int port(String text, String digits, String name) {
    if (digits.matches("[1-9][0-9]{0,4}") && Integer.parseInt(digits) <= MAX_PORT) {
      return Integer.parseInt(digits);
    }
    throw new InvalidScopeException(String.format(Locale.ROOT,
        "`%s` is not a host: the port is no number from 1 to %d%s", text, MAX_PORT,
        isScope(name) ? "; `" + name + "` is port 443 and 80" : ""));
  }
}
