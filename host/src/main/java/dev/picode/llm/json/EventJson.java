package dev.picode.llm.json;

import dev.picode.llm.ModelEvent;
import dev.picode.llm.ProviderProblem;
import dev.picode.llm.StopReason;
import dev.picode.llm.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Events of an answer as plain values and back. Stateless, safe for many threads.
public final class EventJson {
  private EventJson() {}

  /// An event as a plain value.
  public static Map<String, @Nullable Object> write(ModelEvent event) {
    return switch (event) {
      case ModelEvent.TextDelta text -> Written.typed("text").with("text", text.text()).plain();
      case ModelEvent.ThinkingDelta thinking -> Written.typed("thinking")
          .with("text", thinking.text())
          .maybe("signature", thinking.signature())
          .maybe("redacted", thinking.redacted())
          .plain();
      case ModelEvent.ToolCallDelta call -> Written.typed("tool-call")
          .with("index", call.index())
          .maybe("id", call.id())
          .maybe("name", call.name())
          .with("arguments", call.arguments())
          .maybe("signature", call.signature())
          .plain();
      case ModelEvent.UsageReport report -> usage(Written.typed("usage"), report.usage());
      case ModelEvent.Stopped stopped -> Written.typed("stop")
          .with("reason", stopped.reason().text())
          .plain();
      case ModelEvent.Failed failed -> Written.typed("error")
          .with("code", failed.problem().code())
          .with("message", failed.problem().message())
          .flag("retryable", failed.problem().retryable())
          .plain();
    };
  }

  /// Numbers of tokens as a plain value.
  public static Map<String, @Nullable Object> write(Usage usage) {
    return usage(new Written(), usage);
  }

  private static Map<String, @Nullable Object> usage(Written written, Usage usage) {
    return written
        .with("input", usage.input())
        .with("output", usage.output())
        .count("cacheRead", usage.cacheRead())
        .count("cacheWrite", usage.cacheWrite())
        .count("thinking", usage.thinking())
        .plain();
  }

  /// The event that a plain value stands for.
  ///
  /// @param place what a fault calls it, such as `response()[0]`
  /// @throws dev.picode.problem.PiCodeException `llm-value-invalid`, with the place of the fault
  public static ModelEvent read(@Nullable Object value, String place) {
    Fields fields = Fields.of(value, place);
    ModelEvent event = switch (fields.text("type")) {
      case "text" -> new ModelEvent.TextDelta(fields.text("text"));
      case "thinking" -> new ModelEvent.ThinkingDelta(orEmpty(fields.optionalText("text")),
          fields.optionalText("signature"), fields.optionalText("redacted"));
      case "tool-call" -> new ModelEvent.ToolCallDelta(fields.smallCount("index"),
          fields.optionalText("id"), fields.optionalText("name"),
          orEmpty(fields.optionalText("arguments")), fields.optionalText("signature"));
      case "usage" -> new ModelEvent.UsageReport(usage(fields));
      case "stop" -> new ModelEvent.Stopped(reason(fields));
      case "error" -> new ModelEvent.Failed(problem(fields));
      default -> throw fields.faultOf("type",
          "is none of `text`, `thinking`, `tool-call`, `usage`, `stop` and `error`");
    };
    fields.end();
    return event;
  }

  /// The events that a plain value stands for: one, a list of them, or none where it is null.
  ///
  /// @param place what a fault calls it
  /// @throws dev.picode.problem.PiCodeException `llm-value-invalid`
  public static List<ModelEvent> readAll(@Nullable Object value, String place) {
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> items)) {
      return List.of(read(value, place));
    }
    var events = new ArrayList<ModelEvent>(items.size());
    for (int i = 0; i < items.size(); i++) {
      events.addAll(readAll(items.get(i), place + "[" + i + "]"));
    }
    return events;
  }

  /// The problem that a plain value stands for: what `error()` of a script gives.
  ///
  /// @param place what a fault calls it
  /// @throws dev.picode.problem.PiCodeException `llm-value-invalid`
  public static ProviderProblem readProblem(@Nullable Object value, String place) {
    Fields fields = Fields.of(value, place);
    ProviderProblem problem = problem(fields);
    fields.end();
    return problem;
  }

  private static ProviderProblem problem(Fields fields) {
    return new ProviderProblem(orEmpty(fields.optionalText("code")), fields.text("message"),
        fields.flag("retryable"));
  }

  /// The numbers of tokens that a plain value stands for.
  ///
  /// @param place what a fault calls it
  /// @throws dev.picode.problem.PiCodeException `llm-value-invalid`
  public static Usage readUsage(@Nullable Object value, String place) {
    Fields fields = Fields.of(value, place);
    Usage usage = usage(fields);
    fields.end();
    return usage;
  }

  private static Usage usage(Fields fields) {
    return new Usage(fields.count("input"), fields.count("output"), fields.count("cacheRead"),
        fields.count("cacheWrite"), fields.count("thinking"));
  }

  private static StopReason reason(Fields fields) {
    String text = fields.text("reason");
    for (StopReason reason : StopReason.values()) {
      if (reason.text().equals(text)) {
        return reason;
      }
    }
    throw fields.faultOf("reason", "is no reason to stop; `other` is for those without a name");
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
