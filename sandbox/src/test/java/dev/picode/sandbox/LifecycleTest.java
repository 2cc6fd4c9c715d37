package dev.picode.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.picode.sandbox.protocol.Language;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
@ParameterizedClass
@EnumSource
class LifecycleTest {
  @Parameter
  private TestPlace place = TestPlace.IN_PROCESS;

  private static Consumer<Outcome> failedWith(String code) {
    return outcome -> assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class,
        failed -> assertThat(failed.failure().code()).isEqualTo(code));
  }

  private static List<Thread> threads() {
    return Thread.getAllStackTraces()
        .keySet()
        .stream()
        .filter(thread -> thread.getName().startsWith("picode-"))
        .toList();
  }

  @Test
  void contextsDoNotSeeEachOther() throws InterruptedException {
    try (var sandbox = place.open()) {
      Script one = ScriptedHost.echoing().openAs("one", sandbox);
      Script two = ScriptedHost.echoing().openAs("two", sandbox);
      one.evaluate("globalThis.mine = 1; Array.prototype.map = null; Object.prototype.x = 1",
          "eval")
          .await();
      assertThat(two.evaluate("typeof mine + typeof [].map + typeof ({}).x", "eval").await())
          .isEqualTo(new Outcome.Completed(true, "undefinedfunctionundefined"));
    }
  }

  @Test
  void scriptsOfTheSameIdKnowNothingOfEachOther() throws InterruptedException {
    try (var sandbox = place.open()) {
      var host = new ScriptedHost().blocking("host.wait");
      Script old = host.openAs("same", sandbox);
      old.evaluate("globalThis.mine = 1", "eval").await();
      Run open = old.evaluate("await ctx.host.wait()", "eval");
      assertThat(host.called.poll(20, TimeUnit.SECONDS)).isEqualTo("host.wait");
      Script renewed = host.openAs("same", sandbox);
      assertThat(renewed.evaluate("typeof mine", "eval").await())
          .isEqualTo(new Outcome.Completed(true, "undefined"));
      assertThat(old.evaluate("mine", "eval").await()).isEqualTo(new Outcome.Completed(true, 1L));
      old.close();
      assertThat(open.await()).satisfies(failedWith("context-lost"));
      assertThat(old.evaluate("1", "eval").await()).satisfies(failedWith("context-lost"));
      assertThat(renewed.evaluate("1", "eval").await())
          .isEqualTo(new Outcome.Completed(true, 1L));
    }
  }

  @Test
  void closingEndsEveryRunQuicklyAndLeavesNoThread() throws InterruptedException {
    var before = threads();
    var sandbox = place.open();
    sandbox.warm(Language.JAVASCRIPT);
    var host = new ScriptedHost().on("host.ready", _ -> new Answer.Returned(null))
        .blocking("host.wait");
    Script script = host.openAs("looping", sandbox);
    Run looping = script.evaluate("ctx.host.ready(); for (;;);", "eval");
    assertThat(host.called.poll(20, TimeUnit.SECONDS)).isEqualTo("host.ready");
    Run queued = script.evaluate("1", "eval");
    Run waiting = host.openAs("waiting", sandbox).evaluate("await ctx.host.wait()", "eval");
    assertThat(host.called.poll(20, TimeUnit.SECONDS)).isEqualTo("host.wait");
    long start = System.nanoTime();
    sandbox.close();
    sandbox.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    for (Run run : List.of(looping, queued, waiting, script.evaluate("1", "eval"), script.load())) {
      assertThat(run.await()).satisfies(failedWith("context-lost"));
    }
    for (Thread thread : threads()) {
      if (!before.contains(thread)) {
        assertThat(thread.join(Duration.ofSeconds(10))).as(thread.getName()).isTrue();
      }
    }
  }

  @Test
  void closingAScriptAtWorkEndsItsThread() throws InterruptedException {
    assumeTrue(place == TestPlace.IN_PROCESS, "the thread of a worker's script is not here");
    var before = threads();
    try (var sandbox = place.open()) {
      var host = new ScriptedHost().on("host.ready", _ -> new Answer.Returned(null));
      Script script = host.openAs("looping", sandbox);
      Run run = script.evaluate("ctx.host.ready(); for (;;);", "eval");
      assertThat(host.called.poll(20, TimeUnit.SECONDS)).isEqualTo("host.ready");
      var working = threads().stream()
          .filter(t -> t.getName().startsWith("picode-script") && !before.contains(t))
          .toList();
      script.close();
      script.close();
      assertThat(run.await()).satisfies(failedWith("context-lost"));
      for (Thread thread : working) {
        assertThat(thread.join(Duration.ofSeconds(10)))
            .isTrue();
      }
    }
  }

  @Test
  void aDeadlineThatIsOverBeforeTheScriptStartsStillEndsTheRun() throws InterruptedException {
    try (var sandbox = place.open()) {
      for (int i = 0; i < 20; i++) {
        Script script = ScriptedHost.echoing()
            .deadline(Duration.ofMillis(1))
            .openAs("hasty" + i, sandbox);
        assertThat(script.evaluate("for (;;);", "eval").await())
            .isInstanceOf(Outcome.LimitReached.class);
      }
    }
  }

  @Test
  void runsThatOverlapAreNeverTakenForForgotten() throws InterruptedException {
    try (var sandbox = place.open()) {
      Script script = ScriptedHost.echoing().openAs("busy", sandbox);
      for (int i = 0; i < 300; i++) {
        Run one = script.evaluate("1", "eval");
        Run two = script.evaluate("await ctx.host.echo(2)", "eval");
        Run three = script.evaluate("3", "eval");
        assertThat(one.await()).isEqualTo(new Outcome.Completed(true, 1L));
        assertThat(two.await()).isEqualTo(new Outcome.Completed(true, 2L));
        assertThat(three.await()).isEqualTo(new Outcome.Completed(true, 3L));
      }
    }
  }
}
