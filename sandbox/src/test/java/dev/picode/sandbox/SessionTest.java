package dev.picode.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.protocol.Bundle;
import dev.picode.sandbox.protocol.Failure;
import dev.picode.sandbox.protocol.Language;
import dev.picode.sandbox.protocol.Message.Evaluate.Mode;
import dev.picode.sandbox.protocol.Message.Query.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// A script in which a person types: what lasts, what is shown, and what survives.
@ParameterizedClass
@EnumSource
class SessionTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final AtomicInteger OPENED = new AtomicInteger();

  @Parameter
  private TestPlace place = TestPlace.IN_PROCESS;

  private final CountDownLatch reached = new CountDownLatch(1);
  private final HostCalls host = new ScriptedHost()
      .on("host.echo", a -> {
        if ("reached".equals(a.get("value"))) {
          reached.countDown();
        }
        return new Answer.Returned(a.get("value"));
      });
  private @Nullable Script script;

  @AfterEach
  void close() {
    if (script != null) {
      script.close();
    }
  }

  /// Each under an id of its own, so that what one did counts against no other.
  private Script open(Language language) {
    Script made = place.shared()
        .open(Bundle.empty("repl-" + OPENED.incrementAndGet(), language),
            Map.of("host", Map.of("echo", Map.of("p", List.of("value"), "o", List.of()))), host,
            Limits.of(PATIENCE));
    script = made;
    return made;
  }

  private Run start(String code) {
    return Objects.requireNonNull(script).evaluate(code, "typed", Mode.SESSION, host);
  }

  private String typed(String code) throws InterruptedException {
    return text(start(code).await());
  }

  private static String text(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Completed done -> done.present() ? Json.write(done.value()) : "";
      case Outcome.Failed failed -> failed.failure().message() + " @" + failed.failure().line()
          + ":" + failed.failure().column();
      case Outcome.LimitReached reached -> reached.failure().code();
      case Outcome.Cancelled _ -> "cancelled";
    };
  }

  private String ask(Question question, Object subject) throws InterruptedException {
    return text(Objects.requireNonNull(script)
        .query(question, subject, PATIENCE)
        .await());
  }

  /// Types each and compares, so that one start serves many.
  private void dialogue(String... pairs) throws InterruptedException {
    var expected = new ArrayList<String>();
    var actual = new ArrayList<String>();
    for (int i = 0; i < pairs.length; i += 2) {
      expected.add(pairs[i] + " → " + pairs[i + 1]);
      actual.add(pairs[i] + " → " + typed(pairs[i]));
    }
    assertThat(actual).containsExactlyElementsOf(expected);
  }

  @Test
  void whatJavaScriptDeclaresLastsAndCanBeDeclaredAgain() throws InterruptedException {
    open(Language.JAVASCRIPT);
    dialogue("const a = 1", "", "a + 1", "2", "_", "2", "_ * 10", "20", "const a = 'x'", "", "a",
        "\"x\"", "let b; b", "",
        "let b = 2, {c, d: [e]} = {c: 3, d: [4]}", "", "[b, c, e]", "[2,3,4]", "let b", "",
        "typeof b",
        "\"undefined\"",
        "class P { constructor(x) { this.x = x } twice() { return this.x * 2 } }", "",
        "new P(4).twice()", "8", "class P { twice() { return 'other' } }", "", "new P().twice()",
        "\"other\"", "function f() { return a }", "", "f()", "\"x\"", "const a = 5", "", "f()", "5",
        "const y = await ctx.host.echo(7), z = y + 1", "", "y + z", "15", "const y = 1; y + 1", "2",
        "const {p, ...q} = await ctx.host.echo({p: 1, q: 2, r: 3}); q", "{\"q\":2,\"r\":3}",
        "p + q.r", "4", "async function g() { return await ctx.host.echo(9) } await g()", "9",
        "await g() + 1", "10", "class Q { n = 3 }; await ctx.host.echo(1); new Q().n", "3",
        "new Q().n", "3", "for (var i of [1, 2]) await ctx.host.echo(i); i", "2", "i", "2",
        "for (let k = 0; k < 2; k++) { var w = k; await ctx.host.echo(k) }", "", "w", "1",
        "if (true) { let hidden = 1; await 0 }", "", "typeof hidden", "\"undefined\"",
        "let s = 'const class let'; s", "\"const class let\"", "_.length", "15",
        "undefined", "", "_", "15", "null", "null", "_", "null", "var _ = 'mine'", "", "1 + 1", "2",
        "_",
        "\"mine\"");
  }

  @Test
  void whatPythonDeclaresLastsAndCanBeDeclaredAgain() throws InterruptedException {
    open(Language.PYTHON);
    dialogue("a = 1", "", "a + 1", "2", "_", "2", "_ * 10", "20",
        "def f(x):\n  y = x\n  return y + a\n",
        "", "f(2)", "3", "class P:\n  def m(self):\n    return 'p'\n", "", "P().m()", "\"p\"",
        "class P:\n  m = lambda self: 'q'\n", "", "P().m()", "\"q\"", "import re, json as j", "",
        "re.sub('a', 'b', 'aa')", "\"bb\"", "if a:\n  z = 1\nelse:\n  z = 2\n", "", "z", "1",
        "for i in range(3):\n  w = i\n", "", "w", "2", "x = 1\ny = 2\nx + y", "3",
        "ctx.host.echo({'k': [1]})", "{\"k\":[1]}", "_['k']", "[1]", "None", "", "_", "[1]",
        "async def g():\n  return 5\n", "", "g()", "5", "_ = 'mine'", "", "1", "1", "_",
        "\"mine\"");
  }

  @Test
  void showsWhatCannotLeaveTheSandbox() throws InterruptedException {
    open(Language.JAVASCRIPT);
    dialogue("(a, b) => a", "{\"$shown\":\"function(a, b)\"}",
        "function named(x) {} named", "{\"$shown\":\"function named(x)\"}",
        "class K {}; K", "{\"$shown\":\"class K\"}", "new K()", "{\"$shown\":\"K\",\"$of\":{}}",
        "const c = {n: 1}; c.self = c; c", "{\"n\":1,\"self\":{\"$shown\":\"[circular]\"}}",
        "[undefined, NaN, -1n, Symbol('s'), /x/g, new Date(0)]",
        "[{\"$shown\":\"undefined\"},{\"$shown\":\"NaN\"},{\"$shown\":\"-1n\"},"
            + "{\"$shown\":\"Symbol(s)\"},{\"$shown\":\"/x/g\"},{\"$shown\":\"1970-01-01T00:00:00.000Z\"}]",
        "new Map([['k', new Set([1])]])",
        "{\"$shown\":\"Map\",\"$of\":{\"k\":{\"$shown\":\"Set\",\"$of\":[1]}}}",
        "({ get x() { throw 1 }, y: new TypeError('bad') })",
        "{\"x\":{\"$shown\":\"[getter]\"},\"y\":{\"$shown\":\"TypeError: bad\"}}",
        "Array(3000).fill(0).length", "3000",
        "new Proxy({}, { ownKeys() { throw 1 } })",
        "{\"$shown\":\"[a value that cannot be looked at]\"}",
        "let deep = 1; for (let i = 0; i < 5000; i++) deep = [deep]; 1", "1");
    assertThat(typed("deep")).hasSizeLessThan(200);
    assertThat(typed("Array(3000).fill(0)")).endsWith("{\"$shown\":\"… 2000 more\"}]");
    assertThat(typed("Array(2000).fill(Array(2000).fill('x'))")).hasSizeLessThan(300_000);
  }

  @Test
  void showsWhatCannotLeaveTheSandboxOfPython() throws InterruptedException {
    open(Language.PYTHON);
    dialogue("def named(x, *, y=1): pass\n", "", "named",
        "{\"$shown\":\"function named(x, *, y)\"}",
        "(1, 'a')", "{\"$shown\":\"tuple\",\"$of\":[1,\"a\"]}", "{1: 'a'}",
        "{\"$shown\":\"dict\",\"$of\":[[1,\"a\"]]}", "float('nan')", "{\"$shown\":\"nan\"}",
        "2**70", "{\"$shown\":\"1180591620717411303424\"}", "c = []\nc.append(c)\nc",
        "[{\"$shown\":\"[…]\"}]", "class K:\n  def __repr__(self): return 'K!'\n", "", "[K()]",
        "[{\"$shown\":\"K!\"}]", "class R:\n  def __repr__(self): raise ValueError\n", "", "R()",
        "{\"$shown\":\"<R>\"}", "ValueError('bad')", "{\"$shown\":\"ValueError: bad\"}",
        "b'x'", "{\"$shown\":\"b'x'\"}");
  }

  @Test
  void saysTheTypeOfAnExpression() throws InterruptedException {
    for (Language language : Language.values()) {
      boolean python = language == Language.PYTHON;
      open(language);
      List<String> pairs = python
          ? List.of("1", "int", "[1, 'a']", "list[int | str]", "{'a': (1, 2.5)}",
              "dict[str, tuple[int, float]]", "None", "None", "int", "type[int]", "len",
              "function len(…)", "[]", "list")
          : List.of("1", "number", "[1, 'a']", "(number | string)[]",
              "({a: 1, b: [{c: null}]})", "{ a: number; b: { c: null }[] }", "undefined",
              "undefined", "await ctx.host.echo('x')", "string", "new Map([['a', 1]])",
              "Map<string, number>", "(x, y) => 1", "function(x, y)", "new Date(0)", "Date");
      for (int i = 0; i < pairs.size(); i += 2) {
        assertThat(text(Objects.requireNonNull(script)
            .evaluate(pairs.get(i), "typed", Mode.TYPE, host)
            .await())).isEqualTo(Json.write(pairs.get(i + 1)));
      }
      close();
    }
  }

  @Test
  void pointsAtWhatWasTypedThoughItWasChanged() throws InterruptedException {
    open(Language.JAVASCRIPT);
    dialogue("const a = 1; nope()", "ReferenceError: nope is not defined @1:14",
        "let b = 1; let c; nope()", "ReferenceError: nope is not defined @1:19",
        "let b = await ctx.host.echo(1), c = nope()", "ReferenceError: nope is not defined @1:37",
        "class A { m() {} } nope()", "ReferenceError: nope is not defined @1:20",
        "const x = 1;\nawait 1;\n  nope()", "ReferenceError: nope is not defined @3:3",
        "const = 1", "SyntaxError: expected BindingIdentifier or BindingPattern @1:7",
        "const a = await ;", "SyntaxError: Unexpected token @1:17");
  }

  @Test
  void anInterruptKeepsTheState() throws InterruptedException {
    for (Language language : Language.values()) {
      boolean python = language == Language.PYTHON;
      open(language);
      assertThat(typed(python ? "kept = [1, 2]" : "const kept = [1, 2]")).isEmpty();
      Run run = start(python
          ? "ctx.host.echo('reached')\nwhile True:\n  pass\n"
          : "await ctx.host.echo('reached'); while (true) {}");
      reached.await();
      run.cancel("stop");
      assertThat(text(run.await())).isEqualTo("cancelled");
      assertThat(typed("kept")).isEqualTo("[1,2]");
      assertThat(ask(Question.STATE, "")).isEqualTo("3");
      close();
    }
  }

  @Test
  void whatRunsCannotBeAskedForTheStateOfAnother() throws InterruptedException {
    Script first = open(Language.JAVASCRIPT);
    try (Script second = place.shared()
        .open(Bundle.empty("picode.repl", Language.JAVASCRIPT), Map.of(), host,
            Limits.of(PATIENCE))) {
      assertThat(typed("const mine = 1")).isEmpty();
      assertThat(text(second.evaluate("typeof mine", "typed", Mode.SESSION, host).await()))
          .isEqualTo("\"undefined\"");
      assertThat(text(second.query(Question.MEMBERS, List.of(), PATIENCE).await()))
          .doesNotContain("mine");
      assertThat(text(first.query(Question.MEMBERS, List.of(), PATIENCE).await()))
          .contains("[\"mine\",\"number\",true]");
    }
  }

  @Test
  void namesWhatMayFollowWithoutRunningIt() throws InterruptedException {
    open(Language.JAVASCRIPT);
    typed("""
        var ran = 0;
        const live = { plain: 1, text: 'x', list: [{ inner: 2 }], get got() { ran++; return { no: 1 } },
          f() {}, 'not a name': 1 };
        class Base { up() {} } class Sub extends Base { down() {} } const sub = new Sub();
        const trap = new Proxy({}, { ownKeys() { throw 1 }, getPrototypeOf() { throw 2 },
          getOwnPropertyDescriptor() { throw 3 }, get() { throw 4 } });
        const many = new Proxy({}, { ownKeys() { return Array.from({ length: 5000 }, (_, i) => 'm' + i) } });
        """);
    assertThat(ask(Question.MEMBERS, List.of("live"))).contains("[\"plain\",\"number\",true]",
        "[\"got\",\"getter\",true]", "[\"f\",\"function\",true]", "[\"hasOwnProperty\"")
        .doesNotContain("not a name");
    assertThat(ask(Question.MEMBERS, List.of("live", "got"))).isEqualTo("[]");
    assertThat(ask(Question.MEMBERS, List.of("live", "list", 0L)))
        .contains("[\"inner\",\"number\",true]");
    assertThat(ask(Question.MEMBERS, List.of("live", "text")))
        .contains("[\"padStart\",\"function\",false]");
    assertThat(ask(Question.MEMBERS, List.of("sub"))).contains("\"down\"", "\"up\"");
    assertThat(ask(Question.MEMBERS, List.of("console"))).contains("\"log\"");
    assertThat(ask(Question.MEMBERS, List.of("trap"))).isEqualTo("[]");
    assertThat(ask(Question.MEMBERS, List.of("trap", "a"))).isEqualTo("[]");
    assertThat(ask(Question.MEMBERS, List.of("many"))).hasSizeLessThan(100_000);
    assertThat(ask(Question.MEMBERS, List.of("nothing", "at", "all"))).isEqualTo("[]");
    assertThat(ask(Question.MEMBERS, Map.of("a", 1L))).isEqualTo("[]");
    assertThat(typed("ran")).isEqualTo("0");
  }

  @Test
  void namesWhatMayFollowInPythonWithoutRunningIt() throws InterruptedException {
    open(Language.PYTHON);
    typed("""
        ran = []
        class Base:
          up = 1
        class Hostile(Base):
          def __init__(self): self.own = {'k': [1]}
          def __dir__(self): ran.append(1); raise ValueError
          def __getattr__(self, name): ran.append(2); raise ValueError
          def __getattribute__(self, name): ran.append(3); raise ValueError
          @property
          def got(self): ran.append(4); return self
          def method(self): pass
        hostile = Hostile()
        import math
        """);
    assertThat(ask(Question.MEMBERS, List.of())).contains("[\"hostile\",\"Hostile\",true]",
        "[\"print\",\"function\",false]", "[\"math\",\"module\",true]");
    assertThat(ask(Question.MEMBERS, List.of("math"))).contains("\"sqrt\"");
    assertThat(ask(Question.MEMBERS, List.of("hostile"))).contains(
        "[\"method\",\"function\",false]",
        "[\"got\",\"getter\",false]", "\"up\"");
    assertThat(ask(Question.MEMBERS, List.of("hostile", "got"))).isEqualTo("[]");
    assertThat(ask(Question.MEMBERS, List.of("Hostile"))).contains("\"method\"");
    assertThat(ask(Question.MEMBERS, List.of("nothing", "at"))).isEqualTo("[]");
    assertThat(typed("ran")).isEqualTo("[]");
  }

  @Test
  void aTrapThatNeverEndsEndsWithItsDeadlineAndTheStateSurvives() throws InterruptedException {
    Script opened = open(Language.JAVASCRIPT);
    typed("const kept = 1; const trap = new Proxy({}, { ownKeys() { while (true) {} } })");
    Outcome outcome = opened.query(Question.MEMBERS, List.of("trap"), Duration.ofSeconds(2))
        .await();
    assertThat(outcome).isInstanceOfSatisfying(Outcome.LimitReached.class, limit -> assertThat(
        limit.failure().code()).isEqualTo("deadline-missed"));
    assertThat(typed("kept")).isEqualTo("1");
  }

  @Test
  void saysThatTheStateWasLost() throws InterruptedException {
    if (place != TestPlace.WORKER) {
      return;
    }
    Script opened = open(Language.JAVASCRIPT);
    typed("const kept = 1");
    Run run = start("await ctx.host.echo('reached'); 7n ** (10n ** 9n)");
    reached.await();
    run.cancel("stop");
    assertThat(text(run.await())).isEqualTo("cancelled");
    assertThat(opened.query(Question.STATE, "", PATIENCE).await())
        .isEqualTo(new Outcome.Completed(true, 0L));
    assertThat(typed("typeof kept")).isEqualTo("\"undefined\"");
  }

  @Test
  void aClosedScriptAnswersNothing() throws InterruptedException {
    Script opened = open(Language.JAVASCRIPT);
    opened.close();
    assertThat(opened.query(Question.STATE, "", PATIENCE).await())
        .isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.failure().kind())
            .isEqualTo(Failure.Kind.PLACE));
  }
}
