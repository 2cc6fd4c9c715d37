package dev.picode.plugin.manifest;

import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.capability.HostScope;
import dev.picode.sandbox.capability.SecretScope;
import java.util.List;

/// A provider of models that an extension contributes: all that a person has to know before its script runs.
/// Immutable.
///
/// @param name lower-case letters, digits and hyphens
/// @param description one sentence without a final full stop, or an empty text
/// @param hosts the hosts that its requests go to; none where that is only where the person says
/// @param key the secret that goes with its requests
/// @param base where its service is
public record ProviderContribution(
    String name,
    String description,
    List<HostScope> hosts,
    Key key,
    Base base) {

  /// The secret of a provider. Immutable.
  ///
  /// @param secret its name; empty where there is none
  /// @param scheme where it stands in a request: `bearer`, `header:NAME` or `query:NAME`
  /// @param isOptional whether requests are sent without it where nobody has set it
  public record Key(String secret, String scheme, boolean isOptional) {
    /// The way most services take it.
    public static final String BEARER = "bearer";

    /// No secret.
    public static final Key NONE = new Key("", BEARER, true);

    /// Whether there is one.
    public boolean isSome() {
      return !secret.isEmpty();
    }
  }

  /// Where a service is. Immutable.
  ///
  /// @param url without a `/` at its end; empty where nobody knows unless the person says
  /// @param variable the environment variable in which a person may say another one; empty for none
  public record Base(String url, String variable) {
    /// Nobody knows.
    public static final Base NONE = new Base("", "");
  }

  /// Copies.
  public ProviderContribution {
    hosts = List.copyOf(hosts);
  }

  /// A provider that says nothing of itself.
  public ProviderContribution(String name, String description) {
    this(name, description, List.of(), Key.NONE, Base.NONE);
  }

  /// Whether its service runs on the person's own machine.
  public boolean isLocal() {
    return !hosts.isEmpty() && hosts.stream().allMatch(ProviderContribution::isLoopback);
  }

  private static boolean isLoopback(HostScope scope) {
    var host = scope.host();
    return !scope.wildcard() && host != null
        && List.of("localhost", "127.0.0.1", "[::1]", "::1").contains(host.text());
  }

  /// What it needs: to reach its hosts, and to spend its secret there and nowhere else.
  public Grants permissions() {
    List<SecretScope> secrets = key.isSome()
        ? hosts.stream()
            .map(host -> new SecretScope(key.secret(),
                new HostScope(host.wildcard(), host.host(), 0)))
            .toList()
        : List.of();
    return Grants.NONE.withNet(hosts).withSecrets(secrets);
  }
}
