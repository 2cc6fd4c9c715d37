package dev.picode.llm.json;

import dev.picode.llm.Part;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Parts of messages as plain values. Stateless, safe for many threads.
final class PartJson {
  private PartJson() {}

  static Map<String, @Nullable Object> write(Part part) {
    return switch (part) {
      case Part.Text text -> Written.typed("text").with("text", text.text()).plain();
      case Part.Image image -> Written.typed("image")
          .with("mediaType", image.mediaType())
          .with("data", image.data())
          .plain();
      case Part.ToolCall call -> Written.typed("tool-call")
          .with("id", call.id())
          .with("name", call.name())
          .with("arguments", call.arguments())
          .maybe("signature", call.signature())
          .plain();
      case Part.ToolResult result -> Written.typed("tool-result")
          .with("callId", result.callId())
          .with("parts", result.parts().stream().map(PartJson::write).toList())
          .flag("isError", result.isError())
          .plain();
      case Part.Thinking thinking -> Written.typed("thinking")
          .with("text", thinking.text())
          .maybe("signature", thinking.signature())
          .maybe("redacted", thinking.redacted())
          .plain();
    };
  }

  static Part read(@Nullable Object value, String place) {
    Fields fields = Fields.of(value, place);
    Part part = switch (fields.text("type")) {
      case "text" -> new Part.Text(fields.text("text"));
      case "image" -> new Part.Image(fields.text("mediaType"), fields.text("data"));
      case "tool-call" -> new Part.ToolCall(fields.text("id"), fields.text("name"),
          fields.object("arguments"), fields.optionalText("signature"));
      case "tool-result" -> new Part.ToolResult(fields.text("callId"),
          fields.list("parts", PartJson::result), fields.flag("isError"));
      case "thinking" -> new Part.Thinking(fields.text("text"), fields.optionalText("signature"),
          fields.optionalText("redacted"));
      default -> throw fields.faultOf("type",
          "is none of `text`, `image`, `tool-call`, `tool-result` and `thinking`");
    };
    fields.end();
    return part;
  }

  static List<Part> list(Fields fields, String name) {
    return fields.list(name, PartJson::read);
  }

  private static Part.Result result(@Nullable Object value, String place) {
    if (read(value, place) instanceof Part.Result part) {
      return part;
    }
    throw Fields.fault(place, "is neither `text` nor `image`, as a part of a result has to be");
  }
}
