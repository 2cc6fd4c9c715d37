package dev.picode.sandbox;

import dev.picode.sandbox.protocol.Bundle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A host for tests: functions by name, and a list of what was logged.
final class ScriptedHost implements HostCalls {
  final List<String> logged = new CopyOnWriteArrayList<>();
  private final Map<String, Function<Map<String, @Nullable Object>, Answer>> functions = new ConcurrentHashMap<>();

  ScriptedHost on(String target, Function<Map<String, @Nullable Object>, Answer> function) {
    functions.put(target, function);
    return this;
  }

  @Override
  public Answer answer(String target, Map<String, @Nullable Object> arguments) {
    var function = functions.get(target);
    return function == null
        ? new Answer.Refused("no-such-function", "there is no `" + target + "`", null, target)
        : function.apply(arguments);
  }

  @Override
  public void log(String level, String text) {
    logged.add(level + ": " + text);
  }

  /// The surface of a namespace `host` with these functions of one positional parameter `value` and
  /// one option `option`.
  static Map<String, @Nullable Object> surface(String... functions) {
    var methods = new java.util.LinkedHashMap<String, @Nullable Object>();
    for (String function : functions) {
      methods.put(function, Map.of("p", List.of("value"), "o", List.of("option")));
    }
    return Map.of("host", methods);
  }

  Script open(Sandbox sandbox, String... files) {
    var texts = new java.util.LinkedHashMap<String, String>();
    for (int i = 0; i < files.length; i += 2) {
      texts.put(files[i], files[i + 1]);
    }
    var surface = surface(functions.keySet()
        .stream()
        .map(name -> name.substring(name.indexOf('.') + 1))
        .sorted()
        .toArray(String[]::new));
    return sandbox.open(
        new Bundle("test", files.length == 0 ? "" : files[0], texts),
        surface,
        this,
        Limits.of(Duration.ofSeconds(20)));
  }
}
