package dev.picode.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.sandbox.protocol.Quotas;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Python scripts that will not stop, or want too much. After each the place answers another script.
@Timeout(180)
class PythonLimitsTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Sandbox SANDBOX = Sandbox.inProcess();
  private static final Script OTHER = ScriptedHost.echoing()
      .deadline(LONG)
      .openPython("other", SANDBOX);

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  private static Script warm(ScriptedHost host, String id) throws InterruptedException {
    Script script = host.openPython(id, SANDBOX, "main.py", """
        from picode import command


        @command("main")
        def main(args, ctx):
            exec(args["code"], {"ctx": ctx, "__name__": "main"})
        """);
    assertThat(script.load().await()).isInstanceOf(Outcome.Completed.class);
    return script;
  }

  private static Run start(Script script, String code, Duration deadline) {
    return script.invoke("command", "main", Map.of("code", code), deadline);
  }

  private static void anotherScriptAnswers() throws InterruptedException {
    assertThat(OTHER.evaluate("ctx.host.echo(7)", "other").await())
        .isEqualTo(new Outcome.Completed(true, 7L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"while True: pass",
    "while True:\n  try:\n    while True: pass\n  except BaseException: pass\n  finally: continue",
    "for _ in iter(int, 1): pass",
    "import time\nwhile True: time.sleep(100)",
    "sorted([3, 1, 2], key=lambda x: exec('while True: pass'))",
    "while True: ctx.host.echo(1)",
    "class E(Exception):\n  def __str__(self):\n    while True: pass\nraise E()",
    "def f():\n  try: f()\n  finally: f()\nf()", "while True: print('x')",
    "import asyncio\nasync def f():\n  while True: await asyncio.sleep(0)\nasyncio.run(f())",
    "while True:\n  try: ctx.host.wait(1)\n  except BaseException: pass"})
  void stopsAtTheDeadline(String code) throws InterruptedException {
    var host = ScriptedHost.echoing().blocking("host.wait").deadline(LONG);
    Script script = warm(host, "loop");
    long begin = System.nanoTime();
    Outcome outcome = start(script, code, Duration.ofSeconds(2)).await();
    assertThat(outcome).isInstanceOfSatisfying(Outcome.LimitReached.class, limit -> assertThat(
        limit.failure().code()).isEqualTo("deadline-missed"));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    anotherScriptAnswers();
    script.close();
  }

  @Test
  void theContextLivesOnAfterALoop() throws InterruptedException {
    Script script = warm(ScriptedHost.echoing().deadline(LONG), "living");
    assertThat(start(script, "while True: pass", Duration.ofSeconds(1)).await())
        .isInstanceOf(Outcome.LimitReached.class);
    assertThat(script.evaluate("ctx.host.echo(1) + 1", "eval").await())
        .isEqualTo(new Outcome.Completed(true, 2L));
    script.close();
  }

  @Test
  void aBlockedCallIsCancelledAtOnceAndTheScriptCanCleanUp() throws InterruptedException {
    var host = ScriptedHost.echoing().blocking("host.wait").deadline(LONG);
    Script script = warm(host, "blocked");
    Run run = start(script, "try:\n  ctx.host.wait(1)\nexcept Exception as e:\n"
        + "  print(e.code, ctx.signal.aborted, ctx.signal.reason); raise", LONG);
    assertThat(host.called.poll(30, TimeUnit.SECONDS)).isEqualTo("host.wait");
    run.cancel("enough");
    assertThat(run.await()).isEqualTo(new Outcome.Cancelled("enough"));
    assertThat(host.called.poll(30, TimeUnit.SECONDS)).isEqualTo("interrupted host.wait");
    assertThat(script.evaluate("1", "eval").await()).isEqualTo(new Outcome.Completed(true, 1L));
    assertThat(host.logged).contains("info: cancelled True enough");
    script.close();
  }

  @Test
  void aScriptThatThrowsWhatAbortedItIsCancelled() throws InterruptedException {
    var host = ScriptedHost.echoing().deadline(LONG);
    Script script = warm(host, "throwing");
    Run run = start(script,
        "ctx.host.echo(1)\nwhile True:\n  ctx.signal.throw_if_aborted()", LONG);
    assertThat(host.called.poll(30, TimeUnit.SECONDS)).isEqualTo("host.echo");
    run.cancel("stop it");
    assertThat(run.await()).isEqualTo(new Outcome.Cancelled("stop it"));
    script.close();
  }

  @Test
  void closingEndsABlockedCall() throws InterruptedException {
    var host = ScriptedHost.echoing().blocking("host.wait").deadline(LONG);
    Script script = warm(host, "closing");
    Run run = start(script, "ctx.host.wait(1)", LONG);
    assertThat(host.called.poll(30, TimeUnit.SECONDS)).isEqualTo("host.wait");
    script.close();
    assertThat(run.await()).isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(
        failed.failure().code()).isEqualTo("context-lost"));
    assertThat(host.called.poll(30, TimeUnit.SECONDS)).isEqualTo("interrupted host.wait");
    anotherScriptAnswers();
  }

  @Test
  void whatIsOverAQuotaIsRefused() throws InterruptedException {
    var host = new ScriptedHost().on("host.echo", a -> new Answer.Returned(a.get("value")))
        .on("host.much", _ -> new Answer.Returned("x".repeat(2000)))
        .deadline(LONG)
        .quotas(new Quotas(1000, 500, 4, 4, 1_000));
    Script script = host.openPython("quota", SANDBOX);
    for (String code : new String[] {"'x' * 999", "ctx.host.echo('x' * 999)"}) {
      assertThat(script.evaluate(code, "eval").await())
          .isInstanceOfSatisfying(Outcome.LimitReached.class, limit -> assertThat(
              limit.failure().code()).isEqualTo("value-too-large"));
    }
    assertThat(script.evaluate("""
        try:
            ctx.host.much(1)
        except Exception as error:
            code = error.code
        code""", "eval").await()).isEqualTo(new Outcome.Completed(true, "value-too-large"));
    assertThat(script.evaluate("for i in range(1000): print('x' * 10000)", "eval").await())
        .isEqualTo(new Outcome.Completed(false, null));
    assertThat(host.logged).hasSize(2);
    assertThat(host.logged.get(0)).hasSize("info: ".length() + 500);
    script.evaluate("print('again')", "eval").await();
    assertThat(host.logged).last().isEqualTo("info: again");
    script.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"def f(): f()\nf()", "import sys\nsys.setrecursionlimit(10**9)\n"
      + "def f(): f()\nf()",
    "repr([].append)\nx = []\nfor i in range(100000): x = [x]\nrepr(x)",
    "eval('(' * 100000)", "'x' * 2**40", "bytearray(2**40)", "1 << 10**12",
    "x = []\nfor i in range(100000): x = [x]\nctx.host.echo(x)"})
  void deepAndHugeValuesHurtNobodyElse(String code) throws InterruptedException {
    Script script = warm(ScriptedHost.echoing().deadline(LONG), "deep");
    Outcome outcome = start(script, code, Duration.ofSeconds(20)).await();
    assertThat(outcome).isNotInstanceOf(Outcome.Completed.class);
    assertThat(outcome.toString()).doesNotContain("com.oracle", "org.graalvm");
    anotherScriptAnswers();
    script.close();
  }
}
