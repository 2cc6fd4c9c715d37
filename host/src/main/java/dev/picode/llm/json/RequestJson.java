package dev.picode.llm.json;

import dev.picode.llm.Message;
import dev.picode.llm.ModelRequest;
import dev.picode.llm.RequestLimits;
import dev.picode.llm.ResponseSchema;
import dev.picode.llm.Role;
import dev.picode.llm.SystemPart;
import dev.picode.llm.ThinkingLevel;
import dev.picode.llm.ThinkingWish;
import dev.picode.llm.ToolChoice;
import dev.picode.llm.ToolSpec;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Requests as plain values and back. Stateless, safe for many threads.
///
/// Members stand in one order, so that the same request is the same text. `model`, `system`, `messages`, `tools`,
/// `choice` and `limits` are always there; of what is read, all but `model` and `messages` may be missing.
public final class RequestJson {
  private RequestJson() {}

  /// A request as a plain value.
  public static Map<String, @Nullable Object> write(ModelRequest request) {
    ThinkingWish thinking = request.thinking();
    ResponseSchema schema = request.responseSchema();
    return new Written()
        .with("model", request.model())
        .with("system", request.system().stream().map(RequestJson::system).toList())
        .with("messages", request.messages().stream().map(RequestJson::message).toList())
        .with("tools", request.tools().stream().map(RequestJson::tool).toList())
        .with("choice", choice(request.choice()))
        .with("limits",
            new Written()
                .count("maxOutputTokens", request.limits().maxOutputTokens())
                .with("stop", request.limits().stop())
                .plain())
        .maybe("temperature", request.temperature())
        .maybe("thinking", thinking == null
            ? null
            : new Written().with("level", lower(thinking.level()))
                .count("budgetTokens", thinking.budgetTokens())
                .plain())
        .maybe("responseSchema", schema == null
            ? null
            : new Written().with("name", schema.name()).with("schema", schema.schema()).plain())
        .plain();
  }

  /// A message as a plain value.
  public static Map<String, @Nullable Object> message(Message message) {
    return new Written()
        .with("role", lower(message.role()))
        .with("parts", message.parts().stream().map(PartJson::write).toList())
        .flag("cache", message.cache())
        .plain();
  }

  private static Map<String, @Nullable Object> system(SystemPart part) {
    return new Written().with("text", part.text()).flag("cache", part.cache()).plain();
  }

  private static Map<String, @Nullable Object> tool(ToolSpec tool) {
    return new Written()
        .with("name", tool.name())
        .with("description", tool.description())
        .with("parameters", tool.parameters())
        .plain();
  }

  private static Map<String, @Nullable Object> choice(ToolChoice choice) {
    return switch (choice) {
      case ToolChoice.Auto _ -> Written.typed("auto").plain();
      case ToolChoice.None _ -> Written.typed("none").plain();
      case ToolChoice.Required _ -> Written.typed("required").plain();
      case ToolChoice.Tool tool -> Written.typed("tool").with("name", tool.name()).plain();
    };
  }

  /// The request that a plain value stands for.
  ///
  /// @throws dev.picode.problem.PiCodeException `llm-value-invalid`, with the place of the first fault
  public static ModelRequest read(@Nullable Object value) {
    Fields fields = Fields.of(value, "request");
    Object thinking = fields.any("thinking");
    Object schema = fields.any("responseSchema");
    Object limits = fields.any("limits");
    Object choice = fields.any("choice");
    String model = fields.text("model");
    var system = fields.list("system", RequestJson::readSystem);
    var messages = fields.list("messages", RequestJson::readMessage);
    var tools = fields.list("tools", RequestJson::readTool);
    Double temperature = fields.number("temperature");
    fields.end();
    try {
      return new ModelRequest(model, system, messages, tools,
          choice == null ? new ToolChoice.Auto() : readChoice(choice),
          limits == null ? RequestLimits.NONE : readLimits(limits), temperature,
          thinking == null ? null : readThinking(thinking),
          schema == null ? null : readSchema(schema));
    } catch (IllegalArgumentException e) {
      throw Fields.fault("request", "is invalid: " + e.getMessage());
    }
  }

  /// The message that a plain value stands for.
  ///
  /// @param place what a fault calls it
  /// @throws dev.picode.problem.PiCodeException `llm-value-invalid`
  public static Message readMessage(@Nullable Object value, String place) {
    Fields fields = Fields.of(value, place);
    Role role = switch (fields.text("role")) {
      case "user" -> Role.USER;
      case "assistant" -> Role.ASSISTANT;
      default -> throw fields.faultOf("role", "is neither `user` nor `assistant`");
    };
    var parts = PartJson.list(fields, "parts");
    boolean cache = fields.flag("cache");
    fields.end();
    try {
      return new Message(role, parts, cache);
    } catch (IllegalArgumentException e) {
      throw Fields.fault(place, "is invalid: " + e.getMessage());
    }
  }

  private static SystemPart readSystem(@Nullable Object value, String place) {
    Fields fields = Fields.of(value, place);
    var part = new SystemPart(fields.text("text"), fields.flag("cache"));
    fields.end();
    return part;
  }

  private static ToolSpec readTool(@Nullable Object value, String place) {
    Fields fields = Fields.of(value, place);
    var tool = new ToolSpec(fields.text("name"), fields.text("description"),
        fields.object("parameters"));
    fields.end();
    return tool;
  }

  private static ToolChoice readChoice(Object value) {
    Fields fields = Fields.of(value, "request.choice");
    ToolChoice choice = switch (fields.text("type")) {
      case "auto" -> new ToolChoice.Auto();
      case "none" -> new ToolChoice.None();
      case "required" -> new ToolChoice.Required();
      case "tool" -> new ToolChoice.Tool(fields.text("name"));
      default -> throw fields.faultOf("type",
          "is none of `auto`, `none`, `required` and `tool`");
    };
    fields.end();
    return choice;
  }

  private static RequestLimits readLimits(Object value) {
    Fields fields = Fields.of(value, "request.limits");
    var limits = new RequestLimits(fields.smallCount("maxOutputTokens"),
        fields.list("stop", Fields::string));
    fields.end();
    return limits;
  }

  private static ThinkingWish readThinking(Object value) {
    Fields fields = Fields.of(value, "request.thinking");
    ThinkingLevel level = switch (fields.text("level")) {
      case "off" -> ThinkingLevel.OFF;
      case "low" -> ThinkingLevel.LOW;
      case "medium" -> ThinkingLevel.MEDIUM;
      case "high" -> ThinkingLevel.HIGH;
      default -> throw fields.faultOf("level", "is none of `off`, `low`, `medium` and `high`");
    };
    var wish = new ThinkingWish(level, fields.smallCount("budgetTokens"));
    fields.end();
    return wish;
  }

  private static ResponseSchema readSchema(Object value) {
    Fields fields = Fields.of(value, "request.responseSchema");
    var schema = new ResponseSchema(fields.text("name"), fields.object("schema"));
    fields.end();
    return schema;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
