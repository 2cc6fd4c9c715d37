package dev.picode.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `ctx.process.run` and `ctx.env`, and what a script could try with them.
@DisabledOnOs(OS.WINDOWS)
class ProcessBindingTest {
  @TempDir
  private Path temp;
  private Path root = Path.of("unset");
  private TestScript script = new TestScript(Path.of("unset"));

  @BeforeEach
  void prepare() throws IOException {
    root = Files.createDirectory(temp.toRealPath().resolve("inside"));
    script = new TestScript(root).with("GIVEN", "yes").with("HIDDEN", "no");
  }

  @AfterEach
  void close() {
    script.close();
  }

  @Test
  void runsWhatWasGranted() throws IOException {
    Files.createDirectories(root.resolve("sub"));
    script.granted("RUN", "sh -c");
    assertThat(script.call("process.run", Map.of("argv",
        List.of("sh", "-c", "pwd; cat; echo err >&2; exit 2"), "cwd", "sub", "input", "in")))
        .isEqualTo(Map.of("exitCode", 2L, "ok", false, "stdout", root.resolve("sub") + "\nin",
            "stderr", "err\n", "dropped", 0L));
    assertThat(script.done).singleElement()
        .asString()
        .startsWith("process.run {command=sh -c 'pwd; cat; echo err >&2; exit 2', file=/")
        .endsWith(", folder=sub}");
  }

  @Test
  void deniesOtherWordsAndWhetherAProgramExists() {
    script.granted("RUN", "echo one");
    for (List<String> argv : List.of(List.of("echo"), List.of("echo", "two"),
        List.of("echo", "one two"), List.of("ls"), List.of("no-such-program"),
        List.of("./echo", "one"), List.of("sh", "-c", "echo one"))) {
      assertThat(script.refused("process.run", Map.of("argv", argv)).code())
          .isEqualTo("capability-denied");
    }
    assertThat(
        script.get("stdout", "process.run", Map.of("argv", List.of("echo", "one", ";", "ls"))))
        .isEqualTo("one ; ls\n");
    assertThat(script.refused("process.run", Map.of("argv", List.of())).code())
        .isEqualTo("program-invalid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"link", "..", "../", "/", "/tmp", "sub/../.."})
  void neverRunsOutsideOfTheWorkspace(String cwd) throws IOException {
    Files.createSymbolicLink(root.resolve("link"), temp);
    script.granted("RUN", "pwd");
    assertThat(
        script.refused("process.run", Map.of("argv", List.of("pwd"), "cwd", cwd)).code())
        .isEqualTo("path-outside-workspace");
  }

  @Test
  void aFolderThatIsNoneIsAnError() throws IOException {
    Files.writeString(root.resolve("file"), "");
    script.granted("RUN", "pwd");
    assertThat(script.refused("process.run", Map.of("argv", List.of("pwd"), "cwd", "file")).code())
        .isEqualTo("program-invalid");
    assertThat(script.refused("process.run", Map.of("argv", List.of("pwd"), "cwd", "gone")).code())
        .isEqualTo("path-not-found");
  }

  @Test
  void aProgramOfTheWorkspaceIsGrantedByItsRealPath() throws IOException {
    program(Files.createDirectory(root.resolve("tools")).resolve("good"), "good");
    Path bad = program(root.resolve("tools/bad"), "bad");
    script.granted("RUN", "./tools/good");
    for (String name : List.of("tools/good", "./tools/good", "tools/../tools/good")) {
      assertThat(script.get("stdout", "process.run", Map.of("argv", List.of(name))))
          .isEqualTo("good\n");
    }
    Files.delete(root.resolve("tools/good"));
    Files.createSymbolicLink(root.resolve("tools/good"), bad);
    assertThat(script.refused("process.run", Map.of("argv", List.of("./tools/good"))).code())
        .isEqualTo("capability-denied");
  }

  @Test
  void aBareNameIsNotAFileOfTheWorkspace() throws IOException {
    program(root.resolve("echo"), "planted");
    script.with("PATH", root + ":.::" + System.getenv("PATH")).granted("RUN", "echo");
    assertThat(script.get("stdout", "process.run", Map.of("argv", List.of("echo", "real"))))
        .isEqualTo("real\n");
  }

  @Test
  void aProgramGetsOnlyVariablesThatWereGranted() {
    script.granted("RUN", "sh").granted("ENV", "GIVEN");
    List<String> argv = List.of("sh", "-c", "echo \"$GIVEN,$HIDDEN\"");
    assertThat(script.get("stdout", "process.run", Map.of("argv", argv))).isEqualTo(",\n");
    assertThat(script.get("stdout", "process.run", Map.of("argv", argv, "env", List.of("GIVEN"))))
        .isEqualTo("yes,\n");
    assertThat(script.refused("process.run",
        Map.of("argv", argv, "env", List.of("GIVEN", "HIDDEN"))).message())
        .contains("read the environment variable `HIDDEN`");
  }

  @Test
  void readsOnlyVariablesThatWereGranted() {
    script.granted("ENV", "GIVEN", "UNSET");
    assertThat(script.call("env.get", Map.of("name", "GIVEN"))).isEqualTo("yes");
    assertThat(script.call("env.get", Map.of("name", "UNSET"))).isNull();
    for (String name : List.of("HIDDEN", "PATH", "given", "", "GIVEN\u0000")) {
      assertThat(script.refused("env.get", Map.of("name", name)).code())
          .isEqualTo("capability-denied");
    }
  }

  @Test
  void givesOutputAsBase64() {
    script.granted("RUN", "printf");
    assertThat(script.get("stdout", "process.run",
        Map.of("argv", List.of("printf", "\\377\\000"), "encoding", "base64"))).isEqualTo("/wA=");
  }

  @Test
  void keepsValuesFromOneRunToTheNext() {
    script.call("kv.set", Map.of("key", "a", "value", Map.of("n", 1L)));
    try (var next = new TestScript(root)) {
      assertThat(next.call("kv.get", Map.of("key", "a"))).isEqualTo(Map.of("n", 1L));
      assertThat(next.call("kv.keys", Map.of())).isEqualTo(List.of("a"));
      assertThat(next.call("kv.remove", Map.of("key", "a"))).isEqualTo(true);
      assertThat(next.call("kv.get", Map.of("key", "a"))).isNull();
    }
  }

  private static Path program(Path file, String says) throws IOException {
    Files.writeString(file, "#!/bin/sh\necho " + says + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }
}
