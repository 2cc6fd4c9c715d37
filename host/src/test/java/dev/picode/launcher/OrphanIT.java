package dev.picode.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A worker ends with PiCode, however PiCode ends and whatever the script does.
@Timeout(420)
class OrphanIT {
  @TempDir
  private Path temp;

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '#', value = {
    "--js|console.log('under way'); for (;;);",
    "--js|console.log('under way'); await 1; 7n ** (10n ** 8n)",
    "--py|print('under way')\\nwhile True: pass"})
  void noneIsLeftWhenPiCodeIsKilled(String option, String code) throws IOException {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")),
        "only Linux shows a process's parent there");
    Shell.Running running = Dist.shell(temp)
        .start(Dist.PICODE, "eval", "--timeout", "300s", option, code.replace("\\n", "\n"));
    await().atMost(Duration.ofMinutes(3))
        .until(() -> Files.readString(running.err()).contains("under way"));
    List<ProcessHandle> workers = running.process()
        .descendants()
        .filter(OrphanIT::isJava)
        .toList();
    assertThat(workers).hasSize(1);
    running.process().destroyForcibly();
    await().atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(workers).noneMatch(ProcessHandle::isAlive));
  }

  /// The JDK does not tell it where the command line is longer than a page.
  private static boolean isJava(ProcessHandle process) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/exe")).endsWith("java");
    } catch (IOException _) {
      return false; // it has ended
    }
  }
}
