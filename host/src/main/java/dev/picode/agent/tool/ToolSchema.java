package dev.picode.agent.tool;

import dev.picode.llm.ToolSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes the schema of what a tool takes. Confined to one thread.
public final class ToolSchema {
  private final String name;
  private final String description;
  private final Map<String, Object> properties = new LinkedHashMap<>();
  private final List<String> required = new ArrayList<>();

  /// The schema of a tool that takes nothing yet.
  ///
  /// @param description what it does, for a model
  public ToolSchema(String name, String description) {
    this.name = name;
    this.description = description;
  }

  /// Takes a text that has to be given.
  public ToolSchema needs(String member, String meaning) {
    required.add(member);
    return text(member, meaning);
  }

  /// Takes a text.
  public ToolSchema text(String member, String meaning) {
    return member(member, Map.of("type", "string", "description", meaning));
  }

  /// Takes a whole number in a range.
  public ToolSchema number(String member, String meaning, long min, long max) {
    return member(member, Map.of("type", "integer", "minimum", min, "maximum", max,
        "description", meaning));
  }

  /// Takes yes or no.
  public ToolSchema flag(String member, String meaning) {
    return member(member, Map.of("type", "boolean", "description", meaning));
  }

  /// Takes one of some words.
  public ToolSchema choice(String member, String meaning, List<String> words) {
    return member(member, Map.of("type", "string", "enum", words, "description", meaning));
  }

  private ToolSchema member(String member, Map<String, Object> schema) {
    var ordered = new LinkedHashMap<String, Object>();
    List.of("type", "enum", "minimum", "maximum", "description").forEach(key -> {
      Object value = schema.get(key);
      if (value != null) {
        ordered.put(key, value);
      }
    });
    properties.put(member, ordered);
    return this;
  }

  /// The tool as a model sees it.
  public ToolSpec spec() {
    var schema = new LinkedHashMap<String, @Nullable Object>();
    schema.put("type", "object");
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
    return new ToolSpec(name, description, schema);
  }
}
