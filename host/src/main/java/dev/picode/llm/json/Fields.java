package dev.picode.llm.json;

import dev.picode.problem.Nearest;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// The members of an object that somebody else wrote, read one by one; each fault names its place. Confined to one thread.
final class Fields {
  private final Map<?, ?> members;
  private final String place;
  private final Set<String> known = new LinkedHashSet<>();

  private Fields(Map<?, ?> members, String place) {
    this.members = members;
    this.place = place;
  }

  /// The members of a value that has to be an object.
  ///
  /// @param place where it is, such as `request.messages[0]`
  static Fields of(@Nullable Object value, String place) {
    if (value instanceof Map<?, ?> members) {
      return new Fields(members, place);
    }
    throw fault(place, "is not an object");
  }

  static PiCodeException fault(String place, String what) {
    return Problem.of("llm-value-invalid", ProblemKind.SCRIPT, "`" + place + "` " + what,
        "the schemas of requests and events are in `@picode/sdk/schemas`").toException();
  }

  String place(String name) {
    return place + "." + name;
  }

  PiCodeException faultOf(String name, String what) {
    return fault(place(name), what);
  }

  @Nullable Object any(String name) {
    known.add(name);
    return members.get(name);
  }

  @Nullable String optionalText(String name) {
    return switch (any(name)) {
      case null -> null;
      case String text -> text;
      default -> throw faultOf(name, "is not a string");
    };
  }

  String text(String name) {
    String text = optionalText(name);
    if (text == null) {
      throw faultOf(name, "is missing");
    }
    return text;
  }

  boolean flag(String name) {
    return switch (any(name)) {
      case null -> false;
      case Boolean flag -> flag;
      default -> throw faultOf(name, "is not a boolean");
    };
  }

  @Nullable Double number(String name) {
    return switch (any(name)) {
      case null -> null;
      case Number number -> number.doubleValue();
      default -> throw faultOf(name, "is not a number");
    };
  }

  /// A whole number that is not negative; 0 where there is none.
  long count(String name) {
    Double number = number(name);
    if (number == null) {
      return 0;
    }
    if (number != Math.rint(number) || number < 0 || number > (1L << 53)) {
      throw faultOf(name, "is not a whole number from 0");
    }
    return number.longValue();
  }

  int smallCount(String name) {
    long count = count(name);
    if (count > Integer.MAX_VALUE) {
      throw faultOf(name, "is larger than " + Integer.MAX_VALUE);
    }
    return (int) count;
  }

  Map<String, @Nullable Object> object(String name) {
    Object value = any(name);
    if (value instanceof Map<?, ?> map) {
      return plain(map);
    }
    throw faultOf(name, value == null ? "is missing" : "is not an object");
  }

  @SuppressWarnings("unchecked") // a plain value has no other keys
  static Map<String, @Nullable Object> plain(Map<?, ?> map) {
    return (Map<String, @Nullable Object>) map;
  }

  /// The items of a list, each read with its place; none where there is no list.
  <T> List<T> list(String name, BiFunction<@Nullable Object, String, T> item) {
    Object value = any(name);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> items)) {
      throw faultOf(name, "is not a list");
    }
    var read = new ArrayList<T>(items.size());
    for (int i = 0; i < items.size(); i++) {
      read.add(item.apply(items.get(i), place(name) + "[" + i + "]"));
    }
    return read;
  }

  /// Says that all members were read: another one is a fault.
  void end() {
    for (Object name : members.keySet()) {
      if (name instanceof String text && !known.contains(text)) {
        String nearest = Nearest.to(text, known);
        throw fault(place, "has an unknown member `" + text + "`"
            + (nearest == null ? "" : "; did you mean `" + nearest + "`?"));
      }
    }
  }

  static String string(@Nullable Object value, String place) {
    if (value instanceof String text) {
      return text;
    }
    throw fault(place, "is not a string");
  }
}
