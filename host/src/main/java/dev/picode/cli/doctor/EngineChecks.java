package dev.picode.cli.doctor;

import dev.picode.cli.command.CliSession;
import dev.picode.sandbox.Answer;
import dev.picode.sandbox.HostCalls;
import dev.picode.sandbox.Limits;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.Sandbox;
import dev.picode.sandbox.Script;
import dev.picode.sandbox.protocol.Bundle;
import dev.picode.sandbox.protocol.Language;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tries each place that scripts run in, for `picode doctor`. Stateless.
final class EngineChecks {
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final String WALL = "wall ";

  /// Nothing is there to be called.
  private static final HostCalls NOTHING = new HostCalls() {
    @Override
    public Answer answer(String target, Map<String, @Nullable Object> arguments) {
      throw new IllegalStateException("nothing has a name that could be called");
    }

    @Override
    public void log(String level, String text) {}
  };

  private EngineChecks() {}

  /// What came of it: `place`, `language`, `engine`, `works`, `problem`, `milliseconds`, and `walls`
  /// by name.
  static List<Map<String, @Nullable Object>> all(CliSession session) {
    Sandbox workers = session.workers();
    workers.warm(Language.PYTHON);
    workers.warm(Language.JAVASCRIPT);
    return List.of(
        check(session.process().sandboxes().areApart() ? "a worker of its own" : "this process",
            session.shipped(), Language.JAVASCRIPT),
        check("a worker", workers, Language.JAVASCRIPT),
        check("a worker", workers, Language.PYTHON));
  }

  private static Map<String, @Nullable Object> check(
      String place,
      Sandbox sandbox,
      Language language) {
    long start = System.nanoTime();
    var check = new LinkedHashMap<String, @Nullable Object>();
    var walls = new LinkedHashMap<String, @Nullable Object>();
    check.put("place", place);
    check.put("language", switch (language) {
      case JAVASCRIPT -> "JavaScript";
      case PYTHON -> "Python";
    });
    Outcome outcome = null;
    try (Script script = sandbox.open(Bundle.empty("picode.doctor", language), Map.of(), NOTHING,
        Limits.of(DEADLINE))) {
      outcome = script.evaluate("6 * 7", "doctor").await();
      sandbox.describe(language).forEach((name, fact) -> {
        if (name.startsWith(WALL)) {
          walls.put(name.substring(WALL.length()), fact);
        } else {
          check.put(name, fact);
        }
      });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    boolean works = outcome instanceof Outcome.Completed done
        && Long.valueOf(42).equals(done.value());
    check.put("works", works);
    check.put("problem", outcome instanceof Outcome.Failed failed
        ? failed.failure().message()
        : null);
    check.put("milliseconds", (System.nanoTime() - start) / 1_000_000);
    check.put("walls", walls);
    return check;
  }
}
