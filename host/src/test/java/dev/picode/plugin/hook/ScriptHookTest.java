package dev.picode.plugin.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.binding.Access;
import dev.picode.binding.CommandGate;
import dev.picode.binding.OutsideServices;
import dev.picode.binding.ScriptBindings;
import dev.picode.binding.ScriptCode;
import dev.picode.binding.ScriptModels;
import dev.picode.binding.ScriptOutput;
import dev.picode.binding.ScriptServices;
import dev.picode.checkpoint.BeforeChange;
import dev.picode.context.FileIndexes;
import dev.picode.context.ProgressListener;
import dev.picode.context.ScanOptions;
import dev.picode.plugin.Extension;
import dev.picode.plugin.ScriptHost;
import dev.picode.plugin.manifest.Contributions;
import dev.picode.plugin.manifest.HookContribution;
import dev.picode.plugin.manifest.Manifest;
import dev.picode.sandbox.HostCalls;
import dev.picode.sandbox.Limits;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.Sandbox;
import dev.picode.sandbox.Script;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.capability.Permission;
import dev.picode.sandbox.protocol.Bundle;
import dev.picode.sandbox.protocol.Language;
import dev.picode.terminal.Display;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Hooks in JavaScript and Python, in the sandbox, with the real bindings.
class ScriptHookTest {
  private static final Sandbox SANDBOX = Sandbox.inProcess();
  private static final Duration DEADLINE = Duration.ofMinutes(2);

  @TempDir
  private Path folder;

  private final List<Extension> extensions = new ArrayList<>();
  private final Map<String, Script> scripts = new HashMap<>();
  private final List<String> logged = new CopyOnWriteArrayList<>();
  private final List<String> notices = new CopyOnWriteArrayList<>();
  private Duration deadline = DEADLINE;
  private Grants grants = Grants.NONE;

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  @AfterEach
  void closeScripts() {
    scripts.values().forEach(Script::close);
  }

