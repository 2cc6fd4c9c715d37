package dev.picode.llm;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The shape that an answer has to have: JSON of a schema instead of prose. Immutable.
///
/// @param name what the shape is called, for APIs that want a name: letters, digits, `_` and `-`
/// @param schema the JSON Schema, as a plain value
public record ResponseSchema(String name, Map<String, @Nullable Object> schema) {
  /// Copies.
  public ResponseSchema {
    schema = Collections.unmodifiableMap(new LinkedHashMap<>(schema));
  }
}
