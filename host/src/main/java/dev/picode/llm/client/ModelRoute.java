package dev.picode.llm.client;

import dev.picode.llm.ModelProvider;

/// A model at a provider. Immutable.
///
/// @param provider who is asked
/// @param model the model as that provider names it
public record ModelRoute(ModelProvider provider, String model) {
  /// `provider/model`.
  public String text() {
    return provider.name() + "/" + model;
  }
}
