package dev.picode.plugin.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.picode.plugin.FolderExtension;
import dev.picode.plugin.typescript.TypeScript;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.sandbox.Answer;
import dev.picode.sandbox.HostCalls;
import dev.picode.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests of extensions that pass, fail and do worse.
class ExtensionTestsTest {
  private static final Sandbox SANDBOX = Sandbox.inProcess();

  /// The first context of a language takes its time on a machine with other work.
  private static final Duration LONG = Duration.ofMinutes(5);

  @TempDir
  private Path temp;

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  @BeforeEach
  void extension() throws IOException {
    manifest("js", "main.js");
    write("main.js", """
        import { command, hook, tool } from "@picode/sdk";
        command("count", async ({ pattern }, ctx) => {
          ctx.log.info("counting");
          const found = await ctx.files.search(pattern).catch((error) => ({ count: error.code }));
          await ctx.ui.print("done");
          return `${found.count}`;
        });
        hook("pre-commit", (event) => event.current.message === "no" ? event.deny("no is no") : undefined);
        hook("pre-commit", { name: "second" }, (event) => event.rewrite({ message: event.original.message + "!" }));
        hook("stop", () => "stop");
        tool("broken", () => {
          throw new Error("it is broken");
        });
        """);
  }

  @Test
  void runsHandlersWithAnswersOfTheTest() throws IOException {
    assertThat(results("""
        test("a command", async () => {
          const done = await harness({ files: { search: (pattern) => ({ count: pattern.length }) } })
            .command("count", { pattern: "abc" });
          assert.equal(done.value, "3");
          assert.equal(done.shown, ["done"]);
          assert.equal(done.log, [{ level: "info", text: "counting" }]);
          assert.equal(done.calls.map(({ call }) => call), ["log.info", "files.search", "ui.print"]);
        });
        test("a hook", async () => {
          assert.equal((await harness().hook("pre-commit", { message: "no" })).reason, "no is no");
          assert.equal((await harness().hook("pre-commit", { message: "yes" })).verdict, "proceed");
          const { verdict, value } = await harness().hook("pre-commit#second", { message: "b" }, { original: { message: "a" } });
          assert.equal([verdict, value], ["rewrite", { message: "a!" }]);
        });
        test("a tool", async () => {
          assert.equal((await assert.rejects(harness().tool("broken"))).message, "it is broken");
        });
        test.skip("later", () => {});
        """)).containsExactly("PASSED a command", "PASSED a hook", "PASSED a tool",
        "SKIPPED later it is marked to be skipped (test/a.test.js)");
  }

  @Test
  void aFailureIsAtItsLine() throws IOException {
    assertThat(results("""
        test("one", () => {
          assert.equal({ a: 1 }, { a: 2 });
        });
        test("two", async () => {
          await null;
          assert.match("abc", /d/);
        });
        test("three", () => harness().tool("broken"));
        test("four", () => harness().tool("brokn"));
        test("five", async () => assert.rejects(async () => 1));
        """)).containsExactly(
        "FAILED one expected {\"a\":2}, got {\"a\":1} (test/a.test.js:4:3)",
        "FAILED two expected a text that matches /d/, got \"abc\" (test/a.test.js:8:3)",
        "FAILED three Error: it is broken (main.js:12:9)",
        "FAILED four the script registers no tool `brokn` (test/a.test.js:11:20)",
        "FAILED five expected a failure, and there was none (test/a.test.js)");
  }