  // ---- verdicts ------------------------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '#', value = {
    "undefined | proceed |",
    "null | proceed |",
    "event.deny('an AWS key') | deny | an AWS key",
    "event.abort('stop') | abort | stop",
    "event.ask('sure?') | deny | sure? (nobody agreed to it)",
    "event.rewrite({ message: event.original.message + '!' }) | proceed |",
    "true | deny | it gave back a boolean",
    "'deny' | deny | it gave back a string",
    "{ deny: 'x' } | deny | it gave back an object that no method of the event made",
    "event.rewrite({ message: 3 }) | deny | `message` of `pre-commit` is a number, expected string",
    "event.rewrite({ files: [] }) | deny | a hook on `pre-commit` cannot change `files`; it can change `message`",
    "event.rewrite('x') | deny | a rewrite of `pre-commit` is a string, expected an object",
  })
  void takesTheVerdictOfAHook(String result, String verdict, String reason) {
    js("pre-commit", "hook('pre-commit', (event) => (" + result + "));");
    HookOutcome outcome = commit();
    assertThat(outcome.word()).isEqualTo(verdict);
    if (outcome instanceof HookOutcome.Stopped stopped) {
      assertThat(stopped.reason()).isEqualTo(reason);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '#', value = {
    "None | proceed |",
    "event.deny('an AWS key') | deny | an AWS key",
    "event.rewrite({'message': event.original['message'] + '!'}) | proceed |",
    "True | deny | it gave back a boolean",
    "event.rewrite({'message': 3}) | deny | `message` of `pre-commit` is a number, expected string",
    "event.deny('') | deny | TypeError: event.deny() expects the reason as a text, not an empty one (acme.py/main.py:3)",
  })
  void takesTheVerdictOfAHookInPython(String result, String verdict, String reason) {
    python("pre-commit",
        "from picode import hook\n@hook(\"pre-commit\")\ndef check(event, ctx): return "
            + result);
    HookOutcome outcome = commit();
    assertThat(outcome.word()).isEqualTo(verdict);
    if (outcome instanceof HookOutcome.Stopped stopped) {
      assertThat(stopped.reason()).isEqualTo(reason);
    }
  }

  @Test
  void showsAHookTheRewritesBeforeIt() {
    js("pre-commit",
        "hook('pre-commit', (event) => event.rewrite({ message: event.current.message + '1' }));");
    python("pre-commit", """
        from picode import hook
        @hook("pre-commit")
        def check(event, ctx):
            return event.rewrite({"message": event.original["message"] + event.current["message"] + "2"})
        """);
    assertThat(TestHooks.member(commit(), "message")).isEqualTo("fix: xfix: x12");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '#', value = {
    "event.current.message = 'x'", "event.current.files.push('x')", "event.original = 1",
    "delete event.current.diff", "event.deny = () => undefined",
  })
  void letsNoHookChangeTheEventItself(String change) {
    js("pre-commit", "hook('pre-commit', (event) => { " + change + "; });");
    assertThat(commit()).isInstanceOfSatisfying(HookOutcome.Stopped.class, stopped -> assertThat(
        stopped.reason()).startsWith("TypeError"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '#', value = {
    "event.current['message'] = 'x'", "event.current['files'].append('x')", "event.current = 1",
    "event.current.update({})", "del event.current['diff']",
  })
  void letsNoHookInPythonChangeTheEventItself(String change) {
    python("pre-commit",
        "from picode import hook\n@hook(\"pre-commit\")\ndef check(event, ctx):\n  " + change);
    assertThat(commit()).isInstanceOf(HookOutcome.Stopped.class);
  }

  // ---- failures ------------------------------------------------------------------------------------

  @Test
  void blocksWhereAHookThrowsAndSaysWhere() {
    js("pre-commit", "hook('pre-commit', () => {\n  throw new Error('it broke');\n});");
    assertThat(commit()).isInstanceOfSatisfying(HookOutcome.Stopped.class, stopped -> {
      assertThat(stopped.cause()).isEqualTo(HookStep.Cause.FAILURE);
      assertThat(stopped.reason()).isEqualTo("Error: it broke (acme.js/main.js:3)");
    });
  }

  @ParameterizedTest
  @CsvSource({"while (true) {}", "return new Promise(() => {})"})
  void blocksWhereAHookHangs(String code) {
    deadline = Duration.ofMillis(400);
    js("pre-commit", "hook('pre-commit', () => { " + code + " });");
    assertThat(commit()).isInstanceOfSatisfying(HookOutcome.Stopped.class,
        stopped -> assertThat(stopped.cause()).isEqualTo(HookStep.Cause.FAILURE));
  }

  @Test
  void blocksWhereAHookGivesBackMoreThanCanBeTaken() {
    js("pre-commit", "hook('pre-commit', (e) => e.rewrite({ message: 'x'.repeat(17 << 20) }));");
    assertThat(commit()).isInstanceOf(HookOutcome.Stopped.class);
  }

  @Test
  void dropsWhatAHookWritesBeyondItsMeasure() {
    js("pre-commit",
        "hook('pre-commit', () => { for (let i = 0; i < 400; i++) console.log('x'.repeat(10000)); });");
    assertThat(commit()).isInstanceOf(HookOutcome.Passed.class);
    assertThat(logged.stream().mapToLong(String::length).sum()).isLessThan(2 << 20);
  }

  @Test
  void tellsSeveralHooksOfAnExtensionApartByTheirNames() {
    add("acme.js", Language.JAVASCRIPT, """
        import { hook } from '@picode/sdk';
        for (const name of ['a', 'b']) {
          hook('pre-commit', { name }, (e) => e.rewrite({ message: e.current.message + name }));
        }
        """,
        new HookContribution("pre-commit", "b", "", 1, true, HookContribution.Match.ALL, null, 0),
        new HookContribution("pre-commit", "a", "", 2, true, HookContribution.Match.ALL, null, 0));
    assertThat(TestHooks.member(commit(), "message")).isEqualTo("fix: xba");
  }

  // ---- what scripts do ------------------------------------------------------------------------------

  @Test
  void rewritesWhatAScriptWrites() throws IOException {
    grants = Permission.WRITE.parse("**");
    js("pre-edit",
        "hook('pre-edit', ({ current, rewrite }) => rewrite({ after: '// by ' + current.by + '\\n' + current.after }));");
    assertThat(run("await ctx.files.write('a.txt', 'hello\\n')")).isInstanceOf(
        Outcome.Completed.class);
    assertThat(Files.readString(folder.resolve("a.txt"))).isEqualTo("// by acme.main\nhello\n");
  }

  @Test
  void tellsAHookTheDiffAsItIsAfterARewrite() throws IOException {
    grants = Permission.WRITE.parse("**");
    Files.writeString(folder.resolve("a.txt"), "one\ntwo\n");
    js("pre-edit", "hook('pre-edit', (e) => e.rewrite({ after: 'one\\nthree\\n' }));");
    python("post-edit", """
        from picode import hook
        @hook("post-edit")
        def told(event, ctx): print(event.current["diff"])
        """);
    run("await ctx.files.write('a.txt', 'one\\n2\\n')");
    assertThat(String.join("\n", logged)).contains("--- a/a.txt", "+++ b/a.txt", "-two", "+three");
  }

  @Test
  void keepsAScriptFromWritingAndFromRemoving() throws IOException {
    grants = Permission.WRITE.parse("**");
    Files.writeString(folder.resolve("kept"), "x");
    js("pre-edit",
        "hook('pre-edit', (e) => e.deny(e.current.after === null ? 'no removal' : 'no edit'));");
    assertThat(problem(run("await ctx.files.write('a.txt', 'x')"))).isEqualTo(
        "the hook `acme.js:pre-edit` denies `pre-edit`: no edit");
    assertThat(problem(run("await ctx.files.remove('kept')"))).endsWith("no removal");
    assertThat(folder.resolve("kept")).exists();
    assertThat(folder.resolve("a.txt")).doesNotExist();
  }

  @Test
  void grantsNoScriptMoreThanItHas() {
    js("pre-edit", "hook('pre-edit', () => undefined);");
    assertThat(problem(run("await ctx.files.write('a.txt', 'x')"))).contains("may not write");
  }

  @Test
  void letsNoRewriteOfAProgramPassWhatIsGranted() {
    grants = Permission.RUN.parse("echo");
    js("pre-shell",
        "hook('pre-shell', (e) => e.rewrite({ argv: ['sh', '-c', 'echo broken out'] }));");
    assertThat(problem(run("(await ctx.process.run(['echo', 'hi'])).stdout"))).contains(
        "may not run `sh");
  }

  @Test
  void rewritesAProgramWithinWhatIsGranted() {
    grants = Permission.RUN.parse("echo");
    js("pre-shell",
        "hook('pre-shell', (e) => e.rewrite({ argv: ['echo', '--', e.current.command] }));");
    assertThat(run("(await ctx.process.run(['echo', 'a b'])).stdout"))
        .isEqualTo(new Outcome.Completed(true, "-- echo 'a b'\n"));
  }

  @Test
  void doesNotCallAHookForWhatItWritesItself() {
    grants = Permission.WRITE.parse("**");
    js("pre-edit", """
        hook('pre-edit', async (event, ctx) => {
          if (event.current.path === 'log') throw new Error('called for itself');
          await ctx.files.write('log', event.current.path);
        });""");
    assertThat(run("await ctx.files.write('a.txt', 'x')")).isInstanceOf(Outcome.Completed.class);
    assertThat(folder.resolve("log")).hasContent("a.txt");
  }

  @Test
  void doesNotLetAHookInPythonWaitForItself() {
    grants = Permission.WRITE.parse("**");
    add("acme.py", Language.PYTHON, """
        from picode import hook
        @hook("pre-edit")
        def edit(event, ctx): ctx.files.write("log", "x")
        @hook("post-edit")
        def told(event, ctx): print("told", event.current["path"])
        """, HookContribution.on("pre-edit"), HookContribution.on("post-edit"));
    assertThat(run("await ctx.files.write('a.txt', 'x')")).isInstanceOf(Outcome.Completed.class);
    assertThat(logged).contains("told a.txt").doesNotContain("told log");
  }

  // ---- events of their own --------------------------------------------------------------------------

  @Test
  void firesAnEventOfAScriptsOwn() {
    js("team.deploy", "hook('team.deploy', (e) => e.current.to === 'prod' ? e.deny('not today')"
        + " : e.rewrite({ ...e.current, by: 'hook' }));");
    assertThat(run("const r = await ctx.events.emit('team.deploy', { to: 'prod' });"
        + " [r.verdict, r.reason, r.by].join()"))
        .isEqualTo(new Outcome.Completed(true, "deny,not today,acme.js:team.deploy"));
    assertThat(run("JSON.stringify(await ctx.events.emit('team.deploy', { to: 'test' }))"))
        .isEqualTo(new Outcome.Completed(true,
            "{\"verdict\":\"proceed\",\"reason\":null,\"by\":null,\"payload\":{\"to\":\"test\",\"by\":\"hook\"}}"));
  }

  @ParameterizedTest
  @CsvSource({"deploy", "pre-commit", "git.pre-commit", "Team.Deploy", "a..b", "a."})
  void refusesANameThatIsNotAScriptsOwn(String name) {
    assertThat(problem(run("await ctx.events.emit('" + name + "', null)"))).startsWith("`" + name);
  }

  @Test
  void endsEventsThatFireThemselvesForEver() {
    js("a.loop", """
        hook('a.loop', async (event, ctx) => {
          await ctx.events.emit('a.loop', event.current + 1);
        });""");
    assertThat(run("(await ctx.events.emit('a.loop', 0)).verdict"))
        .isEqualTo(new Outcome.Completed(true, "proceed"));
    assertThat(notices).anyMatch(notice -> notice.contains("8 events deep"));
  }

  // ---- around it ------------------------------------------------------------------------------------

  private void js(String event, String code) {
    add("acme.js", Language.JAVASCRIPT, "import { hook } from '@picode/sdk';\n" + code,
        HookContribution.on(event));
  }

  private void python(String event, String code) {
    add("acme.py", Language.PYTHON, code, HookContribution.on(event));
  }

  private void add(String id, Language language, String code, HookContribution... hooks) {
    String main = language == Language.PYTHON ? "main.py" : "main.js";
    var manifest = new Manifest(id, "1", language, main, "test",
        new Contributions(List.of(), List.of(hooks), List.of(), List.of()), Grants.NONE, Map.of(),
        0);
    var files = new Extension.Files("hash", grants, new Bundle(id, language, main,
        Map.of(main, code)));
    extensions.add(new Extension(manifest, Extension.Origin.USER, id, () -> files));
  }

  private HookPipeline pipeline() {
    return new HookPipeline(HookRegistry.of(ExtensionHooks.of(extensions, this::call)),
        new HookRules(deadline, HookRules.Asked.NOBODY, null, HookRules.Recorder.NONE,
            notices::add));
  }

  private HookOutcome commit() {
    return pipeline().fire(Firing.of("pre-commit", TestHooks.COMMIT));
  }

  private Outcome call(Extension extension, String key, Object input, Duration time) {
    return await(() -> {
      Script script = scripts.get(extension.id());
      if (script == null) {
        script = SANDBOX.open(extension.bundle(), ScriptBindings.surface(), host(extension.id()),
            Limits.of(DEADLINE));
        scripts.put(extension.id(), script);
        Outcome loaded = script.load().await();
        if (!(loaded instanceof Outcome.Completed)) {
          return loaded;
        }
      }
      return script.invoke("hook", key, input, time).await();
    });
  }

  /// Runs code as a script that is no hook.
  private Outcome run(String code) {
    return await(() -> {
      try (Script script = SANDBOX.open(Bundle.empty("acme.main", Language.JAVASCRIPT),
          ScriptBindings.surface(), host("acme.main"), Limits.of(Duration.ofSeconds(60)))) {
        return script.evaluate(code, "eval").await();
      }
    });
  }

  private interface Waiting {
    Outcome get() throws InterruptedException;
  }

  private static Outcome await(Waiting waiting) {
    try {
      return waiting.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private HostCalls host(String id) {
    Workspace workspace = Workspace.of(folder);
    var outside = new OutsideServices(Map.of("PATH", System.getenv("PATH")),
        folder.resolve(".data"), _ -> Optional.empty());
    ScriptOutput output = new ScriptOutput() {
      @Override
      public void show(Display display) {}

      @Override
      public void say(String piece) {}

      @Override
      public void progress(String label, long done, long total) {}

      @Override
      public void log(String source, String level, String text) {
        logged.add(text);
      }
    };
    HookPipeline hooks = pipeline();
    var services = new ScriptServices(workspace,
        new FileIndexes(workspace, ScanOptions.defaults(), ProgressListener.NONE), Optional::empty,
        output, outside, new HookGate(() -> hooks), CommandGate.NONE, ScriptCode.none(),
        ScriptModels.NONE, BeforeChange.NONE);
    return new ScriptHost(id, ScriptBindings.of(id, new Access(id, grants, "add"), services),
        output);
  }

  private static String problem(Outcome outcome) {
    var problem = ScriptHost.problem(outcome, "");
    return problem == null ? "none" : problem.message();
  }
}
