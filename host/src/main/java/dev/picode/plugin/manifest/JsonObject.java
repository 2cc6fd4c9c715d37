package dev.picode.plugin.manifest;

import dev.picode.problem.Nearest;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A JSON object of a manifest, read member by member with types checked. What is wrong is told with
/// the path to it, such as `contributes.commands[0].name`, and its place in the file. Confined to one thread.
final class JsonObject {
  private final ManifestText source;
  private final List<Object> path;
  private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

  /// @param path names and indices that lead to it
  JsonObject(ManifestText source, List<Object> path, @Nullable Object value) {
    this.source = source;
    this.path = path;
    if (!(value instanceof Map<?, ?> map)) {
      throw source.wrong(path,
          "`" + (path.isEmpty() ? "the manifest" : shown(path)) + "` is not an object", null);
    }
    map.forEach((name, member) -> members.put(String.valueOf(name), member));
  }

  /// Refuses members no one knows.
  JsonObject only(String... known) {
    for (String name : members.keySet()) {
      if (!List.of(known).contains(name)) {
        throw unknown(name, "`" + at(name) + "` is not known", List.of(known));
      }
    }
    return this;
  }

  /// A member no one knows, told with the nearest one that is known.
  PiCodeException unknown(String name, String message, List<String> known) {
    String nearest = Nearest.to(name, known);
    return source.unknown(below(name), message, nearest == null
        ? "known are " + String.join(", ", known)
        : "did you mean `" + nearest + "`?");
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  @Nullable Object any(String name) {
    return members.get(name);
  }

  String text(String name) {
    return members.get(name) instanceof String text && !text.isBlank()
        ? text
        : fail(name, "a text that is not empty");
  }

  String text(String name, String otherwise) {
    return has(name) ? text(name) : otherwise;
  }

  boolean flag(String name) {
    if (has(name) && !(members.get(name) instanceof Boolean)) {
      throw wrong(name, "true or false");
    }
    return members.get(name) instanceof Boolean flag && flag;
  }

  long number(String name, long otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    if (members.get(name) instanceof Long number) {
      return number;
    }
    throw wrong(name, "a whole number");
  }

  List<String> texts(String name) {
    var texts = new ArrayList<String>();
    for (Object item : list(name)) {
      if (!(item instanceof String text)) {
        throw wrong(name, "a list of texts");
      }
      texts.add(text);
    }
    return texts;
  }

  JsonObject object(String name) {
    return new JsonObject(source, below(name), members.get(name));
  }

  /// The items of a list of objects.
  ///
  /// @param read reads one
  /// @param refused is told what is wrong with an item, which is left out
  <T> List<T> objects(String name, Function<JsonObject, T> read, Consumer<Problem> refused) {
    var objects = new ArrayList<T>();
    List<?> items = list(name);
    for (int i = 0; i < items.size(); i++) {
      try {
        objects.add(read.apply(new JsonObject(source, below(name, i), items.get(i))));
      } catch (PiCodeException e) {
        refused.accept(e.problem());
      }
    }
    return objects;
  }

  /// The plain value of a member that is an object.
  Map<String, ?> map(String name) {
    if (members.get(name) instanceof Map<?, ?> map) {
      var plain = new LinkedHashMap<String, @Nullable Object>();
      map.forEach((key, value) -> plain.put(String.valueOf(key), value));
      return Collections.unmodifiableMap(plain);
    }
    throw wrong(name, "an object");
  }

  Iterable<String> names() {
    return members.keySet();
  }

  PiCodeException wrong(String name, String expected) {
    return wrong(name, expected, null);
  }

  PiCodeException wrong(String name, String expected, @Nullable String hint) {
    return source.wrong(below(name), "`" + at(name) + "` is not " + expected, hint);
  }

  /// An item of a list is wrong.
  ///
  /// @param message a sentence
  PiCodeException wrongItem(String name, int index, String message) {
    return source.wrong(below(name, index), message, null);
  }

  private List<?> list(String name) {
    if (!has(name)) {
      return List.of();
    }
    if (members.get(name) instanceof List<?> items) {
      return items;
    }
    throw wrong(name, "a list");
  }

  private String fail(String name, String expected) {
    throw has(name)
        ? wrong(name, expected)
        : source.wrong(path, "`" + at(name) + "` is missing", "it has to be " + expected);
  }

  private String at(String name) {
    return shown(below(name));
  }

  private List<Object> below(Object... steps) {
    var longer = new ArrayList<>(path);
    longer.addAll(List.of(steps));
    return longer;
  }

  /// Such as `contributes.commands[0].name`.
  private static String shown(List<Object> path) {
    var shown = new StringBuilder();
    for (Object step : path) {
      if (step instanceof Integer index) {
        shown.append('[').append(index).append(']');
      } else {
        shown.append(shown.isEmpty() ? "" : ".").append(step);
      }
    }
    return shown.toString();
  }
}
