package dev.picode.cli.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.binding.Access;
import dev.picode.binding.OutsideServices;
import dev.picode.binding.ScriptBindings;
import dev.picode.binding.TestServices;
import dev.picode.cli.command.ResultOutput;
import dev.picode.config.LogLevel;
import dev.picode.config.OutputFormat;
import dev.picode.plugin.ScriptHost;
import dev.picode.plugin.command.CommandResult;
import dev.picode.problem.Problem;
import dev.picode.sandbox.Limits;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.Sandbox;
import dev.picode.sandbox.Script;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.capability.Permission;
import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.protocol.Bundle;
import dev.picode.sandbox.protocol.Language;
import dev.picode.secret.SeenSecrets;
import dev.picode.terminal.Terminal;
import dev.picode.terminal.TerminalFacts;
import dev.picode.workspace.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each folder of `escape/` is a script that uses what the host gives it to get at what it was not
/// given, or to make the terminal do something. `expected.txt` says which wall stops it, what it was
/// granted and what comes of it; the workspace has traps, beside it lies a secret. Neither the secret
/// nor a control character ever reaches the output, in whatever format.
@Timeout(180)
class HostEscapeTest {
  private static final Path CASES = Path.of("src/test/escape");
  private static final String SECRET = "seven-fat-cows";
  private static final List<String> WALLS = List.of("binding/capability", "values-only protocol");
  private static final Sandbox SANDBOX = Sandbox.inProcess();
  private static final TemptingServers SERVERS = servers();

  @TempDir
  private Path folder;

