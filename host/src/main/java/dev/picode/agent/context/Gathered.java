package dev.picode.agent.context;

import dev.picode.llm.Part;
import java.util.List;

/// What goes to the model with a prompt. Immutable.
///
/// @param parts what is sent, the person's own words last
/// @param notices what the person should know of it, a sentence each
public record Gathered(List<Part> parts, List<String> notices) {
  /// Copies.
  public Gathered {
    parts = List.copyOf(parts);
    notices = List.copyOf(notices);
  }
}
