package dev.picode.llm.client;

import dev.picode.llm.ModelRequest;
import java.util.List;

/// Something to ask, and whom. Immutable.
///
/// @param request what is asked; the model in it is replaced by that of the route
/// @param routes who is asked, the next one where the one before cannot answer; at least one
/// @param stream whether the answer is wanted piece by piece; a provider that cannot do so gives it whole
/// @param keep whether an answer to the very same request may be taken from those that were kept, and this one be kept
public record ModelCall(ModelRequest request, List<ModelRoute> routes, boolean stream,
    boolean keep) {
  /// Checks and copies.
  ///
  /// @throws IllegalArgumentException where nobody is to be asked
  public ModelCall {
    routes = List.copyOf(routes);
    if (routes.isEmpty()) {
      throw new IllegalArgumentException("a call names nobody to ask");
    }
  }

  /// Streamed, from one provider, never from what was kept.
  public static ModelCall of(ModelRequest request, ModelRoute route) {
    return new ModelCall(request, List.of(route), true, false);
  }
}
