package dev.picode.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.protocol.Bundle;
import dev.picode.sandbox.protocol.Failure;
import dev.picode.sandbox.protocol.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// Each folder of `golden/script` (JavaScript) and `golden/python` is an extension. It is loaded; where it registers a command `main`,
/// that is invoked with `{"in": 1}`. What came of it must be `expected.txt`, or `expected.err` where
/// it failed. A missing golden is written, and the test fails so that someone reads it.
@ParameterizedClass
@MethodSource("suites")
class GoldenScriptTest {
  private static final Path GOLDENS = Path.of("src/test/resources/golden");
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  @Parameter
  private Suite suite = new Suite(TestPlace.IN_PROCESS, "script");

  /// The cases of a language, in a place where that language runs.
  record Suite(TestPlace place, String group) {
    boolean isPython() {
      return group.equals("python");
    }

    List<Path> cases() throws IOException {
      try (Stream<Path> folders = Files.list(GOLDENS.resolve(group))) {
        return folders.sorted().toList();
      }
    }
  }

  static List<Suite> suites() {
    return List.of(new Suite(TestPlace.IN_PROCESS, "script"),
        new Suite(TestPlace.WORKER, "script"), new Suite(TestPlace.WORKER, "python"));
  }

  @TestFactory
  Stream<DynamicTest> doesWhatItsGoldenSays() throws IOException {
    return suite.cases()
        .stream()
        .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(),
            () -> doesWhatItsGoldenSays(folder)));
  }

  private void doesWhatItsGoldenSays(Path folder) throws Exception {
    String name = suite.group() + "/" + folder.getFileName();
    boolean python = suite.isPython();
    var host = ScriptedHost.echoing().deadline(DEADLINE);
    Script script = host.open(suite.place().shared(),
        new Bundle("golden." + name.replace('/', '.'),
            python ? Language.PYTHON : Language.JAVASCRIPT,
            python ? "main.py" : "main.js", files(folder)));
    Outcome outcome = script.load().await();
    var text = new StringBuilder();
    boolean invoked = false;
    if (outcome instanceof Outcome.Completed(_, Object registered)) {
      text.append("registered ").append(Json.writePretty(registered)).append('\n');
      if (Json.write(registered).contains("\"kind\":\"command\",\"name\":\"main\"")) {
        invoked = true;
        outcome = script.invoke("command", "main", Map.of("in", 1L), DEADLINE).await();
      }
    }
    boolean completed = outcome instanceof Outcome.Completed;
    if (invoked || !completed) {
      text.append(describe(outcome));
    }
    // What was lost is logged at the end of the turn that ended the run.
    script.evaluate("0", "after").await();
    host.logged.forEach(line -> text.append("log ").append(line).append('\n'));
    script.close();
    compare(folder, completed, text.toString());
  }

  @Test
  void aThirdOfTheGoldensAreFailures() throws IOException {
    long failures = suite.cases()
        .stream()
        .filter(folder -> Files.exists(folder.resolve("expected.err")))
        .count();
    assertThat(suite.cases()).hasSizeGreaterThan(30);
    assertThat(failures * 3).isGreaterThanOrEqualTo(suite.cases().size());
  }

  private static void compare(Path folder, boolean completed, String text) throws IOException {
    Path golden = folder.resolve(completed ? "expected.txt" : "expected.err");
    assertThat(folder.resolve(completed ? "expected.err" : "expected.txt")).doesNotExist();
    if (!Files.exists(golden)) {
      Files.writeString(golden, text);
      fail("the golden " + golden + " was missing and is written now; read it");
    }
    assertThat(text).isEqualTo(Files.readString(golden));
  }

  private static Map<String, String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      var files = new TreeMap<String, String>();
      all.filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("expected."))
          .forEach(
              file -> files.put(folder.relativize(file).toString().replace('\\', '/'), read(file)));
      return files;
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String describe(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Completed c -> c.present()
          ? "completed " + Json.writePretty(c.value()) + "\n"
          : "completed with nothing\n";
      case Outcome.Failed f -> "failed" + (f.refusal() == null ? "" : " by a refusal") + "\n"
          + describe(f.failure());
      case Outcome.LimitReached l -> "limit reached\n" + describe(l.failure());
      case Outcome.Cancelled c -> "cancelled " + c.reason() + "\n";
    };
  }

  private static String describe(Failure f) {
    var text = new StringBuilder();
    add(text, "code", f.code());
    add(text, "message", f.message());
    add(text, "hint", f.hint());
    if (f.file() != null) {
      add(text, "place", f.file() + ":" + f.line() + ":" + f.column());
    }
    add(text, "source", f.sourceLine());
    f.stack().forEach(frame -> add(text, "at", frame));
    return text.toString();
  }

  private static void add(StringBuilder text, String name, @Nullable String value) {
    if (value != null) {
      text.append("  ").append(name).append(": ").append(value).append('\n');
    }
  }
}
