package dev.picode.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A real SIGINT, as Ctrl-C sends it.
class InterruptIT {
  /// A second on a machine that is idle; far from the 300 that the code may run, however busy it is.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir
  private Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"while (true) {}", "await new Promise((r) => setTimeout(r, 600000))",
    "try { while (true) {} } finally { while (true) {} }"})
  void endsWith130AndASentence(String code) throws IOException, InterruptedException {
    Shell shell = Dist.shell(temp);
    // A process inherits that SIGINT is ignored, for example from a build in the background.
    assumeTrue(shell.run("env", "--default-signal=INT", "true").code() == 0,
        "env cannot reset a signal here");
    Shell.Running running = shell.start("env", "--default-signal=INT", Dist.PICODE, "eval",
        "--timeout", "300s", "--js", "console.log('under way'); " + code);
    while (!Files.readString(running.err()).contains("under way")) {
      assertThat(running.process().waitFor(20, TimeUnit.MILLISECONDS))
          .as(Files.readString(running.err()))
          .isFalse();
    }
    long start = System.nanoTime();
    shell.run("kill", "-INT", running.process().pid());
    Shell.Result result = running.result();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
    assertThat(result).isEqualTo(
        new Shell.Result(130, "", "under way\npicode: you interrupted it\n"));
  }
}
