package dev.picode.plugin.provider;

import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;

/// A model as a person names it: `PROVIDER/MODEL`, or a provider alone. Immutable.
///
/// @param provider the name of the provider, or its `id:name`
/// @param model the model as that provider names it; empty for the provider's first
public record ModelName(String provider, String model) {
  /// The model that a text names. What follows the first `/` is the provider's own, and may have more of them.
  ///
  /// @throws dev.picode.problem.PiCodeException `model-name-invalid`
  public static ModelName parse(String text) {
    int slash = text.indexOf('/');
    String provider = slash < 0 ? text : text.substring(0, slash);
    String model = slash < 0 ? "" : text.substring(slash + 1);
    boolean clean = text.chars().noneMatch(c -> c <= ' ' || c == 0x7f);
    if (provider.isEmpty() || (slash >= 0 && model.isEmpty()) || !clean) {
      throw Problem.of("model-name-invalid", ProblemKind.USER, "`" + text + "` names no model",
          "a model is named `PROVIDER/MODEL`, such as `anthropic/claude-sonnet-4-5`").toException();
    }
    return new ModelName(provider, model);
  }

  /// As a person would write it.
  public String text() {
    return model.isEmpty() ? provider : provider + "/" + model;
  }
}
