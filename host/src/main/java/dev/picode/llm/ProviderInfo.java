package dev.picode.llm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a provider says of itself. Immutable.
///
/// Where it may talk to: with a base URL of the person's own, to the host and port of that URL and to nothing else, at
/// whatever address that is; without one, to `hosts` and those of `auth`, by `https`, at public addresses only.
///
/// @param title the provider as people name it
/// @param models the models it knows without asking, the best first; may be empty
/// @param auth the credential it needs, or null where it needs none
/// @param supports what it can do
/// @param hosts the hosts it talks to besides those of `auth`
/// @param baseUrl the base URL that the person set for it, or null; the credential then goes there and nowhere else
/// @param restartable whether an answer that broke off may be asked for once more although some of it was shown
public record ProviderInfo(String title, List<ModelInfo> models, @Nullable ProviderAuth auth,
    Supports supports, List<String> hosts, @Nullable String baseUrl, boolean restartable) {
  /// Copies.
  public ProviderInfo {
    models = List.copyOf(models);
    hosts = List.copyOf(hosts);
  }
}
