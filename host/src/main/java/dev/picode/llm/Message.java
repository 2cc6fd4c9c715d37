package dev.picode.llm;

import java.util.List;
import java.util.Locale;

/// What one side says in a conversation. Immutable.
///
/// @param role who says it
/// @param parts what is said, at least one part
/// @param cache whether the conversation up to the end of this message will be sent again soon, so that a provider with
///     a cache of prompts should keep it
public record Message(Role role, List<Part> parts, boolean cache) {

  /// Checks that each part stands on the side that can say it, and copies.
  ///
  /// @throws IllegalArgumentException where one does not, or there is none
  public Message {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a message has no parts");
    }
    for (Part part : parts) {
      boolean fits = switch (part) {
        case Part.ToolCall _,Part.Thinking _ -> role == Role.ASSISTANT;
        case Part.ToolResult _ -> role == Role.USER;
        case Part.Text _,Part.Image _ -> true;
      };
      if (!fits) {
        throw new IllegalArgumentException("a `" + part.getClass().getSimpleName()
            + "` part cannot be in a message of the "
            + role.name().toLowerCase(Locale.ROOT));
      }
    }
  }

  /// A message without a hint.
  public Message(Role role, List<Part> parts) {
    this(role, parts, false);
  }

  /// Words of the user.
  public static Message user(String text) {
    return new Message(Role.USER, List.of(new Part.Text(text)));
  }

  /// Words of the model.
  public static Message assistant(String text) {
    return new Message(Role.ASSISTANT, List.of(new Part.Text(text)));
  }

  /// Results of tools, given back to the model.
  public static Message results(List<Part.ToolResult> results) {
    return new Message(Role.USER, List.copyOf(results));
  }

  /// The words of the message, without its other parts.
  public String text() {
    return Part.text(parts);
  }

  /// The calls of tools in the message, in order.
  public List<Part.ToolCall> toolCalls() {
    return Part.toolCalls(parts);
  }
}
