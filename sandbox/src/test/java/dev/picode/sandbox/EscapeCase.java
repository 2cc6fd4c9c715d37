package dev.picode.sandbox;

import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.protocol.Bundle;
import dev.picode.sandbox.protocol.Failure;
import dev.picode.sandbox.protocol.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A folder of `escape/`: a script that tries to get out, and `expected.txt`, which says what must come
/// of it. Immutable.
///
/// The script is `main.js` or `main.py`, which is loaded and whose command `main`, if it registers one,
/// is invoked; or `eval.js` or `eval.py`, which is evaluated. Each line of `expected.txt` is a name and
/// a text: `wall`, `outcome` and any of `code`, `message`, `value`, `log` and `deadline` (in
/// milliseconds). Where ` or ` stands between words, either will do.
record EscapeCase(String name, Map<String, String> files, Map<String, String> expected) {
  /// What can stop a script.
  static final List<String> WALLS = List.of("language", "values-only protocol",
      "binding/capability",
      "quota", "deadline", "memory watch", "process kill", "operating system");
  private static final List<String> LINES = List.of("wall", "outcome", "code", "message", "value",
      "log", "deadline");

  static EscapeCase read(Path folder) {
    var files = new TreeMap<String, String>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String text = files.remove("expected.txt");
    var expected = new TreeMap<String, String>();
    if (text != null) {
      text.lines().forEach(line -> {
        int colon = line.indexOf(": ");
        expected.put(line.substring(0, Math.max(0, colon)), line.substring(colon + 2));
      });
    }
    return new EscapeCase(String.valueOf(folder.getFileName()), files, expected);
  }

  /// What is wrong with the folder itself; empty where nothing is.
  List<String> defects() {
    var defects = new ArrayList<String>();
    if (!WALLS.contains(expected.get("wall"))) {
      defects.add("`expected.txt` names no wall of " + WALLS);
    }
    if (!expected.containsKey("outcome")) {
      defects.add("`expected.txt` has no line `outcome`");
    }
    if (!LINES.containsAll(expected.keySet())) {
      defects.add("`expected.txt` has lines besides " + LINES);
    }
    long scripts = Stream.of("main.js", "main.py", "eval.js", "eval.py")
        .filter(files::containsKey)
        .count();
    if (scripts != 1) {
      defects.add("there is not exactly one of main.js, main.py, eval.js and eval.py");
    }
    return defects;
  }

  Language language() {
    return files.containsKey("main.py") || files.containsKey("eval.py")
        ? Language.PYTHON
        : Language.JAVASCRIPT;
  }

  private Duration deadline() {
    return Duration.ofMillis(Long.parseLong(expected.getOrDefault("deadline", "20000")));
  }

  Outcome run(Sandbox sandbox, ScriptedHost host) throws InterruptedException {
    String extension = language() == Language.PYTHON ? "py" : "js";
    String code = files.get("eval." + extension);
    String main = "main." + extension;
    Script script = host.deadline(deadline())
        .open(sandbox, new Bundle("escape." + name, language(), code == null ? main : "", files));
    try {
      if (code != null) {
        return script.evaluate(code, "eval." + extension).await();
      }
      Outcome loaded = script.load().await();
      return loaded instanceof Outcome.Completed(_, Object registered) && hasMain(registered)
          ? script.invoke("command", "main", Map.of("in", 1L), deadline()).await()
          : loaded;
    } finally {
      script.close();
    }
  }

  private static boolean hasMain(@Nullable Object registered) {
    return Json.write(registered).contains("\"kind\":\"command\",\"name\":\"main\"");
  }

  /// How what came of it differs from what must; empty where it does not.
  List<String> differences(Outcome outcome, List<String> logged) {
    var differences = new ArrayList<String>();
    compare("outcome", outcomeOf(outcome), differences);
    Failure failure = failure(outcome);
    if (failure != null) {
      compare("code", failure.code(), differences);
      contained("message", failure.message() + " " + failure.hint(), differences);
    } else if (expected.containsKey("code") && !either("outcome").contains("completed")) {
      differences.add("there is no failure but " + outcome);
    }
    if (outcome instanceof Outcome.Completed(boolean present, Object value)) {
      compare("value", present ? Json.write(value) : "nothing", differences);
    } else if (expected.containsKey("value") && !expected.containsKey("code")) {
      differences.add("there is no value but " + outcome);
    }
    contained("log", String.join("\n", logged), differences);
    return differences;
  }

  static @Nullable Failure failure(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Failed(Failure failure, _) -> failure;
      case Outcome.LimitReached(Failure failure) -> failure;
      case Outcome.Completed _,Outcome.Cancelled _ -> null;
    };
  }

  private static String outcomeOf(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Completed _ -> "completed";
      case Outcome.Failed _ -> "failed";
      case Outcome.LimitReached _ -> "limit";
      case Outcome.Cancelled _ -> "cancelled";
    };
  }

  private List<String> either(String line) {
    return List.of(expected.getOrDefault(line, "").split(" or ", -1));
  }

  private void compare(String line, String actual, List<String> differences) {
    if (expected.containsKey(line) && !either(line).contains(actual)) {
      differences.add(line + " is `" + actual + "`, not `" + expected.get(line) + "`");
    }
  }

  private void contained(String line, String actual, List<String> differences) {
    if (expected.containsKey(line) && either(line).stream().noneMatch(actual::contains)) {
      differences.add(line + " has no `" + expected.get(line) + "`: " + actual);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
