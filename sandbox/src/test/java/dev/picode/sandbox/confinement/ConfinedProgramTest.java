package dev.picode.sandbox.confinement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The same program behind the walls and without them, in a JVM of its own each time.
@Timeout(120)
class ConfinedProgramTest {
  private static final Confinement HERE = Confinement.here();
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
  private static Map<String, String> free = Map.of();
  private static Map<String, String> confined = Map.of();
  private static boolean victimSurvivedFreedom = true;
  private static boolean victimSurvivedWalls;

  @TempDir
  static Path folder;
  @TempDir
  static Path work;

  @BeforeAll
  static void runBoth() throws Exception {
    assumeTrue(HERE.survey().stream().allMatch(Wall::stands),
        () -> "a wall is missing on this machine: " + HERE.survey());
    try (var server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Process victim = new ProcessBuilder("sleep", "600").start();
      confined = run("confined", server.getLocalPort(), victim.pid());
      victimSurvivedWalls = victim.isAlive();
      free = run("free", server.getLocalPort(), victim.pid());
      victimSurvivedFreedom = !victim.waitFor(10, TimeUnit.SECONDS);
      victim.destroyForcibly();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"script", "threads", "own-signal", "own-thread-signal", "own-limits"})
  void whatAWorkerNeedsWorksBehindTheWalls(String name) {
    assertThat(free).containsEntry(name, "ok");
    assertThat(confined).containsEntry(name, "ok");
  }

  /// A call that fails for everybody proves nothing: each is seen to work without the walls.
  @ParameterizedTest
  @CsvSource({
    "read, AccessDeniedException", "list, AccessDeniedException",
    "overwrite, Operation not permitted", "create, Operation not permitted",
    "createHere, Operation not permitted", "touch, ''", "link, Operation not permitted",
    "tcp, ''", "udp, ''", "unix, ''",
    "exec, posix_spawn failed", "delete, Operation not permitted",
    "signal-parent, refused", "signal-parent-thread, refused", "signal-any-thread, refused",
    "parent-limits, refused", "process-descriptor, refused",
    "compare-processes, refused", "priority, refused", "namespaces, refused",
    "personality, refused",
    "socket-pair, refused", "death-signal, refused", "dumpable, refused", "kill-victim, refused"
  })
  void isStoppedByAWall(String name, String reason) {
    assertThat(free).containsEntry(name, "ok");
    assertThat(confined).containsKey(name);
    assertThat(confined.get(name)).isNotEqualTo("ok").contains(reason);
  }

  @Test
  void aNeighbourIsKilledOnlyWithoutWalls() {
    assertThat(victimSurvivedWalls).isTrue();
    assertThat(victimSurvivedFreedom).isFalse();
  }

  @Test
  void theWallsSayThatTheyStand() {
    assertThat(confined).containsEntry("walls", "STANDING").containsEntry("parent", "true");
  }

  @Test
  void aBoundWorkerDiesWithTheThreadThatStartedIt() throws Exception {
    ProcessHandle unbound = orphan("unbound");
    assertThat(unbound.isAlive()).isTrue();
    ProcessHandle bound = orphan("bound");
    bound.onExit().get(20, TimeUnit.SECONDS);
    assertThat(unbound.isAlive()).isTrue();
    unbound.destroyForcibly();
  }

  /// A process that waits and whose starting thread has ended.
  private static ProcessHandle orphan(String mode) throws Exception {
    String self = String.valueOf(ProcessHandle.current().pid());
    return inThread(() -> {
      Process process = start("orphan", mode, self);
      BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
      assertThat(said.readLine()).isEqualTo("waits");
      return process.toHandle();
    });
  }

  /// The thread lives as long as the process: its death would be the process's end.
  private static Map<String, String> run(String mode, int port, long victim) throws Exception {
    Path outside = Files.writeString(folder.resolve("outside"), "x");
    return inThread(() -> {
      if (mode.equals("confined")) {
        assertThat(HERE.confineThread(Openings.ofJvm(JAVA_HOME, classPath()))).hasSize(3)
            .allMatch(Wall::stands);
      }
      Process process = start(mode, outside.toString(), String.valueOf(port),
          String.valueOf(victim));
      var said = new LinkedHashMap<String, String>();
      try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
        lines.lines().forEach(line -> {
          int end = line.indexOf(' ');
          said.put(line.substring(0, Math.max(0, end)), line.substring(end + 1));
        });
      }
      assertThat(process.waitFor()).as(said.toString()).isZero();
      return said;
    });
  }

  private static Process start(String... arguments) throws IOException {
    var command = new ArrayList<String>(List.of(JAVA_HOME.resolve("bin/java").toString(),
        "-Xmx256m", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xlog:disable",
        "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
        "-Dpolyglotimpl.AttachLibraryFailureAction=ignore", "-cp",
        System.getProperty("java.class.path"), ConfinedProgram.class.getName()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(work.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    return builder.start();
  }

  private static List<Path> classPath() {
    var paths = new ArrayList<Path>();
    var names = new StringTokenizer(System.getProperty("java.class.path"), File.pathSeparator);
    while (names.hasMoreTokens()) {
      paths.add(Path.of(names.nextToken()));
    }
    return paths;
  }

  private static <T> T inThread(Callable<T> work) throws Exception {
    var task = new FutureTask<T>(work);
    var thread = new Thread(task, "starts a process");
    thread.start();
    return task.get();
  }
}
