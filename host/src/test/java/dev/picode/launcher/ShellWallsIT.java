package dev.picode.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.picode.llm.ModelServer;
import dev.picode.process.Pids;
import dev.picode.sandbox.json.JsonMembers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The walls around what the agent runs, with the real launcher.
@Timeout(420)
class ShellWallsIT {
  @TempDir
  private Path temp;

  private Shell shell(ModelServer server) {
    return Dist.shell(temp)
        .with("PICODE", Dist.PICODE)
        .with("PICODE_MODEL_DEFAULT", "ollama/tiny")
        .with("OLLAMA_HOST", "127.0.0.1:" + server.port());
  }

  /// The program is no child of the terminal's group, so Ctrl-C reaches PiCode alone.
  @Test
  void nothingIsLeftWhenAPersonInterrupts() throws IOException {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "only Linux has such groups");
    Path work = Files.createDirectories(temp.resolve("work"));
    try (var server = ModelServer.start(Says.call("shell", JsonMembers.of("command",
        "trap '' TERM INT; sleep 1234 & echo $! > pids; env -i sleep 1234 & echo $! >> pids;"
            + " echo $$ >> pids; mv pids begun; sleep 1234")))) {
      Shell shell = shell(server);
      assumeTrue(shell.run("env", "--default-signal=INT", "true").code() == 0,
          "env cannot reset a signal here");
      Shell.Running running = shell.start("env", "-C", work.toString(), "--default-signal=INT",
          Dist.PICODE, "-p", "run it", "--approve", "all");
      await().atMost(Duration.ofMinutes(3)).until(() -> Files.exists(work.resolve("begun")));
      List<String> pids = Files.readAllLines(work.resolve("begun"));
      assertThat(pids).hasSize(3).allMatch(Pids::runs);
      shell.run("kill", "-INT", running.process().pid());
      running.result();
      await().atMost(Duration.ofMinutes(1))
          .until(() -> pids.stream().noneMatch(Pids::runs));
    }
  }

  @Test
  void theDoctorSaysWhichWallsStand() {
    Shell.Result result = Dist.shell(temp).run(Dist.PICODE, "doctor");
    assertThat(result.out()).contains("Programs of the agent", "Network: off", "Wall around files");
    assertThat(Dist.shell(temp)
        .with("PICODE_AGENT_SHELL_CONFINEMENT", "off")
        .run(Dist.PICODE, "doctor")
        .out()).contains("switched off by `agent.shell-confinement`");
  }
}
