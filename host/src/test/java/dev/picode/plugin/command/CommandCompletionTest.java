package dev.picode.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.plugin.Extension;
import dev.picode.plugin.ScriptBench;
import dev.picode.plugin.command.CommandCompletion.Candidate;
import dev.picode.plugin.manifest.Argument;
import dev.picode.plugin.manifest.CommandContribution;
import dev.picode.plugin.manifest.HookContribution;
import dev.picode.sandbox.Sandbox;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.capability.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What scripts say that a word may become, in the sandbox.
class CommandCompletionTest {
  private static final Sandbox SANDBOX = Sandbox.inProcess();
  private static final CommandContribution GO = new CommandContribution("go", "test", "Extensions",
      List.of(new Argument("name", Argument.Type.STRING, "test",
          Set.of(Argument.Trait.POSITIONAL, Argument.Trait.COMPLETED), null, List.of()),
          new Argument("path", Argument.Type.STRING, "test", Set.of(Argument.Trait.COMPLETED), null,
              List.of()),
          new Argument("plain", Argument.Type.STRING, "test", Set.of(), null, List.of()),
          new Argument("mode", Argument.Type.STRING, "test", Set.of(), null,
              List.of("fast", "full", "slow"))),
      List.of());

  @TempDir
  private Path temp;

  private Path folder = Path.of("");
  private ScriptBench bench;

  @BeforeEach
  void open() throws IOException {
    folder = Files.createDirectories(temp.toRealPath().resolve("work"));
    bench = new ScriptBench(folder, SANDBOX);
  }

  @AfterEach
  void closeBench() {
    bench.close();
  }

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  @Test
  void offersWhatTheScriptSays() {
    Extension one = js("['alpha', 'beta', { value: 'alp', description: 'a mountain' }, 'alpha']");
    assertThat(candidates(one, "name", "al"))
        .containsExactly(new Candidate("alpha", ""), new Candidate("alp", "a mountain"));
    assertThat(candidates(one, "name", "x")).isEmpty();
  }

  @Test
  void offersWhatAPythonScriptSays() {
    Extension one = bench.py("acme.a", """
        @command("go", complete=lambda prefix, ctx: [prefix + "-all"],
                 args={"path": {"type": "string", "complete": lambda prefix, ctx: ["own"]}})
        def go(args, ctx): return 1
        """, Grants.NONE, GO);
    assertThat(candidates(one, "name", "al")).containsExactly(new Candidate("al-all", ""));
    assertThat(candidates(one, "path", "")).containsExactly(new Candidate("own", ""));
  }

  @Test
  void asksTheFunctionOfTheArgumentFirst() {
    Extension one = bench.js("acme.a", """
        command('go', { complete: () => ['all'], args: { path: { complete: async () => ['own'] } } },
          () => 1);""", Grants.NONE, GO);
    assertThat(candidates(one, "path", "")).containsExactly(new Candidate("own", ""));
    assertThat(candidates(one, "name", "")).containsExactly(new Candidate("all", ""));
  }

  @Test
  void offersTheChoicesWithoutAScript() {
    Extension one = js("['x']");
    assertThat(candidates(one, "mode", "f"))
        .containsExactly(new Candidate("fast", ""), new Candidate("full", ""));
    assertThat(candidates(one, "plain", "")).isEmpty();
    assertThat(candidates(one, "nothing", "")).isEmpty();
    assertThat(bench.logged).isEmpty();
  }

  @Test
  void looksWithTheGrantsOfTheExtension() throws IOException {
    Files.writeString(folder.resolve("names.txt"), "ada\nbob");
    String code = "(await ctx.files.read('names.txt')).split('\\n')";
    assertThat(candidates(js(code, Permission.READ.parse("**")), "name", ""))
        .containsExactly(new Candidate("ada", ""), new Candidate("bob", ""));
    assertThat(candidates(js(code, Grants.NONE), "name", "")).isEmpty();
  }

  /// A key is pressed, not a command run: whatever was granted, nothing is done.
  @ParameterizedTest
  @ValueSource(strings = {"ctx.files.write('out.txt', 'x')", "ctx.files.remove('kept.txt')",
    "ctx.process.run(['touch', 'out.txt'])", "ctx.kv.set('a', 1)", "ctx.events.emit('a.b', 1)",
    "ctx.commands.run('go')", "ctx.http.fetch('http://127.0.0.1:1/')", "ctx.env.get('PATH')",
    "ctx.ui.text('x')"})
  void doesNothingElse(String act) throws IOException {
    Files.writeString(folder.resolve("kept.txt"), "x");
    Grants all = Permission.WRITE.parse("**")
        .and(Permission.READ.parse("**"))
        .and(Permission.RUN.parse("touch"))
        .and(Permission.ENV.parse("PATH"))
        .and(Permission.NET.parse("127.0.0.1:1"));
    bench.js("acme.b", "hook('a.b', () => { console.log('fired'); });", Grants.NONE,
        HookContribution.on("a.b"));
    assertThat(candidates(js("[(await " + act + ", 'done')]", all), "name", "")).isEmpty();
    assertThat(folder.resolve("out.txt")).doesNotExist();
    assertThat(folder.resolve("kept.txt")).exists();
    assertThat(bench.logged).doesNotContain("fired");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(() => { throw new Error('x'); })()", "42", "undefined", "'text'",
    "[1, null, {}, ['x'], { value: 7 }]", "['a\\u001b[31mb', 'a\\nb', '', 'x'.repeat(1000)]",
    "await new Promise(() => {})", "(() => { while (true); })()"})
  void offersNothingWhereTheScriptFails(String body) {
    assertThat(candidates(js(body), "name", "")).isEmpty();
  }

  @Test
  void offersNothingWhereThereIsNoFunction() {
    assertThat(candidates(bench.js("acme.a", "command('go', () => 1);", Grants.NONE, GO), "name",
        "")).isEmpty();
    assertThat(candidates(bench.js("acme.b", "nonsense(", Grants.NONE, GO), "name", "")).isEmpty();
  }

  @Test
  void offersOnlySoManyAndNothingThatATerminalWouldActOn() {
    var items = new ArrayList<Object>();
    for (int i = 0; i < 1_000; i++) {
      items.add(Map.of("value", "v" + i, "description", "\u001b[2J" + "d".repeat(500)));
    }
    assertThat(CommandCompletion.candidates(items, "v"))
        .hasSize(CommandCompletion.MAX_CANDIDATES)
        .allSatisfy(each -> assertThat(each.description()).doesNotContain("\u001b")
            .hasSizeLessThan(250));
  }

  /// What is registered are values: the functions are not among them.
  @Test
  void learnsAScriptThatCompletes() {
    Extension one = js("['alpha']");
    assertThat(bench.run(one, "go", Map.of()).toString()).contains("ran");
  }

  private Extension js(String items) {
    return js(items, Grants.NONE);
  }

  private Extension js(String items, Grants grants) {
    return bench.js("acme.a", "command('go', { complete: async (prefix, ctx) => " + items
        + " }, () => 'ran');", grants, GO);
  }

  private List<Candidate> candidates(Extension extension, String argument, String prefix) {
    return Stream.of(extension)
        .map(each -> new CommandRegistry.Entry(each, GO))
        .map(entry -> new CommandCompletion(bench::runner, Duration.ofMinutes(1))
            .of(entry, argument, prefix))
        .findFirst()
        .orElseThrow();
  }
}
