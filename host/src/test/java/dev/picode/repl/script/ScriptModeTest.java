package dev.picode.repl.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.binding.OutsideServices;
import dev.picode.binding.ScriptBindings;
import dev.picode.binding.ScriptOutput;
import dev.picode.binding.TestServices;
import dev.picode.plugin.Approvals;
import dev.picode.plugin.Extension;
import dev.picode.plugin.FolderExtension;
import dev.picode.plugin.ScriptRunner;
import dev.picode.plugin.layer.CachedLearner;
import dev.picode.plugin.layer.Listed;
import dev.picode.plugin.layer.UserLayer;
import dev.picode.plugin.manifest.Handler;
import dev.picode.plugin.session.ScriptSession;
import dev.picode.plugin.session.SessionGrants;
import dev.picode.plugin.typescript.TypeScript;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.Sandbox;
import dev.picode.sandbox.binding.BindingSchema;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.protocol.Language;
import dev.picode.secret.Secrets;
import dev.picode.terminal.Display;
import dev.picode.terminal.Terminal;
import dev.picode.terminal.TerminalFacts;
import dev.picode.workspace.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Script mode as a person uses it, with the real sandbox and the real bindings.
class ScriptModeTest {
  private static final Sandbox SANDBOX = Sandbox.inProcess();
  private static final Duration DEADLINE = Duration.ofMinutes(2);
  private static final BindingSchema SCHEMA = ScriptBindings.schema();

  @TempDir
  private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<String> notices = new CopyOnWriteArrayList<>();
  private final AtomicInteger changes = new AtomicInteger();
  private final CountDownLatch shownOnce = new CountDownLatch(1);
  private final SessionGrants grants = new SessionGrants();
  private final Terminal terminal = Terminal.of(out, err,
      new TerminalFacts(false, false, 80, false, false, true, false));
  private @Nullable ScriptRunner runner;
  private @Nullable OutsideServices outside;
  private @Nullable ScriptMode mode;

  @AfterAll
  static void closeSandbox() {
    SANDBOX.close();
  }

  @BeforeEach
  void open() throws IOException {
    Files.createDirectories(folder.resolve("work/src"));
    Files.writeString(folder.resolve("work/src/a.txt"), "one two three\n");
    Workspace workspace = Workspace.of(folder.resolve("work"));
    Map<String, String> environment = Map.of();
    var services = new OutsideServices(environment, folder.resolve("data"),
        Secrets.ofEnvironment(environment));
    outside = services;
    runner = new ScriptRunner(() -> SANDBOX, () -> SANDBOX,
        TestServices.of(workspace, new Shown(), services),
        Approvals.none(), null);
  }

  @AfterEach
  void close() {
    if (mode != null) {
      mode.close();
    }
    runner().close();
    if (outside != null) {
      outside.close();
    }
  }

  private ScriptRunner runner() {
    return Objects.requireNonNull(runner);
  }

  private ScriptMode mode(Language language) {
    if (mode != null) {
      mode.close();
    }
    ScriptMode opened = ScriptMode.open(language, new Place());
    mode = opened;
    return opened;
  }

  private String run(ScriptMode script, String line) {
    out.reset();
    err.reset();
    int code = script.run(line);
    terminal.flush();
    return code + " " + out.toString(StandardCharsets.UTF_8)
        + (err.size() == 0 ? "" : "! " + err.toString(StandardCharsets.UTF_8));
  }

  // ---- values --------------------------------------------------------------------------------------

  @Test
  void showsValuesAndKeepsVariables() {
    ScriptMode js = mode(Language.JAVASCRIPT);
    assertThat(run(js, "const words = (await ctx.files.read('src/a.txt')).trim().split(' ')"))
        .isEqualTo("0 ");
    assertThat(run(js, "words")).isEqualTo("0 [\"one\", \"two\", \"three\"]\n");
    assertThat(run(js, "words.map((word, at) => ({ at, word }))")).isEqualTo("""
        0 at  word
        ──  ─────
         0  one
         1  two
         2  three
        """);
    assertThat(run(js, "x => x")).isEqualTo("0 function(x)\n");
    assertThat(run(js, "undefined")).isEqualTo("0 ");
    assertThat(run(js, "_.name")).isEqualTo("0 \"\"\n");
    assertThat(run(js, "")).isEqualTo("0 ");
    assertThat(run(js, "ctx.ui.table([{ a: 1 }])")).startsWith("0 a");
  }

