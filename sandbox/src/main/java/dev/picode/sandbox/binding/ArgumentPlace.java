package dev.picode.sandbox.binding;

import org.jspecify.annotations.Nullable;

/// Where in the arguments of a call a value stands. Immutable.
///
/// The path is spelled out only when a message needs it.
///
/// @param function the function that is called, `files.read`
/// @param parent the value around this one, where it is not a parameter
/// @param step the way from there: a name, or an index in brackets
record ArgumentPlace(String function, @Nullable ArgumentPlace parent, String step) {
  private static final int LONGEST_SHOWN = 40;

  static ArgumentPlace of(String function, String parameter) {
    return new ArgumentPlace(function, null, parameter);
  }

  ArgumentPlace member(String name) {
    return new ArgumentPlace(function, this, "." + name);
  }

  ArgumentPlace item(int index) {
    return new ArgumentPlace(function, this, "[" + index + "]");
  }

  String path() {
    return parent == null ? step : parent.path() + step;
  }

  BadArgumentException expected(String expected, @Nullable Object found) {
    return new BadArgumentException(
        "`" + function + "` expects " + expected + " for `" + path() + "`, not " + kind(found));
  }

  /// As [#expected(String, Object)], for a value of the right kind that is not the right one.
  BadArgumentException expectedOther(String expected, Object found) {
    String text = found instanceof String string ? "`" + string + "`" : String.valueOf(found);
    return new BadArgumentException(
        "`" + function + "` expects " + expected + " for `" + path() + "`, not "
            + (text.length() <= LONGEST_SHOWN ? text : kind(found) + " like this"));
  }

  /// Says the kind of a plain value, not the value: it may be long, or a secret.
  private static String kind(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case String _ -> "a string";
      case Boolean _ -> "a boolean";
      case Number _ -> "a number";
      case Iterable<?> _ -> "a list";
      default -> "a map";
    };
  }
}
