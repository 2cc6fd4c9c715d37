package dev.picode.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The log between real processes, some of which are killed.
class AuditProcessTest {
  private static final int FOREVER = 10_000_000;

  @TempDir
  private Path temp;

  private Process start(int count, String name, long fileBytes) throws IOException {
    return new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto",
        "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
        AppendingProcess.class.getName(), folder().toString(), String.valueOf(count), name,
        String.valueOf(fileBytes))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private Path folder() {
    return temp.resolve("audit");
  }

  private static BufferedReader output(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
  }

  @Test
  void aHostThatIsKilledLeavesAChainThatVerifiesUpToTheLastWholeLine()
      throws IOException, InterruptedException {
    long said = 0;
    for (int round = 0; round < 4; round++) {
      Process process = start(FOREVER, "round " + round, 200_000);
      try (var lines = output(process)) {
        for (int i = 0; i < 100 + round * 37; i++) {
          said = Long.parseLong(lines.readLine());
        }
        // The process itself would close its output as well.
        process.toHandle().destroyForcibly();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          said = line.isEmpty() ? said : Math.max(said, Long.parseLong(line));
        }
      }
      assertThat(process.waitFor()).as("killed by a signal").isEqualTo(128 + 9);
      AuditChain chain = Logs.verify(folder());
      assertThat(chain.broken()).isNull();
      assertThat(chain.last()).as("what was said to be written is there")
          .isGreaterThanOrEqualTo(said);
    }
    Logs.open(folder()).append(Logs.entry("after all"));
    assertThat(Logs.verify(folder()).broken()).isNull();
    assertThat(Logs.acts(folder())).last().isEqualTo("after all");
  }

  @Test
  void processesAtOnceMakeOneChain() throws IOException, InterruptedException {
    int count = 300;
    List<Process> processes = new ArrayList<>();
    for (String name : List.of("a", "b", "c")) {
      processes.add(start(count, name, 50_000));
    }
    for (Process process : processes) {
      try (var lines = output(process)) {
        assertThat(lines.lines().count()).isEqualTo(count);
      }
      assertThat(process.waitFor()).isZero();
    }
    AuditChain chain = Logs.verify(folder());
    assertThat(chain.broken()).isNull();
    assertThat(chain.first()).isEqualTo(1);
    assertThat(chain.last()).isEqualTo(3L * count);
    assertThat(chain.files()).as("they turned over files meanwhile").isGreaterThan(3);
    try (var files = Files.list(folder())) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
    }
    assertThat(new AuditReader(folder()).last(10_000, entry -> entry.text("act").startsWith("b ")))
        .hasSize(count);
  }

  @Test
  void threadsAtOnceMakeOneChain() throws InterruptedException {
    var threads = new ArrayList<Thread>();
    for (int t = 0; t < 8; t++) {
      AuditLog log = Logs.open(folder());
      threads.add(Thread.startVirtualThread(() -> {
        for (int i = 0; i < 50; i++) {
          log.append(Logs.entry("act"));
        }
      }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(Logs.verify(folder())).satisfies(chain -> {
      assertThat(chain.broken()).isNull();
      assertThat(chain.last()).isEqualTo(400);
    });
  }
}