  @Test
  void aStreamHasThePiecesOfTheTest() throws IOException {
    write("main.js", """
        import { command } from "@picode/sdk";
        command("tell", async ({ most }, ctx) => {
          const stream = ctx.llm.stream({ prompt: "p" });
          const words = [];
          for await (const event of stream) {
            if (event.type === "text") words.push(event.text);
            if (words.length === most) return words.join("");
          }
          const { text, stop } = await stream.result();
          return `${words.join("|")} ${text} ${stop}`;
        });
        """);
    assertThat(results("""
        const said = [{ type: "text", text: "a" }, { type: "text", text: "b" }, { type: "stop", reason: "max-tokens" }];
        const tell = (stream, args = {}) => harness({ llm: { stream } }).command("tell", args);
        test("an array", async () => assert.equal((await tell(said)).value, "a|b ab max-tokens"));
        test("a result", async () => assert.equal(
          (await tell({ items: said, result: { text: "c", stop: "end" } })).value, "a|b c end"));
        test("a function", async () => assert.equal((await tell(async ({ prompt }) => [{ type: "text", text: prompt }])).value, "p p end"));
        test("left early", async () => {
          let left = false;
          const { value, calls } = await tell(function* () { try { yield* said; } finally { left = true; } }, { most: 1 });
          assert.equal([value, left], ["a", true]);
          assert.equal(calls, [{ call: "llm.stream", args: [{ prompt: "p" }], answer: [said[0]], closed: true }]);
        });
        test("a failure", async () => {
          await assert.rejects(tell(function* () { yield said[0]; throw new Error("cut"); }), /cut/);
        });
        test("no pieces", () => tell(7));
        test("no answer", () => harness().command("tell"));
        """)).satisfiesExactly(
        one -> assertThat(one).isEqualTo("PASSED an array"),
        two -> assertThat(two).isEqualTo("PASSED a result"),
        three -> assertThat(three).isEqualTo("PASSED a function"),
        four -> assertThat(four).isEqualTo("PASSED left early"),
        five -> assertThat(five).isEqualTo("PASSED a failure"),
        six -> assertThat(six)
            .startsWith("FAILED no pieces the answer to `llm.stream` is 7, which has no pieces"),
        seven -> assertThat(seven)
            .startsWith(
                "FAILED no answer the script calls `ctx.llm.stream`, which the test has no"));
  }

  @Test
  void aStreamHasThePiecesOfTheTestInPython() throws IOException {
    manifest("python", "main.py");
    write("main.py", """
        from picode import command
        @command("tell")
        def tell(args, ctx):
            words = ""
            with ctx.llm.stream(prompt="p") as stream:
                for event in stream:
                    words += event.get("text", "")
                    if len(words) == args.get("most"):
                        return words
            return words + " " + ctx.llm.stream(prompt="q").result()["text"]
        """);
    write("test/test_a.py", """
        import main
        from picode import PicodeError
        from picode.testing import equal, harness, raises
        SAID = [{"type": "text", "text": "a"}, {"type": "text", "text": "b"}, {"type": "stop", "reason": "end"}]
        def tell(stream, **args):
            return harness({"llm": {"stream": stream}}).command("tell", args)
        def test_list():
            equal(tell(SAID).value, "ab ab")
        def test_function():
            equal(tell(lambda prompt: {"items": SAID[:1], "result": {"text": prompt}}).value, "a q")
        def test_left_early():
            def some(prompt):
                for each in SAID:
                    yield each
            done = tell(some, most=1)
            equal(done.value, "a")
            equal(done.calls, [{"call": "llm.stream", "args": [], "named": {"prompt": "p"}, "answer": SAID[:1], "closed": True}])
        def test_none():
            with raises(PicodeError, code="fake-missing"):
                harness().command("tell")
            with raises(PicodeError, message="has no pieces"):
                tell(7)
        """);
    assertThat(run(LONG, false)).containsExactly("PASSED test_list", "PASSED test_function",
        "PASSED test_left_early", "PASSED test_none");
  }

  @Test
  void aCallWithoutAnAnswerFailsEvenWhereTheScriptGoesOn() throws IOException {
    assertThat(results("""
        test("one", () => harness().command("count", { pattern: "x" }));
        test("two", () => harness().hook("stop"));
        """)).satisfiesExactly(
        one -> assertThat(one)
            .startsWith("FAILED one the script calls `ctx.files.search`, which the test has no"),
        two -> assertThat(two)
            .startsWith("FAILED two the hook `stop` gave back \"stop\", which is no verdict"));
  }

