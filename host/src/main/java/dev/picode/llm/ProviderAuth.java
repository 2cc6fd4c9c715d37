package dev.picode.llm;

import java.util.List;

/// Which credential a provider needs and where it may go. Immutable.
///
/// @param secret the name of the secret, such as `OPENAI_API_KEY`
/// @param hosts the hosts that it may be sent to, by `https` only: `api.openai.com`, or with a port; no wildcards
/// @param scheme how it goes along
/// @param required whether the provider answers nothing without it; a server of one's own often wants none
public record ProviderAuth(String secret, List<String> hosts, AuthScheme scheme,
    boolean required) {
  /// Copies.
  public ProviderAuth {
    hosts = List.copyOf(hosts);
  }
}
