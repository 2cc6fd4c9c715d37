package dev.picode.llm.client;

import dev.picode.llm.ModelEvent;
import dev.picode.llm.WireEvent;
import dev.picode.secret.Redactor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes the credential out of what comes back: before the provider reads it, and once more out of what the provider made
/// of it, for what was written in a text within a text. Stateless.
final class Clean {
  private Clean() {}

  static List<WireEvent> pieces(List<WireEvent> pieces, Redactor redactor) {
    if (redactor == Redactor.NONE) {
      return pieces;
    }
    return pieces.stream()
        .map(piece -> new WireEvent(redactor.text(piece.event()), redactor.text(piece.data())))
        .toList();
  }

  static ModelEvent event(ModelEvent event, Redactor redactor) {
    if (redactor == Redactor.NONE) {
      return event;
    }
    return switch (event) {
      case ModelEvent.TextDelta delta -> new ModelEvent.TextDelta(redactor.text(delta.text()));
      case ModelEvent.ThinkingDelta delta -> new ModelEvent.ThinkingDelta(
          redactor.text(delta.text()), maybe(delta.signature(), redactor),
          maybe(delta.redacted(), redactor));
      case ModelEvent.ToolCallDelta delta -> new ModelEvent.ToolCallDelta(delta.index(),
          maybe(delta.id(), redactor), maybe(delta.name(), redactor),
          redactor.text(delta.arguments()), maybe(delta.signature(), redactor));
      case ModelEvent.UsageReport _,ModelEvent.Stopped _,ModelEvent.Failed _ -> event;
    };
  }

  private static @Nullable String maybe(@Nullable String text, Redactor redactor) {
    return text == null ? null : redactor.text(text);
  }
}
