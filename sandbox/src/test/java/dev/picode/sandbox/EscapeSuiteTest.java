package dev.picode.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.sandbox.protocol.Failure;
import dev.picode.sandbox.protocol.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each folder of `escape/` tries to get out of a worker process ([EscapeCase]). Something stops it;
/// nothing of the host or of another extension shows in what comes back; the host answers all the time;
/// and afterwards another extension works, with what it had.
@Timeout(120)
class EscapeSuiteTest {
  private static final Path CASES = Path.of("src/test/escape");
  private static final Duration SOON = Duration.ofSeconds(1);
  /// Held by an extension in the same worker, and by the environment of the host.
  private static final String SECRET = "seven-lean-cows";
  private static final List<String> OF_THE_HOST = List.of("java.lang", "com.oracle",
      "org.graalvm", "dev.picode", "root:x:", SECRET, System.getProperty("user.dir"));

  private static final Sandbox WORKERS = TestPlace.WORKER.open();
  private static final Sandbox HOST = Sandbox.inProcess();
  private static final Script PULSE = ScriptedHost.echoing().openAs("pulse", HOST);
  private static final ScriptedHost WITNESSING = ScriptedHost.echoing();

  static List<EscapeCase> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.filter(Files::isDirectory).sorted().map(EscapeCase::read).toList();
    }
  }

  /// The witness keeps its secret in everything a script has: a module, a registered handler.
  private static final Script WITNESS = WITNESSING.openAs("witness", WORKERS, "main.js", """
      import { command } from '@picode/sdk';
      const secret = '%s';
      globalThis.witness = secret;
      globalThis[Symbol.for('witness')] = secret;
      command('main', async (args, ctx) => (await ctx.host.echo(secret)).length);
      """.formatted(SECRET));

  @BeforeAll
  static void start() throws InterruptedException {
    assertThat(WITNESS.load().await()).isInstanceOf(Outcome.Completed.class);
    assertThat(WORKERS.describe(Language.PYTHON)).doesNotContainKey("failed");
    for (int i = 0; i < 200; i++) {
      PULSE.evaluate("await ctx.host.echo(1)", "warm").await();
    }
  }

  @AfterAll
  static void close() {
    WORKERS.close();
    HOST.close();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void staysInside(EscapeCase tried) throws InterruptedException {
    assertThat(tried.defects()).isEmpty();
    ScriptedHost host = ScriptedHost.echoing().blocking("host.block");
    var pulse = Pulse.of(PULSE);
    Outcome outcome;
    try (pulse) {
      outcome = tried.run(WORKERS, host);
    }
    assertThat(tried.differences(outcome, host.logged)).as(outcome.toString()).isEmpty();
    assertThat(visible(outcome) + "\n" + host.logged).doesNotContain(OF_THE_HOST);
    theHostAnswered(pulse.slowestFirst());
    theOthersAreAsBefore();
  }

  /// What the engine says of its own failure is for the person and is seen by no script.
  private static String visible(Outcome outcome) {
    Failure failure = EscapeCase.failure(outcome);
    return failure != null && failure.code().equals("engine-failed") ? "" : outcome.toString();
  }

  /// A machine that does something else may hold up an answer or two; a host that is blocked holds up
  /// all of them.
  private static void theHostAnswered(List<Duration> slowestFirst) {
    assertThat(slowestFirst).isNotEmpty();
    int spared = Math.max(2, slowestFirst.size() / 10);
    assertThat(slowestFirst.stream().skip(spared)).allMatch(beat -> beat.compareTo(SOON) < 0);
    assertThat(slowestFirst.getFirst()).isLessThan(Duration.ofSeconds(10));
  }

  private static void theOthersAreAsBefore() throws InterruptedException {
    Outcome outcome = WITNESS.invoke("command", "main", null, Duration.ofSeconds(30)).await();
    assertThat(outcome)
        .isEqualTo(new Outcome.Completed(true, (long) SECRET.length()));
    assertThat(WITNESSING.logged).isEmpty();
  }

  /// No script gets as far as the wall of the operating system; that it holds is shown by a program that
  /// starts behind it (`ConfinedProgramTest`).
  @Test
  void thereAreEnoughCasesAndEveryWallIsTried() throws IOException {
    List<EscapeCase> all = cases();
    assertThat(all).hasSizeGreaterThan(120);
    assertThat(all.stream().filter(tried -> tried.language() == Language.PYTHON).count())
        .isGreaterThan(30);
    assertThat(all.stream()
        .collect(Collectors.groupingBy(tried -> tried.expected().getOrDefault("wall", ""),
            Collectors.counting()))
        .keySet()).containsExactlyInAnyOrderElementsOf(
            EscapeCase.WALLS.stream().filter(wall -> !wall.equals("operating system")).toList());
  }
}
