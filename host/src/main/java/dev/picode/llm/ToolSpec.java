package dev.picode.llm;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A tool that the model may ask for. Immutable.
///
/// @param name what the model calls it
/// @param description what it does, for the model
/// @param parameters the JSON Schema of its arguments, an object, as a plain value
public record ToolSpec(String name, String description, Map<String, @Nullable Object> parameters) {
  /// Copies.
  public ToolSpec {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }
}