  @Test
  void pointsAtWhatIsWrong() {
    ScriptMode js = mode(Language.JAVASCRIPT);
    assertThat(run(js, "const a = 1; nope()")).isEqualTo("""
        3 ! picode: ReferenceError: nope is not defined
          at js-1:1:14
            1 | const a = 1; nope()
              |              ^
        """);
    assertThat(run(js, "1 +")).startsWith("3 ! picode: SyntaxError");
    assertThat(run(js, "await ctx.files.write('src/b.txt', 'x')"))
        .startsWith("4 ! picode: ")
        .contains("grant it to this session with `:allow write=src/b.txt`");
  }

  @Test
  void worksInPython() throws IOException {
    ScriptMode py = mode(Language.PYTHON);
    assertThat(run(py, "words = ctx.files.read('src/a.txt').split()\nlen(words)"))
        .isEqualTo("0 3\n");
    assertThat(run(py, "(words, True, None)"))
        .isEqualTo("0 ([\"one\", \"two\", \"three\"], True, None)\n");
    assertThat(run(py, "def f(x):\n  return x * 2\n")).isEqualTo("0 ");
    assertThat(run(py, "f(_[0])")).startsWith("0 [\"one\"");
    assertThat(run(py, "1 / 0")).startsWith("3 ! picode: ZeroDivisionError");
    assertThat(run(py, ":type words")).isEqualTo("0 list[str]\n");
    assertThat(py.complete("ctx.kv.", 7)).extracting(Suggestion::value).contains("set");
    assertThat(py.complete("ctx.process.r", 13)).extracting(Suggestion::description)
        .anyMatch(said -> said.startsWith("ctx.process.run(") && said.contains("->"));
    assertThat(run(py, ":save twice --command")).startsWith("0 ! saved");
    assertThat(Files.readString(folder.resolve("person/commands/twice.py"))).isEqualTo("""
        from picode import command


        @command("twice", description="Saved from a session")
        def run(args, ctx):
            words = ctx.files.read('src/a.txt').split()
            _ = len(words)
            _ = (words, True, None)
            def f(x):
              return x * 2
            return f(_[0])
        """);
    assertThat(call("command", "twice"))
        .isEqualTo("[\"one\",\"two\",\"three\",\"one\",\"two\",\"three\"]");
    assertThat(run(py, ":reset")).startsWith("0 ! all variables are forgotten");
    assertThat(run(py, "words")).startsWith("3 ! picode: NameError");
    assertThat(run(py, """
        def count(params, ctx):
          '''How
          many'''
          global seen
          seen = 1
          return {'n': len(str(params))}
        """)).isEqualTo("0 ");
    assertThat(run(py, ":save count --tool")).startsWith("0 ! saved");
    assertThat(call("tool", "count")).isEqualTo("{\"n\":2}");
  }

