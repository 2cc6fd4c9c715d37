package dev.picode.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.picode.sandbox.launch.WorkerCommand;
import dev.picode.sandbox.protocol.Bundle;
import dev.picode.sandbox.protocol.Failure;
import dev.picode.sandbox.protocol.Language;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of scripts and of workers when a worker has to go.
@Timeout(120)
class WorkerPoolTest {
  /// Cannot be interrupted, nor can its context be closed.
  private static final String UNSTOPPABLE = "7n ** (10n ** 8n)";

  private final List<String> notices = new CopyOnWriteArrayList<>();
  /// The folder the workers of this test work in, by which they are known.
  @TempDir
  private Path folder = Path.of("");
  private Sandbox sandbox = Sandbox.inProcess();

  @BeforeEach
  void open() {
    assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")),
        "only Linux tells where a process works, and which files it has open");
    sandbox = workers();
  }

  private Sandbox workers() {
    WorkerCommand usual = TestPlace.command();
    return TestPlace.workers(new WorkerCommand(usual.javaHome(), usual.classPath(), null, null,
        usual.heapMegabytes(), false, folder, null), notices::add);
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  private static ScriptedHost hasty() {
    return ScriptedHost.echoing().deadline(Duration.ofSeconds(1));
  }

  private Script extension(String id, String code) {
    return ScriptedHost.echoing()
        .openAs(id, sandbox, "main.js",
            "import { command } from '@picode/sdk'; command('go', {}, async (args, ctx) => {" + code
                + "});");
  }

  /// What is expected to end has all the time it needs.
  private static Outcome go(Script script) throws InterruptedException {
    return script.invoke("command", "go", null, Duration.ofSeconds(60)).await();
  }

  private static Outcome goOn(Script script) throws InterruptedException {
    return script.invoke("command", "go", null, Duration.ofSeconds(4)).await();
  }

  private static String code(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Completed done -> "value " + done.value();
      case Outcome.Failed(Failure failure, _) -> failure.code();
      case Outcome.LimitReached(Failure failure) -> failure.code();
      case Outcome.Cancelled _ -> "cancelled";
    };
  }

  /// The workers of this test. The system says where a process works, while it cuts a command line
  /// that is as long as a class path can be.
  private List<Long> children() {
    return ProcessHandle.current()
        .children()
        .map(ProcessHandle::pid)
        .filter(pid -> worksIn(pid, folder))
        .toList();
  }

  private static boolean worksIn(long pid, Path folder) {
    try {
      return Path.of("/proc/" + pid + "/cwd").toRealPath().equals(folder.toRealPath());
    } catch (IOException _) {
      return false; // it has ended
    }
  }

  @Test
  void saysHowMuchARunAllocated() throws InterruptedException {
    ScriptedHost host = ScriptedHost.echoing();
    try (Script script = host.openAs("eater", sandbox)) {
      script
          .evaluate("globalThis.grow = (n) => { while (n-- > 0) 'ab'.repeat(1e5).split('') }",
              "eval")
          .await();
      script.evaluate("grow(100)", "eval").await();
      script.evaluate("grow(20); nope()", "eval").await();
    }
    assertThat(host.allocated).satisfiesExactly(
        nothing -> assertThat(nothing).isBetween(1L, 32L << 20),
        much -> assertThat(much).isGreaterThan(64L << 20),
        less -> assertThat(less).isBetween(16L << 20, host.allocated.get(1) / 2));
  }

  @Test
  void aScriptThatCannotBeStoppedIsEndedOnTimeWithItsWorker() throws InterruptedException {
    Script script = new ScriptedHost().deadline(Duration.ofSeconds(3)).openAs("eval", sandbox);
    script.evaluate("globalThis.mine = 1", "eval").await();
    long start = System.nanoTime();
    assertThat(code(script.evaluate(UNSTOPPABLE, "eval").await())).isEqualTo("deadline-missed");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(40));
    assertThat(script.evaluate("typeof mine", "eval").await())
        .isEqualTo(new Outcome.Completed(true, "undefined"));
    assertThat(notices).singleElement().asString().contains("`eval`", "lost with its worker");
  }

  @Test
  void whoeverBringsDownItsWorkerGetsOneOfItsOwnAndIsDisabledTheThirdTime()
      throws InterruptedException {
    Script good = extension("acme.good", "return 'fine'");
    Script bad = extension("acme.bad", "return String(" + UNSTOPPABLE + ").length");
    assertThat(code(good.load().await())).startsWith("value");
    assertThat(code(bad.load().await())).startsWith("value");
    List<Long> first = children();
    assertThat(first).as("notices %s", notices).hasSize(1);
    assertThat(code(goOn(bad))).isEqualTo("deadline-missed");
    assertThat(code(go(good))).isEqualTo("value fine");
    await().untilAsserted(
        () -> assertThat(children()).hasSize(1).doesNotContainAnyElementsOf(first));
    List<Long> shared = children();
    assertThat(code(goOn(bad))).isEqualTo("deadline-missed");
    await().untilAsserted(() -> assertThat(children()).isEqualTo(shared));
    assertThat(code(goOn(bad))).isEqualTo("deadline-missed");
    assertThat(code(goOn(bad))).isEqualTo("extension-disabled");
    assertThat(code(go(good))).isEqualTo("value fine");
    await().untilAsserted(() -> assertThat(children()).isEqualTo(shared));
    assertThat(notices).hasSize(3).allMatch(notice -> notice.contains("`acme.bad`"));
    assertThat(notices.getLast()).contains("it is disabled");
  }

  @Test
  void innocentRunsAreDoneAgainUnlessTheyCalledTheHost() throws InterruptedException {
    var host = new ScriptedHost().deadline(Duration.ofSeconds(60)).blocking("host.wait");
    Script waiting = host.openAs("waiting", sandbox);
    Run called = waiting.evaluate("await ctx.host.wait()", "eval");
    assertThat(host.called.poll(30, TimeUnit.SECONDS)).isEqualTo("host.wait");
    Script quiet = new ScriptedHost().deadline(Duration.ofSeconds(60)).openAs("quiet", sandbox);
    quiet.evaluate("1", "eval").await();
    Run silent = quiet.evaluate("await new Promise(r => setTimeout(() => r('again'), 4000))",
        "eval");
    Script bad = hasty().openAs("bad", sandbox);
    bad.evaluate("1", "eval").await();
    assertThat(code(bad.evaluate(UNSTOPPABLE, "eval").await())).isEqualTo("deadline-missed");
    assertThat(code(called.await())).isEqualTo("worker-lost");
    assertThat(code(silent.await())).isEqualTo("value again");
    assertThat(host.called.poll(30, TimeUnit.SECONDS)).isEqualTo("interrupted host.wait");
  }

  @Test
  void aWorkerThatIsKilledFromOutsideIsReplaced() throws InterruptedException {
    Script script = extension("acme.one", "return process");
    assertThat(code(script.load().await())).startsWith("value");
    children().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    await().untilAsserted(() -> assertThat(children()).isEmpty());
    assertThat(code(go(script))).isEqualTo("script-error");
  }

  @Test
  void aHeapThatIsFilledEndsTheScriptAndNotTheHost() throws InterruptedException {
    Script bomb = new ScriptedHost().deadline(Duration.ofSeconds(60)).openAs("bomb", sandbox);
    assertThat(code(bomb.evaluate(
        "const a = []; for (;;) a.push({ a: [1, 2, 3], b: 'x' + a.length })", "eval").await()))
        .isEqualTo("memory-exhausted");
    assertThat(
        code(ScriptedHost.echoing().openAs("next", sandbox).evaluate("'next'", "eval").await()))
        .isEqualTo("value next");
  }

  @Test
  void cancellingWhatCannotBeStoppedEndsItAllTheSame() throws InterruptedException {
    var host = new ScriptedHost().on("host.ready", _ -> new Answer.Returned(null))
        .deadline(Duration.ofSeconds(60));
    Script script = host.openAs("cancelled", sandbox);
    Run run = script.evaluate("ctx.host.ready(); await 1; " + UNSTOPPABLE, "eval");
    assertThat(host.called.poll(30, TimeUnit.SECONDS)).isEqualTo("host.ready");
    run.cancel("the person asked");
    assertThat(code(run.await())).isEqualTo("cancelled");
  }

  @Test
  void closingLeavesNoProcessAndNoDescriptor() throws InterruptedException {
    int rounds = Integer.getInteger("picode.kills", 40);
    sandbox.warm(Language.JAVASCRIPT);
    sandbox.describe(Language.JAVASCRIPT);
    sandbox.close();
    long before = descriptors();
    for (int i = 0; i < rounds; i++) {
      Sandbox brief = workers();
      Run run = brief.open(
          Bundle.empty("brief", Language.JAVASCRIPT),
          ScriptedHost.surface(), new ScriptedHost(), Limits.of(Duration.ofSeconds(60)))
          .evaluate("1", "eval");
      await().until(() -> !children().isEmpty());
      children().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
      assertThat(code(run.await())).isIn("worker-failed", "worker-lost");
      brief.close();
    }
    await().untilAsserted(() -> assertThat(children()).isEmpty());
    await().untilAsserted(() -> assertThat(descriptors()).isLessThanOrEqualTo(before + 2));
  }

  private static long descriptors() {
    String[] open = new File("/proc/self/fd").list();
    return open == null ? 0 : open.length;
  }
}
