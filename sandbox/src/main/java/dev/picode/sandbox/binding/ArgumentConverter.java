package dev.picode.sandbox.binding;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns a plain value into a Java argument. Safe for many threads.
@FunctionalInterface
interface ArgumentConverter {

  /// The Java value of a plain value.
  ///
  /// @throws BadArgumentException where the plain value is not of the type
  @Nullable Object convert(@Nullable Object value, ArgumentPlace place);

  /// The converter to a Java type.
  ///
  /// @throws BindingRuleException where the type cannot cross; building the schema says so earlier
  static ArgumentConverter of(AnnotatedType type) {
    ArgumentConverter converter = withoutNull(type);
    return type.isAnnotationPresent(Nullable.class)
        ? (value, place) -> value == null ? null : converter.convert(value, place)
        : converter;
  }

  private static ArgumentConverter withoutNull(AnnotatedType type) {
    if (type instanceof AnnotatedParameterizedType generic
        && generic.getType() instanceof ParameterizedType parameterized) {
      AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
      if (parameterized.getRawType() == List.class) {
        return list(of(arguments[0]));
      }
      if (parameterized.getRawType() == Map.class) {
        return map(of(arguments[1]));
      }
    }
    if (type.getType() instanceof Class<?> simple) {
      return simple(simple);
    }
    throw unsupported(type.getType().getTypeName());
  }

  private static ArgumentConverter simple(Class<?> type) {
    if (type == String.class) {
      return instance(String.class, "a string");
    }
    if (type == boolean.class || type == Boolean.class) {
      return instance(Boolean.class, "a boolean");
    }
    if (type == int.class || type == Integer.class) {
      return ArgumentConverter::integer;
    }
    if (type == long.class || type == Long.class) {
      return ArgumentConverter::whole;
    }
    if (type == double.class || type == Double.class) {
      return ArgumentConverter::number;
    }
    if (type == Object.class) {
      return instance(Object.class, "a value");
    }
    if (type.isEnum()) {
      return enumeration(type);
    }
    if (type.isRecord()) {
      return record(type);
    }
    throw unsupported(type.getTypeName());
  }

  private static ArgumentConverter instance(Class<?> type, String expected) {
    return (value, place) -> {
      if (type.isInstance(value)) {
        return value;
      }
      throw place.expected(expected, value);
    };
  }

  private static Object integer(@Nullable Object value, ArgumentPlace place) {
    long whole = whole(value, place);
    if ((int) whole != whole) {
      throw place.expectedOther(
          "a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE, whole);
    }
    return (int) whole;
  }

  private static long whole(@Nullable Object value, ArgumentPlace place) {
    if (value instanceof Long || value instanceof Integer) {
      return ((Number) value).longValue();
    }
    if (value instanceof Double number) {
      if (number != Math.rint(number) || Math.abs(number) >= 0x1p63) {
        throw place.expectedOther("a whole number", number);
      }
      return number.longValue();
    }
    throw place.expected("a whole number", value);
  }

  private static Object number(@Nullable Object value, ArgumentPlace place) {
    if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    throw place.expected("a number", value);
  }

  private static ArgumentConverter list(ArgumentConverter item) {
    return (value, place) -> {
      if (!(value instanceof List<?> items)) {
        throw place.expected("a list", value);
      }
      var converted = new ArrayList<@Nullable Object>(items.size());
      for (Object each : items) {
        converted.add(item.convert(each, place.item(converted.size())));
      }
      return Collections.unmodifiableList(converted);
    };
  }

  private static ArgumentConverter map(ArgumentConverter member) {
    return (value, place) -> {
      if (!(value instanceof Map<?, ?> members)) {
        throw place.expected("a map", value);
      }
      var converted = new LinkedHashMap<String, @Nullable Object>();
      for (Map.Entry<?, ?> each : members.entrySet()) {
        String name = String.valueOf(each.getKey());
        converted.put(name, member.convert(each.getValue(), place.member(name)));
      }
      return Collections.unmodifiableMap(converted);
    };
  }

  private static ArgumentConverter enumeration(Class<?> type) {
    var constants = new LinkedHashMap<String, Object>();
    for (Object constant : type.getEnumConstants()) {
      constants.put(Names.kebabCase((Enum<?>) constant), constant);
    }
    String expected = "one of " + Names.quoted(constants.keySet());
    return (value, place) -> {
      Object constant = value instanceof String name ? constants.get(name) : null;
      if (constant == null) {
        throw value instanceof String
            ? place.expectedOther(expected, value)
            : place.expected(expected, value);
      }
      return constant;
    };
  }

  private static ArgumentConverter record(Class<?> type) {
    return (value, place) -> {
      if (!(value instanceof Map<?, ?> members)) {
        throw place.expected("a map", value);
      }
      return RecordShape.of(type).create(members, place);
    };
  }

  private static BindingRuleException unsupported(String type) {
    return new BindingRuleException("the type `" + type + "` cannot cross to scripts");
  }
}
