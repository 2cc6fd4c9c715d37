package dev.picode.sandbox.binding;

import dev.picode.sandbox.json.Json;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Turns what a host method gave back into a plain value. Safe for many threads.
///
/// It goes by what the value is, not by the declared type, so `Object` may hold a record. It asks
/// with `instanceof` because a pattern `switch` makes a class at run time, which no AOT cache holds,
/// and every process that makes one call would wait for it.
final class PlainResults {
  private static final Class<?> UNORDERED = Map.of().getClass();

  private PlainResults() {}

  /// The plain value: records become maps in declared order, enums strings, containers copies.
  ///
  /// @throws IllegalStateException where the value has no plain form; a fault of the host
  static @Nullable Object of(@Nullable Object value) {
    return of(value, 0);
  }

  private static @Nullable Object of(@Nullable Object value, int depth) {
    if (depth > Json.MAX_DEPTH) {
      throw new IllegalStateException("a result nests deeper than " + Json.MAX_DEPTH);
    }
    if (value == null || value instanceof String || value instanceof Boolean
        || value instanceof Long) {
      return value;
    }
    if (value instanceof Integer number) {
      return number.longValue();
    }
    if (value instanceof Double number) {
      return finite(number);
    }
    if (value instanceof Enum<?> constant) {
      return Names.kebabCase(constant);
    }
    if (value instanceof List<?> items) {
      return list(items, depth);
    }
    if (value instanceof Map<?, ?> members) {
      return map(members, depth);
    }
    if (value instanceof Record members) {
      return record(members, depth);
    }
    throw new IllegalStateException(
        "a result holds a `" + value.getClass().getName() + "`, which has no plain form");
  }

  private static Double finite(Double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalStateException(
          "a result holds `" + number + "`, which has no plain form");
    }
    return number;
  }

  private static Object list(List<?> items, int depth) {
    var copy = new ArrayList<@Nullable Object>(items.size());
    for (Object item : items) {
      copy.add(of(item, depth + 1));
    }
    return Collections.unmodifiableList(copy);
  }

  /// Keeps the order of a map that has one and sorts the others: `Map.of` iterates differently in
  /// every process, and the same call must give the same bytes.
  private static Object map(Map<?, ?> members, int depth) {
    boolean unordered = members.getClass() == UNORDERED || members.getClass() == HashMap.class;
    Map<String, @Nullable Object> copy = unordered ? new TreeMap<>() : new LinkedHashMap<>();
    for (Map.Entry<?, ?> member : members.entrySet()) {
      if (!(member.getKey() instanceof String name)) {
        throw new IllegalStateException("a result holds a map whose keys are not strings");
      }
      copy.put(name, of(member.getValue(), depth + 1));
    }
    return Collections.unmodifiableMap(copy);
  }

  private static Object record(Record members, int depth) {
    var copy = new LinkedHashMap<String, @Nullable Object>();
    for (Map.Entry<String, Method> member : RecordShape.of(members.getClass())
        .accessors()
        .entrySet()) {
      try {
        copy.put(member.getKey(), of(member.getValue().invoke(members), depth + 1));
      } catch (InvocationTargetException e) {
        throw BoundMethod.unwrapped(e);
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
    return Collections.unmodifiableMap(copy);
  }
}
