package dev.picode.sandbox;

import dev.picode.sandbox.protocol.Bundle;
import dev.picode.sandbox.protocol.Language;
import dev.picode.sandbox.protocol.Quotas;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A host for tests: functions by name, a list of what was logged, and of what was called.
final class ScriptedHost implements HostCalls {
  final List<String> logged = new CopyOnWriteArrayList<>();
  final BlockingQueue<String> called = new LinkedBlockingQueue<>();
  /// What each run allocated.
  final List<Long> allocated = new CopyOnWriteArrayList<>();
  private final Map<String, Function<Map<String, @Nullable Object>, Answer>> functions = new ConcurrentHashMap<>();
  private final Set<String> streams = ConcurrentHashMap.newKeySet();
  private Quotas quotas = Quotas.DEFAULT;
  private Duration deadline = Duration.ofSeconds(20);

  ScriptedHost on(String target, Function<Map<String, @Nullable Object>, Answer> function) {
    functions.put(target, function);
    return this;
  }

  /// A function that answers piece by piece.
  ScriptedHost streaming(String target,
      Function<Map<String, @Nullable Object>, AnswerStream> function) {
    streams.add(target);
    return on(target, arguments -> new Answer.Streaming(function.apply(arguments)));
  }

  ScriptedHost quotas(Quotas newQuotas) {
    quotas = newQuotas;
    return this;
  }

  ScriptedHost deadline(Duration newDeadline) {
    deadline = newDeadline;
    return this;
  }

  /// A host with `host.echo` and `host.deny`.
  static ScriptedHost echoing() {
    return new ScriptedHost().on("host.echo", a -> new Answer.Returned(a.get("value")))
        .on("host.deny", _ -> new Answer.Refused("denied", "no `x`", "ask", "the detail"));
  }

  /// A function that does not return before its thread is interrupted; `interrupted NAME` is then
  /// among what was called.
  ScriptedHost blocking(String target) {
    return on(target, _ -> {
      try {
        new java.util.concurrent.CountDownLatch(1).await();
        throw new IllegalStateException("nobody counts");
      } catch (InterruptedException e) {
        called.add("interrupted " + target);
        return new Answer.Returned(null);
      }
    });
  }

  @Override
  public Answer answer(String target, Map<String, @Nullable Object> arguments) {
    called.add(target);
    var function = functions.get(target);
    return function == null
        ? new Answer.Refused("no-such-function", "there is no `" + target + "`", null, target)
        : function.apply(arguments);
  }

  @Override
  public void allocated(long bytes) {
    allocated.add(bytes);
  }

  @Override
  public void log(String level, String text) {
    logged.add(level + ": " + text);
  }

  /// The surface of a namespace `host` with these functions of one positional parameter `value` and
  /// one option `option`.
  static Map<String, @Nullable Object> surface(String... functions) {
    var methods = new LinkedHashMap<String, @Nullable Object>();
    for (String function : functions) {
      methods.put(function, Map.of("p", List.of("value"), "o", List.of("option")));
    }
    return Map.of("host", methods);
  }

  /// Opens a script of these files, each a path and a text; the first is the main one.
  Script open(Sandbox sandbox, String... files) {
    return openAs("test", sandbox, files);
  }

  /// The same in Python.
  Script openPython(String id, Sandbox sandbox, String... files) {
    return open(id, Language.PYTHON, sandbox, files);
  }

  Script openAs(String id, Sandbox sandbox, String... files) {
    return open(id, Language.JAVASCRIPT, sandbox, files);
  }

  private Script open(String id, Language language, Sandbox sandbox, String... files) {
    var texts = new LinkedHashMap<String, String>();
    for (int i = 0; i < files.length; i += 2) {
      texts.put(files[i], files[i + 1]);
    }
    return open(sandbox, new Bundle(id, language, files.length == 0 ? "" : files[0], texts));
  }

  Script open(Sandbox sandbox, Bundle bundle) {
    var surface = surface(functions.keySet()
        .stream()
        .map(name -> name.substring(name.indexOf('.') + 1))
        .sorted()
        .toArray(String[]::new));
    if (!streams.isEmpty() && surface.get("host") instanceof Map<?, ?> methods) {
      var marked = new LinkedHashMap<String, @Nullable Object>();
      methods.forEach((name, method) -> marked.put(String.valueOf(name),
          streams.contains("host." + name)
              ? Map.of("p", List.of("value"), "o", List.of("option"), "s", true)
              : method));
      surface = Map.of("host", marked);
    }
    return sandbox.open(bundle, surface, this, new Limits(deadline, quotas));
  }
}
