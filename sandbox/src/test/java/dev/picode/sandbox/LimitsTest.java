package dev.picode.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.sandbox.protocol.Failure;
import dev.picode.sandbox.protocol.Quotas;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Scripts that will not stop, or want too much. After each the place answers another script.
@ParameterizedClass
@EnumSource
@Timeout(60)
class LimitsTest {
  @Parameter
  private TestPlace place = TestPlace.IN_PROCESS;

  private Script script() {
    return ScriptedHost.echoing().deadline(Duration.ofMillis(400)).openAs("limits", place.shared());
  }

  private void anotherScriptAnswers() throws InterruptedException {
    assertThat(place.other().evaluate("await ctx.host.echo(7)", "other").await())
        .isEqualTo(new Outcome.Completed(true, 7L));
  }

  private static Failure limit(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.LimitReached.class);
    return ((Outcome.LimitReached) outcome).failure();
  }

  @ParameterizedTest
  @ValueSource(strings = {"while (true) {}",
    "for (;;) { try { for (;;); } catch { } finally { continue; } }",
    "/(.*)*\\1x/.test('a'.repeat(40) + 'b')", "for (;;) [3, 1, 2].sort(() => { for (;;); })",

    "function* g() { for (;;) yield 1; } for (const x of g());",
    "const tick = () => setTimeout(tick, 0); tick(); new Promise(() => {})",
    "ctx.signal.addEventListener('abort', () => { for (;;); }); for (;;);",
    "({ toJSON() { for (;;); } })", "({ get then() { for (;;); } })",
    "throw { get message() { for (;;); } }", "await ctx.host.echo({ toJSON() { for (;;); } })",
    "for (;;) await ctx.host.echo(1)",
    "Object.defineProperty(ctx.signal, 'onabort', { get() { for (;;); } }); new Promise(() => {})"})
  void stopsAtTheDeadlineAndTheContextLivesOn(String code) throws InterruptedException {
    Script script = script();
    Outcome outcome = script.evaluate(code, "eval").await();
    if (outcome instanceof Outcome.Failed(Failure failure, _)) {
      assertThat(failure.code()).isEqualTo("never-settles");
    } else {
      assertThat(limit(outcome).code()).isEqualTo("deadline-missed");
    }
    assertThat(script.evaluate("1 + 1", "eval").await())
        .isEqualTo(new Outcome.Completed(true, 2L));
    anotherScriptAnswers();
  }

  @ParameterizedTest
  @ValueSource(strings = {"const f = () => f(); f()",
    "const a = [], b = {}; b.toJSON = () => JSON.stringify(b); JSON.stringify(b)",
    "const p = new Proxy({}, { get: (t, k, r) => r[k] }); p.x",
    "const o = { get x() { return this.x; } }; o.x",
    "const f = () => { console.log('deep'); f(); }; f()",
    "const f = () => { try { f(); } finally { f(); } }; f()",
    "const f = () => { ctx.host.echo(1).catch(() => {}); f(); }; f()",
    "let s = '['.repeat(1e5); JSON.parse(s)",
    "let o = {}; for (let i = 0; i < 1e5; i++) o = { o }; JSON.stringify(o)",
    "let o = []; for (let i = 0; i < 1e5; i++) o = [o]; console.log(o); structuredClone(o)",
    "eval('('.repeat(1e5))", "new Function('return ' + '['.repeat(1e5))",
    "'x'.repeat(2 ** 30)", "let s = 'x'; for (;;) s += s;", "new Array(2 ** 32 - 1).fill(0)",
    "new ArrayBuffer(2 ** 40)"})
  void endlessRecursionAndHugeValuesHurtNobodyElse(String code) throws InterruptedException {
    Script script = script();
    Outcome outcome = script.evaluate(code, "eval").await();
    assertThat(outcome).isNotInstanceOf(Outcome.Completed.class);
    assertThat(outcome.toString()).doesNotContain("java.", "com.oracle", "org.graalvm");
    anotherScriptAnswers();
    script.close();
  }

  /// An interrupt may take longer than its grace to get through a storm, and the first of these also
  /// fills the memory; stopping them may cost the context.
  @ParameterizedTest
  @ValueSource(strings = {"const f = () => Promise.resolve().then(f); f(); new Promise(() => {})",
    "const f = () => { Promise.resolve().then(f); }; f(); new Promise(() => {})",
    "(async () => { for (;;) await null; })()"})
  void aPromiseStormIsStopped(String storm) throws InterruptedException {
    assertThat(limit(script().evaluate(storm, "eval").await()).code())
        .isIn("deadline-missed", "memory-exhausted");
    anotherScriptAnswers();
    assertThat(script().evaluate("1", "eval").await()).isEqualTo(new Outcome.Completed(true, 1L));
  }

  @Test
  void garbageIsNoMemoryBomb() throws InterruptedException {
    Script script = ScriptedHost.echoing().openAs("garbage", place.shared());
    assertThat(script.evaluate(
        "let n = 0; const end = Date.now() + 800; while (Date.now() < end) n = new Array(10000).fill(n).length; n",
        "eval").await()).isEqualTo(new Outcome.Completed(true, 10000L));
    script.close();
  }

  @Test
  void aResultOverTheQuotaIsRefused() throws InterruptedException {
    var host = ScriptedHost.echoing().quotas(new Quotas(1000, 100, 4, 4, 1_000));
    Script script = host.openAs("quota", place.shared());
    assertThat(limit(script.evaluate("'x'.repeat(999)", "eval").await()).code())
        .isEqualTo("value-too-large");
    assertThat(limit(script.evaluate("await ctx.host.echo('x'.repeat(999))", "eval").await())
        .code()).isEqualTo("value-too-large");
    assertThat(limit(script.evaluate("for (let i = 0; i < 5; i++) setTimeout(() => {}, 50)", "eval")
        .await()).code()).isEqualTo("too-many-timers");
    script.close();
  }

  @Test
  void anAnswerOverTheQuotaIsRefused() throws InterruptedException {
    var host = new ScriptedHost().on("host.much", _ -> new Answer.Returned("x".repeat(2000)))
        .quotas(new Quotas(1000, 100, 4, 4, 1_000));
    Script script = host.openAs("quota", place.shared());
    assertThat(script.evaluate("await ctx.host.much().catch((e) => e.code)", "eval").await())
        .isEqualTo(new Outcome.Completed(true, "value-too-large"));
    script.close();
  }

  @Test
  @Timeout(value = 30, unit = TimeUnit.SECONDS)
  void aFloodOfLogLinesIsCutAndTheNextRunLogsAgain() throws InterruptedException {
    var host = new ScriptedHost().quotas(new Quotas(1000, 500, 4, 4, 1_000));
    Script script = host.openAs("flood", place.shared());
    String flood = "for (let i = 0; i < 1000; i++) console.log('x'.repeat(1e5));";
    assertThat(script.evaluate(flood, "eval").await())
        .isEqualTo(new Outcome.Completed(false, null));
    assertThat(host.logged).hasSize(2);
    assertThat(host.logged.get(0)).hasSize("info: ".length() + 500);
    assertThat(host.logged.get(1)).contains("more than 500 characters");
    script.evaluate("console.log('again')", "eval").await();
    assertThat(host.logged).last().isEqualTo("info: again");
    script.close();
  }

  @Test
  void whatARunLeavesBehindDoesNotHoldTheNext() throws InterruptedException {
    Script script = ScriptedHost.echoing()
        .deadline(Duration.ofSeconds(10))
        .openAs("left", place.shared());
    for (String code : new String[] {"setTimeout(() => { for (;;); }, 1); 1",
      "setInterval(() => { for (;;); }, 1); 1",
      "Promise.resolve().then(() => Promise.resolve()).then(() => { for (;;); }); 1",
      "ctx.host.echo(1).then(() => { for (;;); }); 1"}) {
      assertThat(script.evaluate(code, "eval").await())
          .isEqualTo(new Outcome.Completed(true, 1L));
      assertThat(script.evaluate("2", "eval").await()).as(code)
          .isEqualTo(new Outcome.Completed(true, 2L));
    }
    script.close();
  }

  @Test
  void anAllocationWithoutEndIsStoppedThoughItHoldsNothing() throws InterruptedException {
    Script script = new ScriptedHost().quotas(new Quotas(1000, 1000, 4, 4, 64))
        .deadline(Duration.ofSeconds(50))
        .openAs("wasteful", place.shared());
    Outcome outcome = script.evaluate("for (;;) new Array(1000).fill(1)", "eval").await();
    assertThat(limit(outcome).code()).isEqualTo("allocation-exhausted");
    anotherScriptAnswers();
  }
}
