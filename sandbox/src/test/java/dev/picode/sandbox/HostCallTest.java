package dev.picode.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.sandbox.json.Json;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
@Timeout(60)
class HostCallTest {
  @Parameter
  private TestPlace place = TestPlace.IN_PROCESS;

  private static @Nullable Object value(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Completed.class);
    return ((Outcome.Completed) outcome).value();
  }

  @Test
  void callsOfOneScriptRunAtTheSameTime() throws InterruptedException {
    var barrier = new CyclicBarrier(5);
    Script script = new ScriptedHost().on("host.meet", a -> {
      try {
        barrier.await(20, TimeUnit.SECONDS);
        return new Answer.Returned(a.get("value"));
      } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
        throw new IllegalStateException(e);
      }
    }).openAs("parallel", place.shared());
    assertThat(Json.write(value(
        script.evaluate("await Promise.all([1, 2, 3, 4, 5].map((v) => ctx.host.meet(v)))", "eval")
            .await())))
        .isEqualTo("[1,2,3,4,5]");
  }

  @Test
  void aFailureOfTheHostReachesTheScriptWithoutDetails() throws InterruptedException {
    var host = new ScriptedHost().on("host.fail", _ -> {
      throw new IllegalStateException("the secret is 42");
    }).on("host.error", _ -> {
      throw new AssertionError("the secret is 42");
    }).on("host.odd", _ -> new Answer.Returned(new Object()));
    Script script = host.openAs("failing", place.shared());
    for (String name : new String[] {"fail", "error", "odd"}) {
      String said = Json.write(value(script.evaluate("await ctx.host." + name
          + "().catch((e) => [e.code, e.message, e.hint, e.stack, String(e), Object.keys(e)])",
          "eval").await()));
      assertThat(said).contains("host-failed")
          .doesNotContain("secret", "java.", "Exception",
              "AssertionError");
    }
    assertThat(script.evaluate("await ctx.host.fail()", "eval").await())
        .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
          assertThat(failed.failure().code()).isEqualTo("host-failed");
          assertThat(failed.refusal()).isNotNull();
          assertThat(failed.refusal().detail()).isInstanceOf(IllegalStateException.class);
        });
  }

  @Test
  void tooManyUnansweredCallsAreRefused() throws InterruptedException {
    var host = new ScriptedHost().blocking("host.wait");
    Script script = host.openAs("many", place.shared());
    Outcome outcome = script.evaluate(
        "const all = Array.from({length: 300}, () => ctx.host.wait()); await Promise.race(all)",
        "eval").await();
    assertThat(outcome).isInstanceOfSatisfying(Outcome.LimitReached.class,
        limit -> assertThat(limit.failure().code()).isEqualTo("too-many-calls"));
    assertThat(value(script.evaluate("1", "eval").await())).isEqualTo(1L);
    for (int i = 0; i < 256; i++) {
      assertThat(host.called.poll(20, TimeUnit.SECONDS)).isNotNull();
    }
  }

  @Test
  void aCallAfterItsRunHasEndedIsRefused() throws InterruptedException {
    var host = ScriptedHost.echoing();
    Script script = host.openAs("late", place.shared());
    value(script.evaluate("globalThis.old = ctx; 1", "eval").await());
    assertThat(
        value(script.evaluate("await old.host.echo(1).catch((e) => e.code)", "eval").await()))
        .isEqualTo("run-over");
    assertThat(host.called).isEmpty();
  }

  @Test
  void aCallIsInterruptedWhenItsRunMissesTheDeadlineOrIsCancelled() throws InterruptedException {
    var host = new ScriptedHost().blocking("host.wait").deadline(Duration.ofSeconds(2));
    value(ScriptedHost.echoing().openAs("warm", place.shared()).evaluate("1", "eval").await());
    Script script = host.openAs("interrupted", place.shared());
    assertThat(script.evaluate("await ctx.host.wait()", "eval").await())
        .isInstanceOf(Outcome.LimitReached.class);
    assertThat(host.called.poll(20, TimeUnit.SECONDS)).isEqualTo("host.wait");
    assertThat(host.called.poll(20, TimeUnit.SECONDS)).isEqualTo("interrupted host.wait");
    script = host.deadline(Duration.ofSeconds(20)).openAs("interrupted", place.shared());
    Run run = script.evaluate("await ctx.host.wait()", "eval");
    assertThat(host.called.poll(20, TimeUnit.SECONDS)).isEqualTo("host.wait");
    run.cancel("enough");
    assertThat(run.await()).isEqualTo(new Outcome.Cancelled("enough"));
    assertThat(host.called.poll(20, TimeUnit.SECONDS)).isEqualTo("interrupted host.wait");
  }

  @Test
  void aCooperativeScriptFinishesWhenItIsCancelled() throws InterruptedException {
    var host = new ScriptedHost().on("host.ready", _ -> new Answer.Returned(null));
    Script script = host.openAs("cooperative", place.shared());
    Run run = script.evaluate("const aborted = new Promise((resolve) => "
        + "ctx.signal.addEventListener('abort', () => resolve(ctx.signal.reason.message)));"
        + "await ctx.host.ready(); await aborted", "eval");
    assertThat(host.called.poll(20, TimeUnit.SECONDS)).isEqualTo("host.ready");
    run.cancel("stop it");
    assertThat(run.await()).isEqualTo(new Outcome.Completed(true, "stop it"));
  }

  @Test
  void aScriptThatThrowsWhatAbortedItIsCancelled() throws InterruptedException {
    var host = new ScriptedHost().on("host.ready", _ -> new Answer.Returned(null));
    Script script = host.openAs("throwing", place.shared());
    Run run = script.evaluate("await ctx.host.ready(); for (;;) { ctx.signal.throwIfAborted(); "
        + "await new Promise((resolve) => setTimeout(resolve, 1)); }", "eval");
    assertThat(host.called.poll(20, TimeUnit.SECONDS)).isEqualTo("host.ready");
    run.cancel("stop it");
    assertThat(run.await()).isEqualTo(new Outcome.Cancelled("stop it"));
  }

  @Test
  void aScriptThatDoesNotListenIsStoppedWhenItIsCancelled() throws InterruptedException {
    var host = new ScriptedHost().on("host.ready", _ -> new Answer.Returned(null));
    Script script = host.openAs("deaf", place.shared());
    Run run = script.evaluate("await ctx.host.ready(); for (;;);", "eval");
    assertThat(host.called.poll(20, TimeUnit.SECONDS)).isEqualTo("host.ready");
    run.cancel("stop it");
    run.cancel("stop it");
    assertThat(run.await()).isEqualTo(new Outcome.Cancelled("stop it"));
    assertThat(value(script.evaluate("1", "eval").await())).isEqualTo(1L);
  }

  @Test
  void aRefusalOfOneRunIsNoRefusalOfAnother() throws InterruptedException {
    Script script = ScriptedHost.echoing().openAs("kept", place.shared());
    value(
        script.evaluate("await ctx.host.deny(1).catch((e) => { globalThis.kept = e; }); 1", "eval")
            .await());
    assertThat(script.evaluate("throw kept", "eval").await())
        .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
          assertThat(failed.refusal()).isNull();
          assertThat(failed.failure().code()).isEqualTo("denied");
        });
  }

  @Test
  void handlersGetAndGivePlainValues() throws InterruptedException {
    Script script = ScriptedHost.echoing().openAs("handlers", place.shared(), "main.js", """
        import { tool, hook, provider } from '@picode/sdk';
        tool('sum', {}, ({ a }) => a.reduce((x, y) => x + y, 0));
        hook('pre-commit', async (event) => event.current.text.includes('AKIA') ? event.deny('a key') : undefined);
        provider('p', { request: (r) => ({ url: r.model }), response: (event, state) => ({ type: 'text', text: event.data + (state.n = (state.n ?? 0) + 1) }) });
        """);
    value(script.load().await());
    var time = Duration.ofSeconds(20);
    assertThat(value(script.invoke("tool", "sum", Map.of("a", java.util.List.of(1L, 2.5)), time)
        .await())).isEqualTo(3.5);
    assertThat(Json.write(value(script.invoke("hook", "pre-commit",
        Map.of("name", "pre-commit", "original", Map.of("text", "AKIA")), time)
        .await()))).isEqualTo("{\"$verdict\":\"deny\",\"reason\":\"a key\"}");
    assertThat(Json.write(value(script.invoke("provider", "p",
        Map.of("part", "read", "answer", 1L, "last", false, "events",
            java.util.List.of(Map.of("event", "", "data", "a"), Map.of("event", "", "data", "b"))),
        time).await())))
        .isEqualTo("[{\"type\":\"text\",\"text\":\"a1\"},{\"type\":\"text\",\"text\":\"b2\"}]");
    assertThat(script.invoke("command", "none", null, time).await())
        .isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.failure().code())
            .isEqualTo("handler-missing"));
  }
}
