package dev.picode.plugin.manifest;

import dev.picode.problem.Nearest;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Place;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// A JSON object of a manifest, read member by member with types checked. What is wrong is told with
/// the path to it, such as `contributes.commands[0].name`. Confined to one thread.
final class JsonObject {
  private final String file;
  private final String path;
  private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

  JsonObject(String file, String path, @Nullable Object value) {
    this.file = file;
    this.path = path;
    if (!(value instanceof Map<?, ?> map)) {
      throw problem(file, "`" + (path.isEmpty() ? "the manifest" : path) + "` is not an object",
          null);
    }
    map.forEach((name, member) -> members.put(String.valueOf(name), member));
  }

  /// Refuses members no one knows.
  JsonObject only(String... known) {
    for (String name : members.keySet()) {
      if (!List.of(known).contains(name)) {
        String nearest = Nearest.to(name, List.of(known));
        throw problem(file, "`" + at(name) + "` is not known",
            nearest == null
                ? "known are " + String.join(", ", known)
                : "did you mean `" + nearest + "`?");
      }
    }
    return this;
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
    return new JsonObject(file, at(name), members.get(name));
  }

  <T> List<T> objects(String name, BiFunction<JsonObject, Integer, T> read) {
    var objects = new ArrayList<T>();
    List<?> items = list(name);
    for (int i = 0; i < items.size(); i++) {
      objects.add(read.apply(new JsonObject(file, at(name) + "[" + i + "]", items.get(i)), i));
    }
    return objects;
  }

  Iterable<String> names() {
    return members.keySet();
  }

  PiCodeException wrong(String name, String expected) {
    return problem(file, "`" + at(name) + "` is not " + expected, null);
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
        : problem(file, "`" + at(name) + "` is missing", "it has to be " + expected);
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  static PiCodeException problem(String file, String message, @Nullable String hint) {
    return new Problem("manifest-invalid", ProblemKind.USER, message, hint, Place.of(file))
        .toException();
  }
}