  // ---- lines ---------------------------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
    ":nope | there is no `:nope` here", ":typ | did you mean `:type`?",
    ":type | `:type` needs an argument",
    ":load | `:load` needs an argument", ":load none.js | there is no file `none.js`",
    ":doc ctx.git.lgo | did you mean `ctx.git.log`?", ":doc ctx.gti | did you mean `ctx.git`?",
    ":doc nothing.at.all | there is no `nothing.at.all`", ":allow raed=x | did you mean `read`?",
    ":allow read | grants nothing without a scope", ":save | `:save` needs an argument",
    ":save x | needs to know what it makes", ":save --command | needs a name",
    ":save a b --command | does not take `b`", ":save x --hook | `--hook` needs an event",
    ":save x --hook pre-comit | there is no event `pre-comit`",
    ":save X --command | lower-case letters",
    ":save ../x --command | lower-case letters", ":save x --command --tool | one thing at a time",
    ":save x --command | there is nothing to save", ":save x --hook ../../a.b | there is no event"})
  void refusesWhatIsWrong(String line, String said) {
    ScriptMode js = mode(Language.JAVASCRIPT);
    assertThat(run(js, line)).startsWith("2 ! picode: ").contains(said);
    assertThat(changes).hasValue(0);
    assertThat(folder.resolve("person")).doesNotExist();
  }

  @Test
  void documentsAndTypes() {
    ScriptMode js = mode(Language.JAVASCRIPT);
    assertThat(run(js, ":doc ctx.git.log")).contains("ctx.git.log(", "newest first", "git");
    assertThat(run(js, ":doc git.log")).contains("ctx.git.log(");
    assertThat(run(js, ":doc ctx.files")).contains("ctx.files.read(");
    assertThat(run(js, ":doc")).contains("ctx.git");
    assertThat(run(js, ":doc ctx.http.fetch")).contains(":doc HttpAnswer");
    assertThat(run(js, ":doc HttpAnswer")).contains("status: number", "after redirects");
    assertThat(run(js, ":doc Encoding")).contains("is one of `text`, `base64`");
    assertThat(run(js, ":type ctx.git.log")).startsWith("0 ctx.git.log(");
    assertThat(run(js, ":type [{a: 1}]")).isEqualTo("0 { a: number }[]\n");
    assertThat(run(js, ":type nope")).startsWith("3 ! picode: ReferenceError");
  }

  @Test
  void loadsAFile() throws IOException {
    Files.writeString(folder.resolve("work/some.js"), "const loaded = 5;\nloaded + 1");
    Files.writeString(folder.resolve("work/bad.js"), "\n\nthrow new Error('bad')");
    ScriptMode js = mode(Language.JAVASCRIPT);
    assertThat(run(js, ":load some.js")).isEqualTo("0 6\n");
    assertThat(run(js, "loaded")).isEqualTo("0 5\n");
    assertThat(run(js, ":load bad.js")).startsWith("3 ! picode: Error: bad")
        .contains("at bad.js:3");
  }

  // ---- completion ----------------------------------------------------------------------------------

  @Test
  void judgesAndCompletes() {
    ScriptMode js = mode(Language.JAVASCRIPT);
    run(js, "const answer = { first: 1, second: [{ inner: 2 }] }");
    assertThat(values(js, "ans")).containsExactly("answer");
    assertThat(values(js, "answer.")).startsWith("first", "second");
    assertThat(values(js, "answer.second[0].")).startsWith("inner");
    assertThat(values(js, "ctx.git.lo")).containsExactly("log");
    assertThat(values(js, "ctx.").stream().toList()).contains("git", "files", "signal");
    assertThat(js.complete("ctx.git.lo", 10).getFirst().description()).startsWith("ctx.git.log(");
    assertThat(values(js, "f().x")).isEmpty();
    assertThat(values(js, "awa")).contains("await");
    assertThat(values(js, ":")).contains(":type", ":doc", ":allow");
    assertThat(values(js, ":doc ctx.git.lo")).containsExactly("log");
    assertThat(values(js, ":save x --hook pre-c")).contains("pre-commit");
    assertThat(values(js, ":allow re")).containsExactly("read=");
    assertThat(values(js, ":load sr")).containsExactly("src/");
    assertThat(values(js, ":load src/")).contains("src/a.txt")
        .allMatch(each -> each.startsWith("src/"));
    assertThat(js.wordStart("await ctx.git.lo", 16)).isEqualTo(14);
    assertThat(js.wordStart(":save x --ho", 12)).isEqualTo(8);
    assertThat(js.isIncomplete(":type {")).isFalse();
    assertThat(js.isIncomplete("f() }")).isFalse();
  }

  private static List<String> values(ScriptMode script, String buffer) {
    return script.complete(buffer, buffer.length()).stream().map(Suggestion::value).toList();
  }

  // ---- grants --------------------------------------------------------------------------------------

  @Test
  void allowsThisSessionMoreAndNothingElse() {
    ScriptMode js = mode(Language.JAVASCRIPT);
    assertThat(run(js, ":allow write=src/**")).startsWith("0 ! this session may now");
    assertThat(run(js, "await ctx.files.write('src/b.txt', 'x'); 1")).isEqualTo("0 1\n");
    assertThat(run(js, "await ctx.files.write('b.txt', 'x')")).startsWith("4 ! ");
    assertThat(run(js, ":allow")).contains("\"write\": [\"src/**\"]");
    assertThat(run(js, ":reset")).startsWith("0 ");
    assertThat(run(js, "await ctx.files.write('src/c.txt', 'x'); 2")).isEqualTo("0 2\n");
    assertThat(new SessionGrants().all()).isEqualTo(Grants.PERSON);
    Outcome alone = runner().evaluate(Language.JAVASCRIPT, "ctx.files.write('src/d.txt', 'x')",
        "eval",
        Grants.PERSON, DEADLINE);
    assertThat(alone).isInstanceOf(Outcome.Failed.class);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
    "ctx.files.write('../out.txt', 'x')", "ctx.files.write('/tmp/picode-out.txt', 'x')",
    "ctx.files.read('../data/secret')", "ctx.files.write('.git/hooks/pre-commit', 'x')",
    "ctx.files.write('.picode/commands/x.js', 'x')", "ctx.files.read('link/secret')"})
  void noGrantReachesWhatIsDeniedForAll(String code) throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data/secret"), "hush");
    Files.createSymbolicLink(folder.resolve("work/link"), folder.resolve("data"));
    ScriptMode js = mode(Language.JAVASCRIPT);
    run(js, ":allow read=**,write=**");
    assertThat(run(js, "await " + code)).matches("(?s)[234] ! picode: .*").doesNotContain("hush");
    assertThat(folder.resolve("out.txt")).doesNotExist();
    assertThat(folder.resolve("work/.git")).doesNotExist();
  }

  @Test
  void typedCodeReachesNoOtherScript() throws IOException {
    Path person = Files.createDirectories(folder.resolve("person/commands"));
    Files.writeString(person.resolve("mine.js"), """
        import { command } from "@picode/sdk";
        globalThis.hidden = "hush";
        command("mine", {}, async (args, ctx) => { await ctx.kv.set("k", "hush"); return hidden; });
        """);
    assertThat(call("command", "mine")).isEqualTo("\"hush\"");
    ScriptMode js = mode(Language.JAVASCRIPT);
    assertThat(run(js, "typeof hidden")).isEqualTo("0 \"undefined\"\n");
    assertThat(run(js, "await ctx.kv.get('k')")).doesNotContain("hush");
    assertThat(run(js, "await ctx.kv.keys()")).isEqualTo("0 []\n");
    assertThat(run(js, "globalThis[Symbol.for('picode.sdk')].command('mine', {}, () => 1)"))
        .doesNotContain("hush");
    assertThat(call("command", "mine")).isEqualTo("\"hush\"");
  }

  // ---- interrupting --------------------------------------------------------------------------------

  @Test
  void anInterruptEndsWhatRunsAndKeepsTheRest() throws InterruptedException {
    ScriptMode js = mode(Language.JAVASCRIPT);
    run(js, "const kept = 1");
    var code = new AtomicInteger();
    Thread running = Thread.ofVirtual()
        .start(() -> code.set(
            js.run("await ctx.ui.print('started'); while (true) {}")));
    assertThat(shownOnce.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(js.isIncomplete("function f() {")).isFalse();
    assertThat(js.complete("ke", 2)).allMatch(each -> each.group().equals("keywords"));
    js.interrupt();
    running.join();
    assertThat(code).hasValue(130);
    assertThat(run(js, "kept")).isEqualTo("0 1\n");
    assertThat(notices).isEmpty();
  }

  // ---- saving --------------------------------------------------------------------------------------

  @Test
  void savesACommandThatRuns() throws IOException {
    ScriptMode js = mode(Language.JAVASCRIPT);
    run(js, "const text = await ctx.files.read('src/a.txt')");
    run(js, "nope()");
    run(js, "let n = 1");
    run(js, "let n = text.split(' ').length");
    run(js, "free = n * 2");
    run(js, "`${n}\n  words`");
    run(js, "({ n, free, last: _ })");
    assertThat(run(js, ":save count-words --command"))
        .startsWith("0 ! saved")
        .contains("run it with `/count-words`");
    assertThat(changes).hasValue(1);
    assertThat(Files.readString(folder.resolve("person/commands/count-words.js"))).isEqualTo("""
        import { command } from "@picode/sdk";

        command("count-words", {
          description: "Saved from a session",
        }, async (args, ctx) => {
        let free, _;
        const text = await ctx.files.read('src/a.txt');
        var n = 1;
        var n = text.split(' ').length;
        _ = (free = n * 2);
        _ = (`${n}
          words`);
        return ({ n, free, last: _ });
        });
        """);
    assertThat(call("command", "count-words"))
        .isEqualTo("{\"n\":3,\"free\":6,\"last\":\"3\\n  words\"}");
    assertThat(run(js, ":save count-words --command")).startsWith("2 ! ")
        .contains("is there already",
            "--force");
    assertThat(run(js, ":save count-words --command --force")).startsWith("0 ");
  }

  @Test
  void savesWhatWasAllowedWithIt() throws IOException {
    ScriptMode js = mode(Language.JAVASCRIPT);
    run(js, ":allow write=src/**");
    run(js, "await ctx.files.write('src/new.txt', 'x')");
    run(js, ":save write-it --command");
    assertThat(Files.readString(folder.resolve("person/commands/write-it.js")))
        .contains("permissions: {\"write\":[\"src/**\"]}");
    Extension saved = extension("command", "write-it");
    assertThat(saved.manifest().permissions().lines()).contains("\"write\": [\"src/**\"]");
    assertThat(saved.grants().lines()).doesNotContain("\"write\": [\"src/**\"]");
  }

  @Test
  void savesAToolAndAHookThatRun() throws IOException {
    ScriptMode js = mode(Language.JAVASCRIPT);
    run(js, "function lookUp({ word = 'none' }) { return { text: word.toUpperCase() } }");
    run(js, "lookUp({ word: 'x' })");
    assertThat(run(js, ":save look-up --tool")).startsWith("0 ");
    assertThat(call("tool", "look-up")).isEqualTo("{\"text\":\"NONE\"}");
    run(js, ":reset");
    run(js,
        "const noWip = (event) => event.current.message.includes('WIP') ? event.deny('wip') : undefined");
    assertThat(run(js, ":save no-wip --hook pre-commit")).startsWith("0 ! saved");
    assertThat(Files.readString(folder.resolve("person/hooks/pre-commit/no-wip.js")))
        .contains("return noWip(event, ctx);");
    assertThat(
        runner().call(extension("hook", "pre-commit"), Handler.hook("pre-commit"), Grants.NONE,
            Map.of("name", "pre-commit", "original", Map.of("message", "WIP")), DEADLINE))
        .isInstanceOfSatisfying(Outcome.Completed.class,
            done -> assertThat(Json.write(done.value()))
                .contains("deny"));
  }

  private Extension extension(String kind, String name) {
    var layer = new UserLayer(folder.resolve("person"), folder.resolve("index" + changes.get()),
        FolderExtension.Accepting.NOTHING, new CachedLearner(folder.resolve("cache"), () -> SANDBOX,
            new TypeScript(() -> SANDBOX, null)));
    return layer.list(notices::add)
        .stream()
        .filter(each -> each.handlers().contains(new Handler(kind, name)))
        .map(Listed::extension)
        .map(Supplier::get)
        .map(Objects::requireNonNull)
        .findFirst()
        .orElseThrow(() -> new AssertionError(notices.toString()));
  }

  private String call(String kind, String name) {
    Outcome outcome = runner().call(extension(kind, name), new Handler(kind, name), Grants.NONE,
        Map.of(), DEADLINE);
    return outcome instanceof Outcome.Completed done
        ? Json.write(done.value())
        : outcome.toString();
  }

  // ---- the program ---------------------------------------------------------------------------------

  private final class Place implements ScriptPlace {
    @Override
    public ScriptSession session(Language language) {
      return new ScriptSession(language, () -> runner().open(language, DEADLINE), grants,
          notices::add);
    }

    @Override
    public Terminal output() {
      return terminal;
    }

    @Override
    public Path base() {
      return folder.resolve("work");
    }

    @Override
    public Path personFolder() {
      return folder.resolve("person");
    }

    @Override
    public BindingSchema surface() {
      return SCHEMA;
    }

    @Override
    public void extensionsChanged() {
      changes.incrementAndGet();
    }
  }

  /// Shows nothing, and lets a test wait for it.
  private final class Shown implements ScriptOutput {
    @Override
    public void show(Display display) {
      shownOnce.countDown();
    }

    @Override
    public void say(String piece) {}

    @Override
    public void progress(String label, long done, long total) {}

    @Override
    public void log(String source, String level, String text) {}
  }
}
