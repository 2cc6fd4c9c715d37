package dev.picode.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.sandbox.launch.ConfinementMode;
import dev.picode.sandbox.launch.WorkerCommand;
import dev.picode.sandbox.protocol.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A worker that says what it likes: a shell script in the place of the JVM. The host ends every run
/// on time and in its own words.
@Timeout(240)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the worker is a shell script")
class HostileWorkerTest {
  private static final String READY = "{\"t\":\"ready\",\"facts\":{}}";

  @TempDir
  private Path folder = Path.of("");

  private Failure failure(String script) throws Exception {
    return failure(script, Duration.ofSeconds(1));
  }

  private Failure failure(String script, Duration deadline) throws Exception {
    Path java = Files.createDirectories(folder.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\n" + script + "\n");
    if (!java.toFile().setExecutable(true)) {
      throw new IOException("cannot make it executable");
    }
    WorkerCommand usual = TestPlace.command();
    var command = new WorkerCommand(folder, usual.classPath(), null, null, 64, true,
        usual.directory(), null);
    try (Sandbox sandbox = TestPlace.workers(command, ConfinementMode.OFF, _ -> {})) {
      Script other = ScriptedHost.echoing()
          .deadline(deadline)
          .openAs("other", sandbox);
      Run unrelated = other.evaluate("1", "eval");
      Script asked = ScriptedHost.echoing()
          .deadline(deadline)
          .openAs("asked", sandbox);
      Outcome outcome = asked.evaluate("2", "eval").await();
      assertThat(unrelated.await()).isNotInstanceOf(Outcome.Completed.class);
      return switch (outcome) {
        case Outcome.Failed(Failure failure, _) -> failure;
        case Outcome.LimitReached(Failure failure) -> failure;
        default -> throw new AssertionError(outcome);
      };
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '#', value = {
    "echo 'Could not reserve enough space for object heap' >&2; exit 1|worker-failed|Could not reserve enough space",
    "exit 7|worker-failed|ended with code 7",
    "echo hello; exec sleep 60|worker-failed|a frame is not JSON",
    "echo '" + READY + "'; echo 'null'; exec sleep 60|worker-lost|a frame is not an object",
    "echo '" + READY
        + "'; echo '{\"t\":\"ping\",\"number\":1}'; exec sleep 60|worker-lost|could not be taken",
    "echo '" + READY
        + "'; echo '{\"t\":\"call\",\"call\":1,\"context\":\"other#1\",\"run\":2,\"target\":\"host.echo\",\"arguments\":{}}'; exec sleep 60|worker-lost|in the name of another script",
    "echo '" + READY + "'; exec cat >/dev/null|deadline-missed|within 1 s",
    "echo '" + READY + "'; exec sleep 60|deadline-missed|within 1 s",
    "echo '" + READY
        + "'; echo '{\"t\":\"stuck\",\"context\":\"asked#2\",\"run\":2,\"failure\":{\"kind\":\"LIMIT\",\"code\":\"memory-exhausted\",\"message\":\"too much\",\"line\":0,\"column\":0,\"stack\":[],\"call\":0}}'; exec sleep 60|memory-exhausted|too much"})
  void isNotBelievedAndNotWaitedFor(String script, String code, String message) throws Exception {
    assertThat(failure(script)).satisfies(failure -> {
      assertThat(failure.code()).isEqualTo(code);
      assertThat(failure.message()).contains(message);
    });
  }

  @ParameterizedTest
  @CsvSource({"completed, 99", "failed, 98"})
  void whatItSaysOfUnknownRunsAndCallsIsIgnored(String kind, long run) throws Exception {
    String failure = "{\"kind\":\"SCRIPT\",\"code\":\"c\",\"message\":\"m\",\"line\":0,\"column\":0,\"stack\":[],\"call\":0}";
    Map<String, String> frames = Map.of(
        "completed",
        "{\"t\":\"completed\",\"run\":" + run + ",\"present\":true,\"value\":1,\"allocated\":0}",
        "failed",
        "{\"t\":\"failed\",\"run\":" + run + ",\"failure\":" + failure + ",\"allocated\":0}");
    assertThat(failure("echo '" + READY + "'; echo '" + frames.get(kind) + "'; exec sleep 60")
        .code()).isEqualTo("deadline-missed");
  }

  @Test
  void aFrameWithoutEndIsNotReadToItsEnd() throws Exception {
    Failure failure = failure("echo '" + READY + "'; exec cat /dev/zero", Duration.ofSeconds(50));
    assertThat(failure.code()).isEqualTo("worker-lost");
    assertThat(failure.message()).contains("longer than");
  }

  @Test
  void aWorkerThatDoesNotStartWithItsCacheIsTriedWithout() throws Exception {
    Path real = Path.of(System.getProperty("java.home"), "bin", "java");
    Path java = Files.createDirectories(folder.resolve("bin")).resolve("java");
    Files.writeString(java,
        "#!/bin/sh\ncase \"$*\" in *AOTCache*) echo broken >&2; exit 9;; esac\nexec "
            + real + " \"$@\"\n");
    if (!java.toFile().setExecutable(true)) {
      throw new IOException("cannot make it executable");
    }
    WorkerCommand usual = TestPlace.command();
    var command = new WorkerCommand(folder, usual.classPath(), folder.resolve("bad.aot"), null, 256,
        true, usual.directory(), null);
    var notices = new CopyOnWriteArrayList<String>();
    try (Sandbox sandbox = TestPlace.workers(command, ConfinementMode.OFF, notices::add)) {
      assertThat(ScriptedHost.echoing().openAs("a", sandbox).evaluate("1", "eval").await())
          .isEqualTo(new Outcome.Completed(true, 1L));
    }
    assertThat(notices).singleElement().asString().contains("tried without", "broken");
  }

  @Test
  void aProgramThatIsNotThereIsNamed() throws Exception {
    WorkerCommand usual = TestPlace.command();
    var command = new WorkerCommand(folder.resolve("no-jdk"), usual.classPath(), null, null, 64,
        true, usual.directory(), null);
    try (Sandbox sandbox = TestPlace.workers(command, ConfinementMode.OFF, _ -> {})) {
      assertThat(ScriptedHost.echoing().openAs("a", sandbox).evaluate("1", "eval").await())
          .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.failure().code()).isEqualTo("worker-failed");
            assertThat(failed.failure().message()).contains("no-jdk");
            assertThat(failed.failure().hint()).contains("a heap of 64 MiB", "no-jdk");
          });
    }
  }
}
