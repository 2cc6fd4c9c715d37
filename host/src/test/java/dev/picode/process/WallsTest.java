package dev.picode.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.picode.problem.PiCodeException;
import dev.picode.sandbox.launch.ConfinementMode;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Real programs behind the real walls of this machine.
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class WallsTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir
  private Path temp;
  private Path work = Path.of("unset");
  private Path outside = Path.of("unset");
  private Path secret = Path.of("unset");
  private final ProcessService service = new ProcessService(Map.of(
      "PATH", System.getenv("PATH"), "HOME", System.getProperty("user.home"), "LC_ALL", "C"));
  private final List<Process> strangers = new ArrayList<>();

  @BeforeEach
  void prepare() throws IOException {
    Path real = temp.toRealPath();
    work = Files.createDirectories(real.resolve("work"));
    outside = Files.createDirectories(real.resolve("outside"));
    secret = Files.createDirectories(real.resolve("outside/keys"));
    Files.writeString(secret.resolve("key"), "hush");
    Files.writeString(outside.resolve("kept"), "kept");
    assumeTrue(walls(false).missing().isEmpty(),
        () -> "a wall is missing on this machine: " + walls(false).missing());
  }

  @AfterEach
  void close() {
    service.close();
    strangers.forEach(Process::destroyForcibly);
  }

  private Walls walls(boolean network) {
    return Walls.of(ConfinementMode.REQUIRE, List.of(work), List.of(secret), network);
  }

  private ProcessResult sh(String line) {
    return sh(line, walls(false), LONG);
  }

  private ProcessResult sh(String line, Walls walls, Duration time) {
    var request = new ProcessRequest(program("sh"), List.of("-c", line), work,
        Map.of("OUTSIDE", outside.toString()), "");
    var heard = new StringBuilder();
    ProcessResult result = service.confined(request, new ProcessLimits(time, 1 << 20), walls,
        heard::append);
    assertThat(heard).hasToString(result.stdout().text());
    return result;
  }

  private Program program(String name) {
    return new Programs(Workspace.of(work), System.getenv()).find(name);
  }

  private static boolean isThere(String name) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"echo x > \"$OUTSIDE/new\"", "echo x > \"$OUTSIDE/kept\"",
    "echo x >> \"$OUTSIDE/kept\"", "mkdir \"$OUTSIDE/new\"", "rm \"$OUTSIDE/kept\"",
    "mv \"$OUTSIDE/kept\" .", "ln -s . \"$OUTSIDE/new\"", "ln \"$OUTSIDE/kept\" hard",
    "echo x > in && mv in \"$OUTSIDE/new\"", "ln -s \"$OUTSIDE\" way && echo x > way/new",
    "mkfifo \"$OUTSIDE/new\""})
  void nothingIsChangedOutside(String line) {
    assertThat(sh(line).exitCode()).isNotZero();
    assertThat(outside.resolve("new")).doesNotExist();
    assertThat(outside.resolve("kept")).hasContent("kept");
  }

  @Test
  void theWorkspaceCanBeChangedAndTheRestRead() throws IOException {
    ProcessResult result = sh("mkdir -p a/b && echo one > a/b/c && mv a/b/c a/d && ln a/d e"
        + " && ln -s a link && echo two >> link/d && rm e && mkfifo f && chmod +x a/d"
        + " && cat \"$OUTSIDE/kept\" && ls \"$OUTSIDE\" > /dev/null && head -c 1 /dev/urandom | wc -c");
    assertThat(result).returns(0, ProcessResult::exitCode);
    assertThat(result.stdout().text().replace(" ", "")).isEqualTo("kept1\n");
    assertThat(work.resolve("a/d")).content().isEqualTo("one\ntwo\n");
    assertThat(Files.exists(work.resolve("e"))).isFalse();
  }

  @Test
  void whatIsHiddenIsNotReadByAnyWay() throws IOException {
    Files.createSymbolicLink(outside.resolve("way"), secret);
    Files.createSymbolicLink(work.resolve("way"), secret.resolve("key"));
    for (String line : List.of("cat \"$OUTSIDE/keys/key\"", "cat \"$OUTSIDE/way/key\"", "cat way",
        "cp way copy; cat copy", "ln \"$OUTSIDE/keys/key\" hard; cat hard",
        "cd \"$OUTSIDE/keys\" && cat key", "cat < way")) {
      assertThat(sh(line).stdout().text()).as(line).doesNotContain("hush");
    }
    assertThat(sh("ls \"$OUTSIDE\"").stdout().text()).contains("keys");
  }

  @Test
  void otherProcessesAreOutOfReach() throws IOException {
    Process stranger = new ProcessBuilder("sleep", "600").start();
    strangers.add(stranger);
    ProcessResult result = sh("kill -9 " + stranger.pid() + "; cat /proc/"
        + ProcessHandle.current().pid() + "/environ; echo end");
    assertThat(stranger.isAlive()).isTrue();
    assertThat(result.stdout().text()).endsWith("end\n").doesNotContain("PATH=");
  }

  @Test
  void theNetworkIsOffUnlessItIsAllowed() throws IOException {
    try (var server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      String line = Connects.line(server.getLocalPort());
      assertThat(sh(line).stdout().text())
          .isEqualTo("tcp refused\nudp refused\nunix refused\n");
      assertThat(sh(line, walls(true), LONG).stdout().text())
          .isEqualTo("tcp connected\nudp connected\nunix connected\n");
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '#', value = {
    "git | git init -q . && echo x > f && git add f && git -c user.name=a -c user.email=a@b commit -qm c && git log --format=%s | c",
    "python3 | python3 -c 'import multiprocessing, subprocess; multiprocessing.Semaphore(); print(subprocess.check_output([\"echo\", \"sub\"]).decode().strip())' | sub",
    "node | node -e 'console.log(require(\"child_process\").execFileSync(\"echo\", [\"sub\"]).toString().trim())' | sub",
    "sh | sh -c 'for i in 1 2 3; do echo $i; done' > out; tail -n 1 out|3",
    "make | printf 'all:\\n\\t@echo made > out; cat out\\n' > Makefile && make | made"})
  void toolsOfProgrammersWork(String program, String line, String said) {
    assumeTrue(isThere(program), () -> "there is no `" + program + "` here");
    ProcessResult result = sh(line);
    assertThat(result.stdout().text().strip()).isEqualTo(said);
    assertThat(result.exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"exit 0, 0", "exit 7, 7", "kill -TERM $$, 143", "kill -KILL $$, 137",
    "kill -PIPE $$, 141", "no-such-program-here, 127"})
  void exitCodesAndSignalsPassThrough(String line, int code) {
    assertThat(sh(line).exitCode()).isEqualTo(code);
  }

  @Test
  void isTheLeaderOfASessionWithoutATerminalOrInputOrOpenFiles() {
    assertThat(sh("cut -d' ' -f5,6,7 /proc/$$/stat; echo $$").stdout().text().lines())
        .satisfies(lines -> assertThat(lines.getFirst())
            .isEqualTo(lines.getLast() + " " + lines.getLast() + " 0"));
    assertThat(sh("cat; ls /proc/self/fd | wc -l; (: < /dev/tty) 2> /dev/null || echo none")
        .stdout()
        .text()
        .replace(" ", "")).isEqualTo("4\nnone\n");
  }

  /// In the group, without the mark in the environment, and in a session of its own.
  private static final String FAMILY = "sleep 1234 & echo $! >> pids; env -i sleep 1234 & echo $! >> pids;"
      + " (sleep 1234 & echo $! >> pids); setsid sleep 1234 & echo $! >> pids;";

  private void assertNoneIsLeft() throws IOException {
    List<String> pids = Files.readAllLines(work.resolve("pids"));
    assertThat(pids).hasSize(4);
    assertThat(pids).noneMatch(Pids::runs);
  }

  @Test
  void whatItLeavesInTheBackgroundEndsWithIt() throws IOException {
    assumeTrue(isThere("setsid"), "there is no `setsid` here");
    assertThat(sh(FAMILY + " exit 4").exitCode()).isEqualTo(4);
    assertNoneIsLeft();
  }

  @Test
  void allOfItEndsWhenItsTimeIsUp() throws IOException {
    assumeTrue(isThere("setsid"), "there is no `setsid` here");
    assertThatThrownBy(() -> sh("trap '' TERM; " + FAMILY + " sleep 1234", walls(false),
        Duration.ofSeconds(2)))
        .isInstanceOfSatisfying(PiCodeException.class,
            e -> assertThat(e.problem().code()).isEqualTo("program-timeout"));
    assertNoneIsLeft();
  }

  @Test
  void allOfItEndsWhenItIsCancelledAndIsHeardBefore() throws Exception {
    assumeTrue(isThere("setsid"), "there is no `setsid` here");
    var begun = new CountDownLatch(1);
    var code = new CompletableFuture<String>();
    var thread = new Thread(() -> {
      try {
        service.confined(new ProcessRequest(program("sh"),
            List.of("-c", FAMILY + " echo begun; sleep 1234"), work, Map.of(), ""),
            new ProcessLimits(LONG, 0), walls(false), _ -> begun.countDown());
      } catch (PiCodeException e) {
        code.complete(e.problem().code());
      }
    });
    thread.start();
    assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
    thread.interrupt();
    assertThat(code.get(60, TimeUnit.SECONDS)).isEqualTo("cancelled");
    assertNoneIsLeft();
  }

  @Test
  void withoutWallsItIsAGroupOfItsOwnAllTheSame() throws IOException {
    Walls off = Walls.of(ConfinementMode.OFF, List.of(), List.of(), false);
    assertThat(off.missing()).isEmpty();
    assertThat(off.sentence()).isEmpty();
    assertThat(off.facts()).containsOnlyKeys("all");
    assertThat(sh("echo x > \"$OUTSIDE/new\"; cut -d' ' -f5 /proc/$$/stat; echo $$", off, LONG)
        .stdout()
        .text()
        .lines()
        .distinct()).hasSize(1);
    assertThat(outside.resolve("new")).exists();
  }

  @Test
  void aSystemWithoutWallsSaysSoAndRunsTheProgramUnlessTheyAreRequired() {
    Walls none = Walls.elsewhere(ConfinementMode.AUTO);
    assertThat(none.missing()).hasValueSatisfying(said -> assertThat(said).contains("`files`"));
    assertThat(none.facts().values()).isNotEmpty()
        .allMatch(fact -> fact.startsWith("not available here: "));
    assertThat(none.sentence()).isEmpty();
    assertThat(sh("echo x > \"$OUTSIDE/new\"", none, LONG).exitCode()).isZero();
    assertThat(outside.resolve("new")).exists();
    assertThatThrownBy(() -> sh("true", Walls.elsewhere(ConfinementMode.REQUIRE), LONG))
        .isInstanceOfSatisfying(PiCodeException.class, e -> {
          assertThat(e.problem().code()).isEqualTo("program-not-confined");
          assertThat(e.problem().message()).contains("`sh` was not started", "`files`");
        });
  }

  @Test
  void saysWhichProgramCannotBeStarted() {
    var gone = new Program("gone", work.resolve("gone"));
    assertThatThrownBy(() -> service.confined(
        new ProcessRequest(gone, List.of(), work, Map.of(), ""), ProcessLimits.DEFAULT,
        walls(false), _ -> {}))
        .isInstanceOfSatisfying(PiCodeException.class,
            e -> assertThat(e.problem().message())
                .isEqualTo("`gone` cannot be started: No such file or directory"));
  }
}
