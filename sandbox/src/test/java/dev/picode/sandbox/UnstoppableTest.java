package dev.picode.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What would disturb other tests, each in a process of its own.
///
/// Memory bombs, which are closed before the process runs out. And what cannot be stopped in process: operations of the engine that never look up. The outcome comes
/// on time, other contexts answer, and the process can end; the thread is lost until then.
class UnstoppableTest {
  private static final int PATIENCE_SECONDS = 100;

  @ParameterizedTest
  @Timeout(PATIENCE_SECONDS + 10)
  @ValueSource(strings = {"7n ** (10n ** 8n)", "Array.from({ length: 2 ** 32 - 2 })"})
  void isGivenUpOnTimeAndHoldsNobodyElse(String code) throws Exception {
    assertThat(run("-XX:+UseSerialGC", "500", code)).containsExactly(
        "LimitReached deadline-missed", "Completed[present=true, value=7]", "closed on time");
  }

  @ParameterizedTest
  @Timeout(PATIENCE_SECONDS + 10)
  @CsvSource(delimiter = '|', quoteCharacter = '#', value = {
    "-XX:+UseSerialGC|const a = []; for (;;) a.push({ a: [1, 2, 3], b: 'x' + a.length });",
    "-XX:+UseG1GC|const a = []; for (;;) a.push({ a: [1, 2, 3], b: 'x' + a.length });",
    "-XX:+UseSerialGC|const a = []; for (;;) { try { for (;;) a.push(new Array(1000).fill(a.length)); } catch { } }",
    "-XX:+UseG1GC|const a = []; for (;;) { try { for (;;) a.push(new Array(1000).fill(a.length)); } catch { } }",
    "-XX:+UseSerialGC|const a = []; const grow = () => { for (let i = 0; i < 3e4; i++) a.push({ i });"
        + " setTimeout(grow, 1); }; grow(); new Promise(() => {})"})
  void aMemoryBombIsClosedUnderEitherCollector(String collector, String code) throws Exception {
    assertThat(run(collector, "50000", code)).containsExactly("LimitReached memory-exhausted",
        "Completed[present=true, value=7]", "closed on time");
  }

  private static List<String> run(String collector, String deadlineMillis, String code)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", collector,
        "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp",
        System.getProperty("java.class.path"), Main.class.getName(), deadlineMillis, code)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    // What is read ends when the process does; one that never does is a failure, and not a wait for ever.
    CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .execute(process::destroyForcibly);
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said.lines().toList();
  }

  /// The program in the other process.
  static final class Main {
    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
      Sandbox sandbox = Sandbox.inProcess();
      Script other = ScriptedHost.echoing().openAs("other", sandbox);
      other.evaluate("1", "warm").await();
      Script script = ScriptedHost.echoing()
          .deadline(Duration.ofMillis(Long.parseLong(arguments[0])))
          .openAs("stuck", sandbox);
      String name = script.evaluate(arguments[1], "eval")
          .await() instanceof Outcome.LimitReached limit
              ? "LimitReached " + limit.failure().code()
              : "another outcome";
      System.out.println(name);
      System.out.println(other.evaluate("await ctx.host.echo(7)", "eval").await());
      long closing = System.nanoTime();
      sandbox.close();
      System.out.println("closed" + onTime(closing, Duration.ofSeconds(20)));
    }

    private static String onTime(long start, Duration allowed) {
      var took = Duration.ofNanos(System.nanoTime() - start);
      return took.compareTo(allowed) < 0 ? " on time" : " after " + took;
    }
  }
}
