package dev.picode.llm.client;

import dev.picode.llm.ModelEvent;
import dev.picode.llm.Part;
import dev.picode.llm.StopReason;
import java.util.List;

/// Says an answer that no model gave, as if one did. Stateless.
final class Synthetic {
  private Synthetic() {}

  static void say(List<Part> parts, Said said) {
    int calls = 0;
    for (Part part : parts) {
      switch (part) {
        case Part.Text text -> said.add(new ModelEvent.TextDelta(text.text()));
        case Part.Thinking thinking -> said.add(new ModelEvent.ThinkingDelta(thinking.text(),
            thinking.signature(), thinking.redacted()));
        case Part.ToolCall call -> said.add(new ModelEvent.ToolCallDelta(calls++, call.id(),
            call.name(), call.argumentsText(), call.signature()));
        case Part.Image _,Part.ToolResult _ -> throw new IllegalArgumentException(
            "an answer has neither pictures nor results of tools");
      }
    }
    said.add(new ModelEvent.Stopped(calls > 0 ? StopReason.TOOL_CALLS : StopReason.END));
    said.end();
  }
}