  @Test
  void aTestThatNeverEndsIsStoppedAndTheOthersRun() throws IOException {
    assertThat(results("""
        test("one", () => {});
        test("two", () => { while (true); });
        test("three", () => {});
        """, Duration.ofSeconds(10))).satisfiesExactly(
        one -> assertThat(one).isEqualTo("PASSED one"),
        two -> assertThat(two).startsWith("FAILED two the script did not finish within 10 s"),
        three -> assertThat(three).isEqualTo("PASSED three"));
  }

  @Test
  void aFileThatCannotBeLoadedFails() throws IOException {
    assertThat(results("const a = ;")).singleElement()
        .asString()
        .startsWith("FAILED  SyntaxError: ")
        .endsWith("(test/a.test.js:3:11)");
  }

  @Test
  void aTestHasNoWayToTheHost() throws IOException {
    assertThat(results("""
        test("one", async (...given) => {
          assert.equal(given.length, 0);
          assert.equal(typeof globalThis.ctx, "undefined");
          await assert.rejects(() => import("../../etc/passwd"));
        });
        """)).containsExactly("PASSED one");
  }

  @Test
  void testsMayBeTypeScript() throws IOException {
    write("test/b.test.ts", """
        import { test } from "@picode/sdk/testing";
        interface Long { a: string }
        test("typed", () => {
          const a: Long | null = null; a!.a;
        });
        """);
    assertThat(run(LONG, false)).singleElement()
        .asString()
        .startsWith("FAILED typed TypeError")
        .endsWith("(test/b.test.ts:4:32)");
  }

  @Test
  void snapshotsAreWrittenByTheHostAndCompared() throws IOException {
    String text = """
        test("one", () => snapshot("first", { b: [1] }));
        """;
    assertThat(results(text)).singleElement()
        .asString()
        .startsWith("FAILED one the snapshot `snapshots/first.json` was missing and is written");
    Path file = temp.resolve("test/snapshots/first.json");
    assertThat(file).hasContent("{\n  \"b\": [\n    1\n  ]\n}\n");
    assertThat(results(text)).containsExactly("PASSED one");
    String other = text.replace("[1]", "[2]");
    assertThat(results(other)).singleElement()
        .asString()
        .contains("line 3 differs: expected \"    1\", got \"    2\"");
    assertThat(run(LONG, true)).containsExactly("PASSED one");
    assertThat(results(other)).containsExactly("PASSED one");
  }

