package dev.picode.llm.json;

import dev.picode.llm.WireEvent;
import dev.picode.llm.WireFormat;
import dev.picode.llm.WireRequest;
import dev.picode.sandbox.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What goes over the wire as plain values: what a script's `request()` gives and its `response()` gets. Stateless, safe
/// for many threads.
public final class WireJson {
  private WireJson() {}

  /// A piece of an answer as a plain value: `{event, data}`.
  public static Map<String, @Nullable Object> write(WireEvent event) {
    return new Written().with("event", event.event()).with("data", event.data()).plain();
  }

  /// The request that a plain value `{method, url, headers, body, format}` stands for. The method is `POST` where it is
  /// missing, the format `auto`; a body that is an object or a list is sent as JSON.
  ///
  /// @param place what a fault calls it
  /// @throws dev.picode.problem.PiCodeException `llm-value-invalid`, with the place of the fault
  public static WireRequest read(@Nullable Object value, String place) {
    Fields fields = Fields.of(value, place);
    String method = fields.optionalText("method");
    String format = fields.optionalText("format");
    Object headers = fields.any("headers");
    Object body = fields.any("body");
    var request = new WireRequest(method == null ? "POST" : method, fields.text("url"),
        headers(headers, fields.place("headers")), text(body),
        switch (format == null ? "auto" : format) {
          case "auto" -> WireFormat.AUTO;
          case "sse" -> WireFormat.SSE;
          case "json-lines" -> WireFormat.JSON_LINES;
          case "whole" -> WireFormat.WHOLE;
          default -> throw fields.faultOf("format",
              "is none of `auto`, `sse`, `json-lines` and `whole`");
        });
    fields.end();
    return request;
  }

  private static @Nullable String text(@Nullable Object body) {
    return switch (body) {
      case null -> null;
      case String text -> text;
      default -> Json.write(body);
    };
  }

  private static Map<String, String> headers(@Nullable Object value, String place) {
    var headers = new LinkedHashMap<String, String>();
    if (value != null) {
      Fields fields = Fields.of(value, place);
      ((Map<?, ?>) value).keySet()
          .forEach(name -> headers.put(String.valueOf(name), fields.text(String.valueOf(name))));
    }
    return headers;
  }
}
