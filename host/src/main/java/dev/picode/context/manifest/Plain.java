package dev.picode.context.manifest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Looks into plain values whose shape nobody promised: what is of another type than wanted is as if it were not
/// there. Stateless, safe for many threads.
public final class Plain {
  private Plain() {}

  /// The value as a map without members that are null, empty where it is none.
  public static Map<String, Object> map(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> members)) {
      return Map.of();
    }
    var map = new LinkedHashMap<String, Object>();
    members.forEach((name, member) -> {
      if (name instanceof String text && member != null) {
        map.put(text, member);
      }
    });
    return Collections.unmodifiableMap(map);
  }

  /// What stands at the end of a path of names, as a map.
  public static Map<String, Object> map(Map<String, Object> from, String... path) {
    Map<String, Object> at = from;
    for (String name : path) {
      at = map(at.get(name));
    }
    return at;
  }

  /// The items of a list that are not null, empty where it is none.
  public static List<Object> list(@Nullable Object value) {
    if (!(value instanceof List<?> items)) {
      return List.of();
    }
    var list = new ArrayList<Object>(items.size());
    for (Object item : items) {
      if (item != null) {
        list.add(item);
      }
    }
    return list;
  }

  /// The texts of a list, or the one text that stands in place of a list.
  public static List<String> texts(@Nullable Object value) {
    if (value instanceof String text) {
      return List.of(text);
    }
    return list(value).stream()
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .toList();
  }

  /// The value as a text, empty where it is none.
  public static String text(@Nullable Object value) {
    return value instanceof String text ? text : "";
  }

  /// The text of a member, empty where there is none.
  public static String text(Map<String, Object> map, String name) {
    return text(map.get(name));
  }
}
