package dev.picode.agent.tool;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The arguments of a call, which the schema of the tool allowed. Immutable.
///
/// @param values by name; absent or null is not given
public record ToolArguments(Map<String, @Nullable Object> values) {
  /// A text, or another one where it is not given.
  public String text(String name, String otherwise) {
    return values.get(name) instanceof String text ? text : otherwise;
  }

  /// A whole number, or another one where it is not given.
  public int number(String name, int otherwise) {
    return values.get(name) instanceof Number number
        ? Math.clamp(number.longValue(), Integer.MIN_VALUE, Integer.MAX_VALUE)
        : otherwise;
  }

  /// Whether something is wanted; not where it is not said.
  public boolean flag(String name) {
    return Boolean.TRUE.equals(values.get(name));
  }

  /// Texts; none where they are not given.
  public List<String> texts(String name) {
    return values.get(name) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }
}
