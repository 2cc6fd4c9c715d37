package dev.picode.agent.context;

import java.util.List;

/// What fills a model's window. Immutable.
///
/// @param shares its parts, in the order they are sent
/// @param tokens all of them together
/// @param window how many tokens the model takes
/// @param isWindowKnown whether the window is the model's own, or what is assumed where nobody says
/// @param compactsAt from how many tokens on the conversation is shortened
public record ContextParts(List<ContextShare> shares, long tokens, long window,
    boolean isWindowKnown, long compactsAt) {
  /// Copies.
  public ContextParts {
    shares = List.copyOf(shares);
  }
}