  @Test
  void aSnapshotIsWrittenNowhereElse() throws IOException {
    String text = """
        test("one", () => snapshot("../../main.js", "evil"));
        test("two", () => snapshot("a/b", "evil"));
        """;
    assertThat(results(text)).allMatch(each -> each.contains("a snapshot cannot be called"));
    Path outside = Files.createDirectory(temp.resolve("outside"));
    write("test/snapshots/x.txt", "");
    Files.delete(temp.resolve("test/snapshots/x.txt"));
    Files.delete(temp.resolve("test/snapshots"));
    write("test/a.test.js", """
        import { snapshot, test } from "@picode/sdk/testing";
        test("one", () => snapshot("first", "evil"));
        """);
    var bundle = FolderExtension.open(temp, "tests", _ -> {}).bundle();
    Files.createSymbolicLink(temp.resolve("test/snapshots"), outside);
    PiCodeException thrown = catchThrowableOfType(PiCodeException.class,
        () -> tests(LONG).run(bundle, temp, false, _ -> {}));
    assertThat(thrown.problem().code()).isEqualTo("snapshot-unwritable");
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void aWriteThatTheKitDoesNotMakeIsRefused() throws IOException {
    write("test/a.test.js", """
        import { tool } from "../@picode/sdk/forged.js";
        """);
    write("@picode/sdk/forged.js", """
        const { tool } = globalThis[Symbol.for("picode.sdk")];
        tool("x", { test: "forged" }, () => {});
        tool("written", {}, () => ({ "snapshots/../../main.js": "evil" }));
        export { tool };
        """);
    // The kit has `written` already.
    assertThat(run(LONG, false)).singleElement()
        .asString()
        .contains("registered twice");
    assertThat(Files.readString(temp.resolve("main.js"))).doesNotContain("evil");
  }

  @Test
  void withoutTestsThereIsAProblem() {
    PiCodeException thrown = catchThrowableOfType(PiCodeException.class,
        () -> run(LONG, false));
    assertThat(thrown.problem().code()).isEqualTo("tests-missing");
  }

  @Test
  void pythonHasTheSameKit() throws IOException {
    manifest("python", "src/main.py");
    Files.delete(temp.resolve("main.js"));
    write("src/main.py", """
        from picode import command, hook

        @command("count")
        def count(args, ctx):
            return str(ctx.files.search(args["pattern"], path="src")["count"])

        @hook("pre-commit")
        async def check(event, ctx):
            event.current["message"] = "changed"
        """);
    write("test/test_a.py", """
        import main
        from picode import PicodeError
        from picode.testing import equal, harness, raises, skip, snapshot, test

        def test_count():
            done = harness({"files": {"search": lambda pattern, path: {"count": len(pattern)}}}).command("count", {"pattern": "abc"})
            assert done.value == "3"
            equal(done.calls[0]["named"], {"path": "src"})

        @test("by name")
        def named():
            with raises(PicodeError, code="fake-missing"):
                harness().command("count", {"pattern": "x"})

        def test_differs():
            equal({"a": 1}, {"a": 2})

        def test_plain_assert():
            assert 1 == 2, "not the same"

        def test_later():
            skip("not yet")

        def test_frozen():
            with raises(TypeError):
                harness().hook("pre-commit", {"message": "m"})

        def test_snapshot():
            snapshot("py", {"a": ["ä"]})
        """);
    assertThat(run(LONG, false)).satisfiesExactly(
        named -> assertThat(named).isEqualTo("PASSED by name"),
        count -> assertThat(count).isEqualTo("PASSED test_count"),
        differs -> assertThat(differs)
            .startsWith("FAILED test_differs expected {'a': 2}, got {'a': 1} (test/test_a.py:16:"),
        plain -> assertThat(plain).startsWith("FAILED test_plain_assert AssertionError")
            .contains("(test/test_a.py:19:"),
        later -> assertThat(later).startsWith("SKIPPED test_later not yet"),
        frozen -> assertThat(frozen).isEqualTo("PASSED test_frozen"),
        snapshot -> assertThat(snapshot).startsWith("FAILED test_snapshot"));
    assertThat(temp.resolve("test/snapshots/py.json"))
        .hasContent("{\n  \"a\": [\n    \"ä\"\n  ]\n}\n");
  }

  // ---- recorded answers -----------------------------------------------------------------------------

  private static final String JS_RECORDED = """
      import "../main.js";
      import { assert, harness, recorded, test } from "@picode/sdk/testing";
      test("count", async () => {
        const { value } = await harness(recorded("count")).command("count", { pattern: "abc" });
        assert.equal(value, "7");
      });
      """;
  private static final String PY_RECORDED = """
      import main
      from picode.testing import equal, harness, recorded
      def test_count():
          equal(harness(recorded("count")).command("count", {"pattern": "abc"}).value, "7")
      """;

  @ParameterizedTest
  @ValueSource(strings = {"js", "py"})
  void recordsARealRunAndReplaysItWithoutAHost(String language) throws IOException {
    countsIn(language);
    assertThat(run(LONG, false)).singleElement()
        .asString()
        .contains("there is no recording `snapshots/count.calls.json`");
    var host = new Answering(7L);
    assertThat(runWith(host)).singleElement().asString().startsWith("PASSED");
    assertThat(host.asked).containsExactly("files.search");
    assertThat(temp.resolve("test/snapshots/count.calls.json")).content()
        .contains("files.search",
            "\"count\": 7");
    assertThat(run(LONG, false)).singleElement().asString().startsWith("PASSED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"js", "py"})
  void asksTheHostNothingThatIsRecorded(String language) throws IOException {
    countsIn(language);
    runWith(new Answering(7L));
    var host = new Answering(8L);
    assertThat(runWith(host)).singleElement().asString().startsWith("PASSED");
    assertThat(host.asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"js", "py"})
  void failsWhereTheScriptDoesSomethingElseThanRecorded(String language) throws IOException {
    countsIn(language);
    runWith(new Answering(7L));
    String test = language.equals("js") ? "test/a.test.js" : "test/test_a.py";
    write(test, Files.readString(temp.resolve(test)).replace("\"abc\"", "\"other\""));
    assertThat(run(LONG, false)).singleElement().asString().startsWith("FAILED");
  }

  @Test
  void recordsARefusalToo() throws IOException {
    countsIn("js");
    write("test/a.test.js", JS_RECORDED.replace("\"7\"", "\"capability-denied\""));
    assertThat(runWith(new Answering(null))).singleElement().asString().startsWith("PASSED");
    assertThat(run(LONG, false)).singleElement().asString().startsWith("PASSED");
  }

  private void countsIn(String language) throws IOException {
    if (language.equals("js")) {
      write("test/a.test.js", JS_RECORDED);
      return;
    }
    manifest("python", "main.py");
    write("main.py", """
        from picode import command
        @command("count")
        def count(args, ctx):
            ctx.log.info("counting")
            return str(ctx.files.search(args["pattern"])["count"])
        """);
    write("test/test_a.py", PY_RECORDED);
  }

  private List<String> runWith(HostCalls host) {
    return tests(LONG).with(host)
        .run(FolderExtension.open(temp, "tests", _ -> {}).bundle(), temp, false, _ -> {})
        .stream()
        .map(ExtensionTestsTest::line)
        .toList();
  }

  /// A host that counts the same in every search, or refuses it.
  private static final class Answering implements HostCalls {
    private final @Nullable Long count;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    Answering(@Nullable Long count) {
      this.count = count;
    }

    @Override
    public Answer answer(String target, Map<String, @Nullable Object> arguments) {
      asked.add(target);
      return count == null
          ? new Answer.Refused("capability-denied", "a test may not search", null, target)
          : new Answer.Returned(Map.of("count", count));
    }

    @Override
    public void log(String level, String text) {}
  }

  // ---- around it ------------------------------------------------------------------------------------

  private List<String> results(String text) throws IOException {
    return results(text, LONG);
  }

  private List<String> results(String text, Duration deadline) throws IOException {
    write("test/a.test.js",
        "import \"../main.js\";\n"
            + "import { assert, harness, snapshot, test } from \"@picode/sdk/testing\";\n" + text);
    return run(deadline, false);
  }

  private List<String> run(Duration deadline, boolean update) {
    var told = new ArrayList<TestResult>();
    List<TestResult> results = tests(deadline)
        .run(FolderExtension.open(temp, "tests", _ -> {}).bundle(), temp, update, told::add);
    assertThat(told).isEqualTo(results);
    return results.stream().map(ExtensionTestsTest::line).toList();
  }

  private static ExtensionTests tests(Duration deadline) {
    return new ExtensionTests(SANDBOX, new TypeScript(() -> SANDBOX, null), deadline,
        (_, _) -> {});
  }

  private static String line(TestResult result) {
    Problem problem = result.problem();
    return result.status() + " " + result.name() + (problem == null
        ? ""
        : " " + problem.message() + " (" + Objects.toString(problem.place()) + ")");
  }

  private void manifest(String language, String main) throws IOException {
    write("picode.json", """
        { "id": "acme.tests", "version": "1.0.0", "api": 1, "language": "%s", "main": "%s", "description": "d" }
        """.formatted(language, main));
  }

  private void write(String name, String text) throws IOException {
    Path file = temp.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
