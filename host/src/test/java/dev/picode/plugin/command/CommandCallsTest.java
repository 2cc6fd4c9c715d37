package dev.picode.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.audit.AuditLog;
import dev.picode.audit.AuditRules;
import dev.picode.plugin.Extension;
import dev.picode.plugin.ScriptBench;
import dev.picode.plugin.manifest.Argument;
import dev.picode.plugin.manifest.CommandContribution;
import dev.picode.plugin.manifest.HookContribution;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.Sandbox;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.capability.Permission;
import dev.picode.sandbox.protocol.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Commands that run commands, in the sandbox, with the real bindings.
class CommandCallsTest {
  private static final Sandbox SANDBOX = Sandbox.inProcess();

  @TempDir
  private Path temp;

  private Path folder = Path.of("");
  private ScriptBench bench;

  @BeforeEach
  void open() throws IOException {
    folder = Files.createDirectories(temp.toRealPath().resolve("work"));
    var audit = new AuditLog(temp.resolve("audit"), () -> AuditRules.DEFAULT,
        InstantSource.system(), text -> text, _ -> {});
    bench = new ScriptBench(folder, SANDBOX, SANDBOX, audit);
  }

  @AfterEach
  void closeBench() {
    bench.close();
  }

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  // ---- values and arguments ------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(strings = {"'sum', { args: { a: 2, words: ['x', 'y'], loud: true } }",
    "'sum --a 2 --loud x y'", "'sum --a=2 --loud -- x y'", "'acme.b:sum --a 2 --loud x y'"})
  void givesWhatTheCommandGivesBack(String call) {
    sum();
    var caller = caller("return ctx.commands.run(" + call + ")", "sum", "acme.b:sum");
    assertThat(bench.run(caller, "go", Map.of())).isEqualTo(new Outcome.Completed(true,
        Map.of("exit", 0L, "value", "2 x,y true")));
  }

  @Test
  void givesItInPythonToo() {
    bench.py("acme.b", """
        @command("sum")
        def add(args, ctx): return {"exit": 1, "show": {"a": args["a"]}}
        """, Grants.NONE, command("sum", argument("a", Argument.Type.INTEGER)));
    Extension caller = bench.py("acme.a", """
        @command("go")
        def go(args, ctx): return ctx.commands.run("sum", args={"a": 3})
        """, may("sum"), command("go"));
    assertThat(bench.run(caller, "go", Map.of())).isEqualTo(new Outcome.Completed(true,
        Map.of("exit", 1L, "value", Map.of("a", 3L))));
  }

  @Test
  void runsALineAsAShellWould() {
    bench.js("acme.b", """
        command('no', () => ({ exit: 1 }));
        command('yes', () => 'fine');
        command('bad', () => { throw new Error('bad'); });
        """, Grants.NONE, command("no"), command("yes"), command("bad"));
    var caller = caller("return (await ctx.commands.run(\"no && bad || yes\")).value", "no", "yes",
        "bad");
    assertThat(bench.run(caller, "go", Map.of())).isEqualTo(new Outcome.Completed(true, "fine"));
    var failing = caller("return ctx.commands.run('yes; bad')", "yes", "bad");
    assertThat(problem(failing)).startsWith("script-error: Error: bad");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'sum', { args: { b: 1 } }", "'sum --b 1'", "'sum --a'"})
  void refusesArgumentsItDoesNotTake(String call) {
    sum();
    assertThat(problem(caller("return ctx.commands.run(" + call + ")", "sum")))
        .startsWith("usage: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{ a: 'x' }", "{ a: {} }", "{ a: 1.5 }", "{ loud: [true] }"})
  void refusesValuesOfAnotherType(String args) {
    sum();
    assertThat(problem(caller("return ctx.commands.run('sum', { args: " + args + " })", "sum")))
        .startsWith("argument-invalid: ");
  }

  @Test
  void knowsNoCommandThatIsNotThere() {
    assertThat(problem(caller("return ctx.commands.run('nobody')", "nobody")))
        .startsWith("unknown-command: ");
  }

  // ---- what it may run -----------------------------------------------------------------------------

  @Test
  void needsThePermissionForACommandOfAnother() {
    sum();
    assertThat(problem(caller("return ctx.commands.run('sum')", "other")))
        .startsWith("capability-denied: the extension `acme.a` may not run the command `sum`");
  }

  @Test
  void takesAShortNameForNoOtherName() {
    sum();
    assertThat(problem(caller("return ctx.commands.run('acme.b:sum')", "sum")))
        .startsWith("capability-denied: ");
  }

  @Test
  void listsWhatMayBeRunAndNothingElse() {
    sum();
    bench.js("acme.c", "command('hidden', () => 1);", Grants.NONE, command("hidden"));
    var caller = caller("return (await ctx.commands.list()).map((c) => c.name).join()", "sum");
    assertThat(bench.run(caller, "go", Map.of()))
        .isEqualTo(new Outcome.Completed(true, "go,sum"));
  }

  // ---- whose grants count ---------------------------------------------------------------------------

  @Test
  void lendsNothingToWhatItRuns() {
    bench.js("acme.b", "command('save', (_, ctx) => ctx.files.write('out.txt', 'x'));", Grants.NONE,
        command("save"));
    Extension caller = bench.js("acme.a",
        "command('go', async (_, ctx) => ctx.commands.run('save'));",
        may("save").and(Permission.WRITE.parse("**")), command("go"));
    assertThat(problem(caller))
        .startsWith("capability-denied: the extension `acme.b` may not write `out.txt`");
    assertThat(folder.resolve("out.txt")).doesNotExist();
  }

  @Test
  void borrowsNothingOfWhatItRuns() {
    bench.js("acme.b", "command('save', () => 'done');", Permission.WRITE.parse("**"),
        command("save"));
    var caller = caller("""
        await ctx.commands.run('save');
        return ctx.files.write('out.txt', 'x')""", "save");
    assertThat(problem(caller))
        .startsWith("capability-denied: the extension `acme.a` may not write `out.txt`");
  }

  /// What a person names they let the command write; what a script names they do not.
  @Test
  void namingAPathGrantsNothing() {
    bench.js("acme.b", "command('save', (args, ctx) => ctx.files.write(args.out, 'x'));",
        Grants.NONE, command("save", new Argument("out", Argument.Type.PATH, "where",
            Set.of(Argument.Trait.POSITIONAL, Argument.Trait.GRANTS_WRITE), null, List.of())));
    for (String call : List.of("'save out.txt'", "'save', { args: { out: 'out.txt' } }")) {
      assertThat(problem(caller("return ctx.commands.run(" + call + ")", "save")))
          .startsWith("capability-denied: the extension `acme.b` may not write `out.txt`");
    }
    assertThat(folder.resolve("out.txt")).doesNotExist();
  }

  @Test
  void givesNoWayOutOfTheWorkspace() {
    bench.js("acme.b", "command('show', (args, ctx) => ctx.files.read(args.path));",
        Permission.READ.parse("**"), command("show", argument("path", Argument.Type.PATH)));
    assertThat(problem(caller("return ctx.commands.run('show --path ../data')", "show")))
        .startsWith("path-outside-workspace: ");
  }

  // ---- who may run -----------------------------------------------------------------------------------

  @ParameterizedTest
  @EnumSource(Language.class)
  void letsNoHookRunCommands(Language language) {
    var hook = HookContribution.on("a.test");
    if (language == Language.PYTHON) {
      bench.py("acme.b", """
          @hook("a.test")
          def check(event, ctx): return event.deny(str(hasattr(ctx, "commands")) + str("commands" in dir(ctx)))
          """, may("sum"), hook);
    } else {
      bench.js("acme.b",
          "hook('a.test', (e, ctx) => e.deny(`${'commands' in ctx} ${ctx.commands}`));", may("sum"),
          hook);
    }
    var caller = caller("return (await ctx.events.emit('a.test', 1)).reason");
    assertThat(bench.run(caller, "go", Map.of())).isEqualTo(new Outcome.Completed(true,
        language == Language.PYTHON ? "FalseFalse" : "false undefined"));
  }

  /// A hook that kept the `ctx` of a command of its script gets nowhere with it: that run is over.
  @Test
  void letsNoHookUseAnothersContext() {
    bench.js("acme.b", """
        let kept;
        command('keep', (_, ctx) => { kept = ctx; });
        command('sum', () => 1);
        hook('a.test', async (e) => {
          try { await kept.commands.run('sum'); } catch (error) { return e.deny(error.code); }
          return e.deny('it ran');
        });
        """, Grants.NONE, command("keep"), command("sum"), HookContribution.on("a.test"));
    var caller = caller("""
        await ctx.commands.run('keep');
        return (await ctx.events.emit('a.test', 1)).reason""", "keep");
    assertThat(bench.run(caller, "go", Map.of()))
        .isEqualTo(new Outcome.Completed(true, "run-over"));
  }

  // ---- chains ---------------------------------------------------------------------------------------

  @ParameterizedTest
  @EnumSource(Language.class)
  void runsACommandOfItsOwnExtension(Language language) {
    Extension both = language == Language.PYTHON
        ? bench.py("acme.a", """
            @command("go")
            def go(args, ctx): return ctx.commands.run("part")["value"] + 1
            @command("part")
            def part(args, ctx): return 41
            """, Grants.NONE, command("go"), command("part"))
        : bench.js("acme.a", """
            command('go', async (_, ctx) => (await ctx.commands.run('part')).value + 1);
            command('part', () => 41);
            """, Grants.NONE, command("go"), command("part"));
    assertThat(bench.run(both, "go", Map.of())).isEqualTo(new Outcome.Completed(true, 42L));
  }

  @Test
  void goesThroughAnExtensionThatWaits() {
    bench.js("acme.b", "command('middle', (_, ctx) => ctx.commands.run('part'));", may("part"),
        command("middle"));
    Extension both = bench.py("acme.a", """
        @command("go")
        def go(args, ctx): return ctx.commands.run("middle")["value"]["value"] + 1
        @command("part")
        def part(args, ctx): return 41
        """, may("middle"), command("go"), command("part"));
    assertThat(bench.run(both, "go", Map.of())).isEqualTo(new Outcome.Completed(true, 42L));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void refusesACommandThatRunsItself(Language language) {
    Extension itself = language == Language.PYTHON
        ? bench.py("acme.a", """
            @command("go")
            def go(args, ctx): return ctx.commands.run("go")
            """, Grants.NONE, command("go"))
        : bench.js("acme.a", "command('go', (_, ctx) => ctx.commands.run('acme.a:go'));",
            Grants.NONE, command("go"));
    assertThat(problem(itself)).startsWith("command-recursive: the command `acme.a:go` leads back");
  }

  @Test
  void refusesCommandsThatRunEachOther() {
    bench.py("acme.b", """
        @command("back")
        def back(args, ctx): return ctx.commands.run("go")
        """, may("go"), command("back"));
    assertThat(problem(caller("return ctx.commands.run('back')", "back")))
        .startsWith("command-recursive: ");
  }

  @Test
  void endsAChainThatIsTooDeep() {
    var code = new StringBuilder();
    var commands = new ArrayList<CommandContribution>();
    for (int i = 0; i < 10; i++) {
      code.append("command('c")
          .append(i)
          .append("', (_, ctx) => ctx.commands.run('c")
          .append(i + 1)
          .append("'));\n");
      commands.add(command("c" + i));
    }
    Extension deep = bench.js("acme.a", code.toString(), Grants.NONE, commands.toArray());
    assertThat(ScriptBench.problem(bench.run(deep, "c0", Map.of())))
        .startsWith("command-too-deep: ");
  }

  // ---- ends -----------------------------------------------------------------------------------------

  @Test
  void endsWithItsCaller() {
    bench.js("acme.b", "command('hang', () => new Promise(() => { setInterval(() => 0, 10); }));",
        Grants.NONE, command("hang"));
    var caller = caller("return ctx.commands.run('hang')", "hang");
    bench.deadline(Duration.ofSeconds(1));
    assertThat(problem(caller)).startsWith("deadline-missed: ");
    bench.deadline(ScriptBench.LONG);
    sum();
    assertThat(bench.run(caller("return ctx.commands.run('sum --a 1')", "sum"), "go", Map.of()))
        .isInstanceOf(Outcome.Completed.class);
  }

  @Test
  void isCancelledWithItsCaller() throws InterruptedException {
    bench.js("acme.b", """
        command('hang', (_, ctx) => new Promise((_, reject) => {
          console.log('hanging');
          ctx.signal.addEventListener('abort', () => { console.log('stopped'); reject(ctx.signal.reason); });
        }));""", Grants.NONE, command("hang"));
    var caller = caller("return ctx.commands.run('hang')", "hang");
    var thread = Thread.ofVirtual().start(() -> bench.run(caller, "go", Map.of()));
    bench.awaitLogged("hanging");
    bench.runner().cancel("enough");
    assertThat(thread.join(Duration.ofMinutes(1))).isTrue();
    bench.awaitLogged("stopped");
  }

  // ---- what others see of it -------------------------------------------------------------------------

  @Test
  void writesDownWhatWasRun() throws IOException {
    sum();
    bench.run(caller("return ctx.commands.run('sum --a 1')", "sum"), "go", Map.of());
    try (Stream<Path> files = Files.walk(temp.resolve("audit"))) {
      String log = String.join("\n", files.filter(Files::isRegularFile).map(file -> {
        try {
          return Files.readString(file);
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
      }).toList());
      assertThat(log).contains("commands.run `acme.b:sum`").contains("acme.a");
    }
  }

  @Test
  void asksTheHooksOfCommands() {
    sum();
    bench.js("acme.guard", "hook('pre-command', (e) => e.deny('not ' + e.current.name));",
        Grants.NONE, HookContribution.on("pre-command"));
    assertThat(problem(caller("return ctx.commands.run('sum --a 1')", "sum")))
        .startsWith("hook-denied: ")
        .endsWith("not sum");
  }

  // ---- around it -------------------------------------------------------------------------------------

  private void sum() {
    bench.js("acme.b", "command('sum', (args) => `${args.a} ${args.words} ${args.loud}`);",
        Grants.NONE, command("sum", argument("a", Argument.Type.INTEGER),
            new Argument("loud", Argument.Type.BOOLEAN, "loud", Set.of(), false, List.of()),
            new Argument("words", Argument.Type.STRING, "words",
                Set.of(Argument.Trait.POSITIONAL, Argument.Trait.LIST), null, List.of())));
  }

  private Extension caller(String body, String... may) {
    return bench.js("acme.a", "command('go', async (_, ctx) => { " + body + "; });", may(may),
        command("go"));
  }

  private String problem(Extension caller) {
    return ScriptBench.problem(bench.run(caller, "go", Map.of()));
  }

  private static Grants may(String... commands) {
    Grants grants = Grants.NONE;
    for (String each : commands) {
      grants = grants.and(Permission.COMMANDS.parse(each));
    }
    return grants;
  }

  private static CommandContribution command(String name, Argument... arguments) {
    return new CommandContribution(name, "test", "Extensions", List.of(arguments), List.of());
  }

  private static Argument argument(String name, Argument.Type type) {
    return new Argument(name, type, "test", Set.of(), null, List.of());
  }
}