  private static TemptingServers servers() {
    try {
      return new TemptingServers(SECRET);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  static void close() {
    SERVERS.close();
    SANDBOX.close();
  }

  static List<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void getsNothingItWasNotGiven(String name) throws Exception {
    Map<String, String> expected = expected(name);
    assertThat(WALLS).contains(expected.get("wall"));
    Path workspace = layTraps();
    Map<String, String> before = contents(folder);
    for (OutputFormat format : OutputFormat.values()) {
      var out = new ByteArrayOutputStream();
      Terminal terminal = Terminal.of(out, out, TerminalFacts.none());
      var output = new ResultOutput(terminal, format, false, LogLevel.DEBUG, new SeenSecrets());
      Outcome outcome = run(name, workspace, grants(expected), output);
      show(outcome, output);
      compare(outcome, expected);
      assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain(SECRET)
          .doesNotContain(folder.toString())
          .matches(HostEscapeTest::isHarmless, "holds nothing a terminal would act on");
      assertThat(String.valueOf(outcome)).doesNotContain(SECRET);
    }
    Map<String, String> after = contents(folder);
    after.keySet().removeIf(path -> path.startsWith("inside/open/"));
    before.keySet().removeIf(path -> path.startsWith("inside/open/"));
    assertThat(after).isEqualTo(before);
  }

  private static Outcome run(String name, Path folder, Grants grants, ResultOutput output)
      throws IOException, InterruptedException {
    Workspace workspace = Workspace.of(folder);
    Map<String, String> environment = Map.of("PATH", folder.resolve("open") + ":.:/usr/bin:/bin",
        "HOME", folder.toString(), "TOKEN", SECRET);
    var outside = new OutsideServices(environment, folder.resolve("../data"),
        _ -> Optional.empty());
    var services = TestServices.of(workspace, output, outside);
    var access = new Access("the extension `escape`", grants, "add");
    var host = new ScriptHost("escape", ScriptBindings.of("escape", access, services), output);
    String code = Files.readString(CASES.resolve(name).resolve("eval.js"));
    try (outside;
        Script script = SANDBOX.open(new Bundle("escape", Language.JAVASCRIPT, "", Map.of()),
            ScriptBindings.surface(), host, Limits.of(Duration.ofSeconds(60)))) {
      return script.evaluate(SERVERS.fill(code), "eval.js").await();
    }
  }

  private static void show(Outcome outcome, ResultOutput output) {
    Problem problem = ScriptHost.problem(outcome, "");
    if (problem != null) {
      output.problem(problem);
    } else if (outcome instanceof Outcome.Completed(boolean present, Object value)) {
      output.result(CommandResult.of(present, value));
    }
  }

  private static void compare(Outcome outcome, Map<String, String> expected) {
    Problem problem = ScriptHost.problem(outcome, "");
    String code = problem == null ? "completed" : problem.code();
    assertThat(code).as(outcome.toString()).isEqualTo(expected.getOrDefault("code", "completed"));
    if (expected.containsKey("value")) {
      assertThat(outcome).isInstanceOfSatisfying(Outcome.Completed.class,
          done -> assertThat(Json.write(done.value())).isEqualTo(expected.get("value")));
    }
    if (problem != null && expected.containsKey("message")) {
      assertThat(problem.message()).contains(expected.get("message"));
    }
  }

  private static Map<String, String> expected(String name) throws IOException {
    var expected = new TreeMap<String, String>();
    for (String line : Files.readAllLines(CASES.resolve(name).resolve("expected.txt"))) {
      int colon = line.indexOf(": ");
      expected.put(line.substring(0, Math.max(0, colon)), line.substring(colon + 2));
    }
    return expected;
  }

  private static Grants grants(Map<String, String> expected) {
    Grants grants = Grants.NONE;
    String all = SERVERS.fill(expected.getOrDefault("grants", "read=**"));
    for (String grant : all.split(" & ", -1)) {
      int equals = grant.indexOf('=');
      grants = grants.and(Permission.of(grant.substring(0, equals))
          .orElseThrow()
          .parse(grant.substring(equals + 1)));
    }
    return grants;
  }

  /// Anything but line ends and what can be seen.
  private static boolean isHarmless(@Nullable String text) {
    return text != null && text.codePoints()
        .allMatch(c -> c == '\n' || (c >= 0x20 && c < 0x7f)
            || (c > 0x9f && Character.getType(c) != Character.FORMAT
                && Character.getType(c) != Character.SURROGATE
                && Character.getType(c) != Character.LINE_SEPARATOR
                && Character.getType(c) != Character.PARAGRAPH_SEPARATOR));
  }

  // ---- the workspace -------------------------------------------------------------------------------

  private Path layTraps() throws IOException {
    Path inside = Files.createDirectories(folder.resolve("inside"));
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Path secret = Files.writeString(outside.resolve("secret.txt"), SECRET);
    Files.createDirectories(inside.resolve("open/deep"));
    Files.createDirectories(inside.resolve("closed"));
    Files.writeString(inside.resolve("open/a.txt"), "open");
    Files.writeString(inside.resolve("closed/b.txt"), SECRET);
    Files.writeString(inside.resolve("open/\u001b[2Jname.txt"), "x");
    Path trap = Files.writeString(inside.resolve("open/printf"), "#!/bin/sh\necho trapped\n");
    assertThat(trap.toFile().setExecutable(true)).isTrue();
    Files.createSymbolicLink(inside.resolve("open/to-secret"), secret);
    Files.createSymbolicLink(inside.resolve("open/to-program"), Path.of("/bin/cat"));
    Files.createSymbolicLink(inside.resolve("open/to-outside"), outside);
    Files.createSymbolicLink(inside.resolve("open/to-closed"), Path.of("../closed"));
    Files.createSymbolicLink(inside.resolve("open/first"), Path.of("deep/second"));
    Files.createSymbolicLink(inside.resolve("open/deep/second"), Path.of("../../../outside"));
    Files.createSymbolicLink(inside.resolve("open/loop"), Path.of("loop"));
    Files.createSymbolicLink(inside.resolve("open/up"), Path.of(".."));
    Files.createSymbolicLink(inside.resolve("open/nowhere"), outside.resolve("new.txt"));
    Files.createSymbolicLink(inside.resolve("open/root"), Path.of("/"));
    return inside;
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    var contents = new TreeMap<String, String>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.toList()) {
        String path = folder.relativize(file).toString();
        contents.put(path, Files.isSymbolicLink(file)
            ? "-> " + Files.readSymbolicLink(file)
            : Files.isRegularFile(file) ? Files.readString(file) : "");
      }
    }
    return contents;
  }

  @Test
  void thereAreEnoughCases() throws IOException {
    assertThat(cases()).hasSizeGreaterThan(50);
  }
}
