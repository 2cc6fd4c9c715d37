package dev.picode.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.binding.Access;
import dev.picode.binding.OutsideServices;
import dev.picode.binding.ScriptBindings;
import dev.picode.binding.ScriptOutput;
import dev.picode.binding.TestServices;
import dev.picode.sandbox.Limits;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.Sandbox;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.capability.Permission;
import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.protocol.Bundle;
import dev.picode.sandbox.protocol.Language;
import dev.picode.secret.Secrets;
import dev.picode.terminal.Display;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Scripts in the sandbox that use files, requests, programs, values and secrets.
class ScriptServicesTest {
  private static final Sandbox SANDBOX = Sandbox.inProcess();

  @TempDir
  private Path folder;

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  @Test
  void aScriptUsesThemTogether() throws IOException {
    try (var server = new MockWebServer()) {
      server.enqueue(new MockResponse(200, Headers.of("X-Echo", "Bearer hush-hush"), "{\"n\": 1}"));
      server.start();
      var grants = granted("read", "**").and(granted("write", "**"))
          .and(granted("net", "localhost:" + server.getPort()))
          .and(granted("secrets", "KEY@localhost"))
          .and(granted("run", "sh -c"))
          .and(granted("env", "WHERE"));
      assertThat(value(grants, """
          await ctx.files.mkdir("out");
          await ctx.files.write("out/a", "one\\ntwo\\n");
          await ctx.files.edit("out/a", [{ oldText: "two", newText: "2" }]);
          const line = await ctx.files.read("out/a", { fromLine: 2 });
          const key = await ctx.secrets.get("KEY");
          const { ok, body, headers } = await ctx.http.fetch("http://localhost:%d/",
            { headers: { authorization: ["Bearer ", key] } });
          await ctx.kv.set("answer", JSON.parse(body));
          const { stdout } = await ctx.process.run(["sh", "-c", "cat out/a; echo $WHERE"],
            { env: ["WHERE"] });
          [line, ok, headers["x-echo"], await ctx.kv.get("answer"), stdout,
            await ctx.env.get("WHERE"), await ctx.kv.keys()];
          """.formatted(server.getPort()))).isEqualTo(
          "[\"2\\n\",true,\"Bearer [secret KEY]\",{\"n\":1},\"one\\n2\\nhere\\n\",\"here\",[\"answer\"]]");
    }
  }

  @Test
  void aScriptIsToldWhatWouldGrantIt() {
    assertThat(value(Grants.NONE, """
        const refused = [];
        for (const call of [
          () => ctx.http.fetch("https://api.acme.com/x"),
          () => ctx.process.run(["git", "push", "-f"]),
          () => ctx.env.get("HOME"),
          () => ctx.secrets.get("KEY"),
          () => ctx.files.remove("a"),
        ]) {
          try { await call(); } catch (e) { refused.push(e.code + " " + e.hint); }
        }
        refused;
        """)).isEqualTo(Json.write(List.of(
        "capability-denied add `\"net\": [\"api.acme.com\"]`",
        "capability-denied add `\"run\": [\"git push -f\"]`",
        "capability-denied add `\"env\": [\"HOME\"]`",
        "capability-denied add `\"secrets\": [\"KEY\"]`",
        "capability-denied add `\"write\": [\"a\"]`")));
  }

  @Test
  void whatAScriptStartedIsEndedWithIt() throws IOException {
    Files.writeString(folder.resolve("a"), "");
    // Another run of this test on the machine has programs of its own.
    String words = "sleep " + (100_000 + ProcessHandle.current().pid());
    Outcome outcome = run(granted("run", "sleep"),
        "await ctx.process.run(\"" + words + "\".split(\" \"))", Duration.ofSeconds(3));
    assertThat(outcome).isInstanceOf(Outcome.LimitReached.class);
    assertThat(ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").endsWith(words)))
        .isEmpty();
  }

  private String value(Grants grants, String code) {
    Outcome outcome = run(grants, code, Duration.ofSeconds(60));
    assertThat(outcome).isInstanceOf(Outcome.Completed.class);
    return Json.write(((Outcome.Completed) outcome).value());
  }

  private Outcome run(Grants grants, String code, Duration deadline) {
    Workspace workspace = Workspace.of(folder);
    var environment = Map.of("PATH", System.getenv("PATH"), "KEY", "hush-hush", "WHERE", "here");
    try (var outside = new OutsideServices(environment, folder.resolve(".data"),
        Secrets.ofEnvironment(environment))) {
      var output = new Silence();
      var services = TestServices.of(workspace, output, outside);
      var bindings = ScriptBindings.of("acme.test", new Access("acme.test", grants, "add"),
          services);
      try (var script = SANDBOX.open(Bundle.empty("acme.test", Language.JAVASCRIPT),
          ScriptBindings.surface(), new ScriptHost("acme.test", bindings, output),
          Limits.of(deadline))) {
        return script.evaluate(code, "test").await();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Grants granted(String permission, String scope) {
    return Permission.valueOf(permission.toUpperCase(Locale.ROOT)).parse(scope);
  }

  /// Shows nothing.
  private static final class Silence implements ScriptOutput {
    @Override
    public void show(Display display) {}

    @Override
    public void say(String piece) {}

    @Override
    public void progress(String label, long done, long total) {}

    @Override
    public void log(String source, String level, String text) {}
  }
}
