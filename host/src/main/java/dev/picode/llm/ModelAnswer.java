package dev.picode.llm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A whole answer. Immutable.
///
/// @param provider who gave it
/// @param model the model that was asked
/// @param parts what was said, in order; may be empty
/// @param stop why it ended
/// @param usage the tokens, as the provider counted them; those of the first time where it was kept
/// @param cost what it cost in US dollars, 0 where it was kept, or null where the price is not known
/// @param cached whether it was kept from an earlier request, so that nobody was asked
/// @param faults tool calls that cannot be run as they are
public record ModelAnswer(String provider, String model, List<Part> parts, StopReason stop,
    Usage usage, @Nullable Double cost, boolean cached, List<CallFault> faults) {
  /// Copies.
  public ModelAnswer {
    parts = List.copyOf(parts);
    faults = List.copyOf(faults);
  }

  /// The words, without thoughts and tool calls.
  public String text() {
    return Part.text(parts);
  }

  /// The tool calls, in order.
  public List<Part.ToolCall> toolCalls() {
    return Part.toolCalls(parts);
  }

  /// The answer as a message, to go on with the conversation; an empty one says the empty text.
  public Message message() {
    return new Message(Role.ASSISTANT, parts.isEmpty() ? List.of(new Part.Text("")) : parts);
  }

  /// The same with other parts.
  public ModelAnswer withParts(List<Part> other) {
    return new ModelAnswer(provider, model, other, stop, usage, cost, cached, faults);
  }
}
