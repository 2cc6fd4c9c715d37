package dev.picode.sandbox.capability;

import org.jspecify.annotations.Nullable;

/// The secret that a permission `secrets` names, and where it may be spent: `ACME_API_KEY`, or
/// `ACME_API_KEY@api.acme.com`. Immutable.
///
/// A script never sees a secret's value. Without a host the secret may be spent at every host the
/// script can reach.
///
/// @param name its name: letters, digits, `_`, `-` and `.`
/// @param host where it may be spent, `null` for anywhere; it has no port
public record SecretScope(String name, @Nullable HostScope host) {
  /// Checks.
  ///
  /// @throws InvalidScopeException where the name is none
  public SecretScope {
    if (!isName(name)) {
      String nearest = name.replaceAll("[^A-Za-z0-9_.-]", "");
      throw new InvalidScopeException("`" + name + "` is not the name of a secret: it has letters,"
          + " digits, `_`, `-` and `.`"
          + (isName(nearest) ? "; did you mean `" + nearest + "`?" : ""));
    }
    if (host != null && host.port() != 0) {
      throw new InvalidScopeException(
          "`" + name + "@" + host + "` is not a secret's scope: its host"
              + " has no port; write `" + name + "@"
              + new HostScope(host.wildcard(), host.host(), 0) + "`");
    }
  }

  /// The scope that a text stands for.
  ///
  /// @throws InvalidScopeException where it is none
  public static SecretScope parse(String text) {
    int at = text.indexOf('@');
    return at < 0
        ? new SecretScope(text, null)
        : new SecretScope(text.substring(0, at), HostScope.parse(text.substring(at + 1)));
  }

  /// Whether it covers a use. To hold a handle without spending it is covered wherever it may be spent.
  public boolean covers(Capability.Secret use) {
    HostName towards = use.host();
    return name.equals(use.name()) && (host == null || towards == null || host.coversHost(towards));
  }

  /// The text that parses to this.
  @Override
  public String toString() {
    return host == null ? name : name + "@" + host;
  }

  static boolean isName(String text) {
    return text.matches("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
  }
}
