package dev.picode.agent.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.picode.secret.Redactor;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledSessionTest {
  @TempDir
  Path folder;

  @Test
  void aKilledProcessLosesAtTheMostWhatItWasWriting() throws IOException, InterruptedException {
    Path data = folder.resolve("data");
    Path work = Files.createDirectories(folder.resolve("work"));
    Process writer = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xlog:disable", "-cp",
        System.getProperty("java.class.path"), KilledWriter.class.getName(), data.toString(),
        work.toString()).redirectErrorStream(true)
        .redirectOutput(folder.resolve("out").toFile())
        .start();
    var store = new SessionStore(data, Workspace.of(work), InstantSource.system(),
        () -> Redactor.NONE);
    try {
      await().atMost(Duration.ofMinutes(2))
          .until(() -> !store.list().isEmpty()
              && store.list().getFirst().prompts() > 50);
    } finally {
      writer.destroyForcibly();
      writer.waitFor();
    }
    String id = store.latest().orElseThrow();
    StoredSession stored = store.load(id);
    assertThat(stored.damaged()).isLessThanOrEqualTo(1);
    List<String> typed = stored.entries()
        .stream()
        .map(TimedEntry::entry)
        .map(entry -> entry instanceof SessionEntry.Said said ? String.valueOf(said.typed()) : "")
        .toList();
    for (int i = 0; i < typed.size(); i++) {
      assertThat(typed.get(i)).isEqualTo("number " + i);
    }
    store.resume(id).close();
    assertThat(store.load(id).damaged()).isZero();
    assertThat(store.load(id).entries()).hasSameSizeAs(typed);
  }
}
