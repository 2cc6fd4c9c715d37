package dev.picode.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.picode.sandbox.launch.ConfinementMode;
import dev.picode.sandbox.launch.WorkerCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// A worker that is ready and then says any bytes at all. The host ends every run, and goes on.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the worker is a shell script")
class HostFuzzTest {
  private static final String SCRIPT = """
      #!/bin/sh
      echo '{"t":"ready","facts":{}}'
      cat "$(dirname "$0")/said"
      exec sleep 30
      """;

  @FuzzTest
  void aHostTakesFramesOrEndsTheWorker(byte[] bytes) throws Exception {
    Path home = Files.createTempDirectory("hostile");
    try (Sandbox sandbox = TestPlace.workers(command(home, bytes), ConfinementMode.OFF, _ -> {})) {
      Script script = ScriptedHost.echoing()
          .deadline(Duration.ofMillis(100))
          .openAs("asked", sandbox);
      for (int i = 0; i < 2; i++) {
        assertThat(script.evaluate("2", "eval").await()).isNotNull();
      }
    } finally {
      for (String file : new String[] {"bin/java", "bin/said", "bin", ""}) {
        Files.deleteIfExists(home.resolve(file));
      }
    }
    assertThat(TestPlace.IN_PROCESS.other().evaluate("1 + 1", "eval").await())
        .isEqualTo(new Outcome.Completed(true, 2L));
  }

  private static WorkerCommand command(Path home, byte[] bytes) throws IOException {
    Path bin = Files.createDirectory(home.resolve("bin"));
    Files.write(bin.resolve("said"), bytes);
    Path java = Files.writeString(bin.resolve("java"), SCRIPT);
    if (!java.toFile().setExecutable(true)) {
      throw new IOException("cannot make it executable");
    }
    WorkerCommand usual = TestPlace.command();
    return new WorkerCommand(home, usual.classPath(), null, null, 64, true, usual.directory(),
        null);
  }
}
