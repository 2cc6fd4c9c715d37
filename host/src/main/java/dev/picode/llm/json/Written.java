package dev.picode.llm.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An object being written, member by member. Confined to one thread.
final class Written {
  private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

  static Written typed(String type) {
    return new Written().with("type", type);
  }

  Written with(String name, Object value) {
    members.put(name, value);
    return this;
  }

  /// Only where there is one.
  Written maybe(String name, @Nullable Object value) {
    if (value != null) {
      members.put(name, value);
    }
    return this;
  }

  /// Only where it holds.
  Written flag(String name, boolean value) {
    if (value) {
      members.put(name, true);
    }
    return this;
  }

  /// Only where it is not 0.
  Written count(String name, long value) {
    if (value != 0) {
      members.put(name, value);
    }
    return this;
  }

  Map<String, @Nullable Object> plain() {
    return Collections.unmodifiableMap(members);
  }
}
