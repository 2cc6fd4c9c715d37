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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each folder of `golden/script` (JavaScript) and `golden/python` is an extension. It is loaded; where it registers a command `main`,
/// that is invoked with `{"in": 1}`. What came of it must be `expected.txt`, or `expected.err` where
/// it failed. A missing golden is written, and the test fails so that someone reads it.
class GoldenScriptTest {
  private static final Path GOLDENS = Path.of("src/test/resources/golden");
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Sandbox SANDBOX = Sandbox.inProcess();

  /// The first import of a library module costs a busy machine a minute.
  @BeforeAll
  static void warm() throws InterruptedException {
    var host = ScriptedHost.echoing().deadline(Duration.ofMinutes(5));
    host.openPython("warm", SANDBOX).evaluate("import asyncio", "warm").await();
  }

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  static Stream<String> cases() throws IOException {
    return Stream.concat(cases("script").stream(), cases("python").stream());
  }

  private static List<String> cases(String group) throws IOException {
    try (Stream<Path> folders = Files.list(GOLDENS.resolve(group))) {
      return folders.map(folder -> group + "/" + folder.getFileName()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void doesWhatItsGoldenSays(String name) throws Exception {
    Path folder = GOLDENS.resolve(name);
    boolean python = name.startsWith("python/");
    var host = ScriptedHost.echoing().deadline(DEADLINE);
    Script script = host.open(SANDBOX,
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

  @ParameterizedTest
  @ValueSource(strings = {"script", "python"})
  void aThirdOfTheGoldensAreFailures(String group) throws IOException {
    List<String> cases = cases(group);
    long failures = cases.stream()
        .filter(name -> Files.exists(GOLDENS.resolve(name).resolve("expected.err")))
        .count();
    assertThat(cases).hasSizeGreaterThan(30);
    assertThat(failures * 3).isGreaterThanOrEqualTo(cases.size());
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
