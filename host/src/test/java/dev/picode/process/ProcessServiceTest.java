package dev.picode.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.problem.PiCodeException;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Real programs, among them some that do not want to end.
@DisabledOnOs(OS.WINDOWS)
class ProcessServiceTest {
  private static final long SECONDS = 100_000 + ProcessHandle.current().pid();

  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir
  private Path temp;
  private Path folder = Path.of("unset");
  private final ProcessService service = new ProcessService(Map.of(
      "PATH", System.getenv("PATH"), "HOME", "/home/me", "LC_ALL", "C", "API_KEY", "hush",
      "LD_PRELOAD", "/evil.so", "TERM", "xterm"));

  @BeforeEach
  void prepare() throws IOException {
    folder = temp.toRealPath();
  }

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void givesExitCodeAndBothOutputs() {
    ProcessResult result = sh("echo out; echo err >&2; exit 3");
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.stdout().text()).isEqualTo("out\n");
    assertThat(result.stderr().text()).isEqualTo("err\n");
    assertThat(result.stdout().dropped()).isZero();
  }

  @Test
  void passesArgumentsAsTheyAre() {
    ProcessResult result = run(LONG, "", "printf", "%s|", "a b", "$HOME", "; echo x", "*", "'\"");
    assertThat(result.stdout().text()).isEqualTo("a b|$HOME|; echo x|*|'\"|");
  }

  @Test
  void runsInItsFolderAndReadsItsInput() {
    assertThat(sh("pwd").stdout().text().strip()).isEqualTo(folder.toString());
    assertThat(run(LONG, "grüße\n", "cat").stdout().text()).isEqualTo("grüße\n");
    assertThat(run(LONG, "", "cat").stdout().text()).isEmpty();
  }

  @Test
  void startsNothingAtTheTerminalForAThreadThatIsInterrupted() {
    var touch = new Programs(Workspace.of(folder), Map.of("PATH", System.getenv("PATH")))
        .find("touch");
    var request = new ProcessRequest(touch, List.of("made"), folder, Map.of(), "");
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> service.attach(request, true))
        .isInstanceOf(PiCodeException.class)
        .hasMessageContaining("`touch` was cancelled");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(folder.resolve("made")).doesNotExist();
    assertThat(service.attach(request, false)).isZero();
    assertThat(folder.resolve("made")).exists();
  }

  @Test
  void givesOnlyAMinimalEnvironment() {
    List<String> names = sh("env").stdout()
        .text()
        .lines()
        .map(line -> line.substring(0, line.indexOf('=')))
        .toList();
    assertThat(names).contains("PATH", "HOME", "LC_ALL", "TERM", "PICODE_RUN")
        .doesNotContain("API_KEY", "LD_PRELOAD");
    assertThat(sh("echo $TERM").stdout().text()).isEqualTo("dumb\n");
  }

  @Test
  void addsTheVariablesItIsGiven() {
    var request = new ProcessRequest(program("sh"), List.of("-c", "echo $API_KEY"), folder,
        Map.of("API_KEY", "given"), "");
    assertThat(service.run(request, ProcessLimits.DEFAULT).stdout().text()).isEqualTo("given\n");
  }

  @Test
  void keepsTheBeginningOfAFloodAndCountsTheRest() {
    var request = new ProcessRequest(program("sh"),
        List.of("-c", "head -c 3000000 /dev/zero; head -c 2000000 /dev/zero >&2"), folder,
        Map.of(), "");
    ProcessResult result = service.run(request, new ProcessLimits(LONG, 1000));
    assertThat(result.stdout().bytes()).hasSize(1000);
    assertThat(result.stdout().dropped()).isEqualTo(2_999_000);
    assertThat(result.stderr().dropped()).isEqualTo(1_999_000);
  }

  @Test
  void givesBytesThatAreNoText() {
    ProcessResult result = sh("printf '\\377\\000\\001'");
    assertThat(result.stdout().bytes()).containsExactly(0xff, 0, 1);
    assertThat(result.stdout().text()).isEqualTo("\ufffd\u0000\u0001");
  }

  @Test
  void doesNotWaitForAProgramThatNeverReads() {
    assertThat(run(LONG, "x".repeat(1 << 20), "true").exitCode()).isZero();
  }

  @Test
  void saysThatAFileCannotBeRun() throws IOException {
    Path file = Files.writeString(folder.resolve("junk"), "#!/no/such/program\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    assertRefused("program-failed", () -> service.run(
        new ProcessRequest(new Program("./junk", file), List.of(), folder, Map.of(), ""),
        ProcessLimits.DEFAULT));
  }

  @Test
  void refusesAnArgumentThatWouldBeCutShort() {
    assertRefused("program-invalid", () -> run(LONG, "", "echo", "a\u0000b"));
  }

  // ---- the end -------------------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(strings = {
    "sleep 1000",
    "trap '' TERM INT HUP; while :; do sleep 1; done",
    "sleep 1000 & sleep 1000 & (sleep 1000 & sleep 1000) & wait",
    "(trap '' TERM; while :; do sleep 1; done) & wait",
    "nohup sh -c '(sleep 1000 &)' >/dev/null 2>&1; sleep 1000",
    "while :; do sleep 0.01 & done",
    "yes"})
  void endsAllOfItWhenTheTimeIsUp(String code) {
    long before = System.nanoTime();
    assertRefused("program-timeout", () -> run(Duration.ofMillis(400), "", "sh", "-c", code));
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(60));
    assertNothingIsLeft();
  }

  /// Parents end first.
  @Test
  @EnabledOnOs(OS.LINUX)
  void noShellLivesToTellOfTheEndOfWhatItStarted() {
    String nested = "sleep 1000; :";
    for (int i = 0; i < 20; i++) {
      nested = "(" + nested + "); :";
    }
    String code = mine(nested);
    var heard = new StringBuilder();
    assertRefused("program-timeout", () -> service.stream(
        new ProcessRequest(program("sh"), List.of("-c", code), folder, Map.of(), ""),
        new ProcessLimits(Duration.ofMillis(400), 0), heard::append));
    assertThat(heard).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void findsAChildThatLeftItsParentAndItsSession() {
    ProcessResult result = sh("setsid sh -c 'sleep 1000 & sleep 1000' >/dev/null 2>&1 & exit 0");
    assertThat(result.exitCode()).isZero();
    assertNothingIsLeft();
  }

  @Test
  void doesNotWaitForAChildThatHoldsTheOutput() {
    long before = System.nanoTime();
    assertThat(sh("sleep 1000 & echo done").stdout().text()).isEqualTo("done\n");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
    assertNothingIsLeft();
  }

  @Test
  void endsAllOfItWhenItsThreadIsInterrupted() throws Exception {
    Path started = folder.resolve("started");
    var result = new CompletableFuture<String>();
    Thread caller = Thread.ofVirtual().start(() -> {
      try {
        sh("sleep 1000 & trap '' TERM; touch started; while :; do sleep 1; done");
      } catch (PiCodeException e) {
        result.complete(e.problem().code() + " " + Thread.currentThread().isInterrupted());
      }
    });
    awaitFile(started);
    caller.interrupt();
    assertThat(result.get(60, TimeUnit.SECONDS)).isEqualTo("cancelled true");
    assertNothingIsLeft();
  }

  @Test
  void endsAllOfItWhenTheServiceIsClosedAndStartsNoMore() throws Exception {
    Path started = folder.resolve("started");
    var result = new CompletableFuture<Integer>();
    Thread.ofVirtual().start(() -> result.complete(sh("touch started; sleep 1000").exitCode()));
    awaitFile(started);
    service.close();
    assertThat(result.get(60, TimeUnit.SECONDS)).isGreaterThan(128);
    assertRefused("cancelled", () -> sh("true"));
    assertNothingIsLeft();
  }

  @Test
  void endsAllOfItWhenTheHostIsEnded() throws Exception {
    Path started = folder.resolve("started");
    Process host = ProgramHost.start(folder,
        mine("trap '' TERM; touch started; sleep 1000 & sleep 1000"));
    awaitFile(started);
    host.destroy();
    assertThat(host.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertNothingIsLeft();
  }

  @Test
  void leavesNothingOpenBehind() throws IOException {
    sh("true");
    long before = openFiles();
    for (int i = 0; i < 40; i++) {
      sh("sleep 1000 & echo x");
    }
    assertThat(openFiles()).isLessThan(before + 20);
    assertNothingIsLeft();
  }

  private static long openFiles() throws IOException {
    Path open = Path.of("/proc/self/fd");
    if (!Files.isDirectory(open)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(open)) {
      return files.count();
    }
  }

  /// Also no zombie of ours: this JVM has no child but those that the test started, and the workers of
  /// other tests.
  private static void assertNothingIsLeft() {
    assertThat(ProcessHandle.current().descendants())
        .filteredOn(process -> process.isAlive()
            && !process.info().command().orElse("/java").endsWith("/java"))
        .isEmpty();
    assertThat(ProcessHandle.allProcesses()
        .filter(process -> process.info()
            .commandLine()
            .orElse("")
            .endsWith("sleep " + SECONDS)))
        .isEmpty();
  }

  private static void awaitFile(Path file) throws IOException {
    try (var watch = file.getFileSystem().newWatchService()) {
      Path folder = file.getParent();
      if (folder == null) {
        throw new IOException("no folder");
      }
      folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      if (!Files.exists(file)) {
        watch.poll(60, TimeUnit.SECONDS);
      }
      assertThat(file).exists();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /// Tells what this test started from what another one on this machine did.
  private static String mine(String code) {
    return code.replace("sleep 1000", "sleep " + SECONDS);
  }

  private ProcessResult sh(String code) {
    return run(LONG, "", "sh", "-c", code);
  }

  private ProcessResult run(Duration time, String input, String program, String... arguments) {
    return service.run(
        new ProcessRequest(program(program),
            Stream.of(arguments).map(ProcessServiceTest::mine).toList(), folder, Map.of(), input),
        new ProcessLimits(time, ProcessLimits.MAX_BYTES));
  }

  private Program program(String name) {
    return new Programs(Workspace.of(folder), System.getenv()).find(name);
  }

  private static void assertRefused(String code, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(PiCodeException.class,
            e -> assertThat(e.problem().code()).as(e.problem().message()).isEqualTo(code));
  }
}
