package dev.picode.plugin.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.plugin.hook.EventRecords.Recorded;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventRecordsTest {
  private static final HookOutcome PASSED = new HookOutcome.Passed(Map.of(), false, List.of());

  @TempDir
  private Path temp;

  private EventRecords records() {
    return records(Instant.parse("2026-01-02T03:04:05Z"));
  }

  private EventRecords records(Instant now) {
    return new EventRecords(temp.resolve("events"), Path.of("/work space"),
        InstantSource.fixed(now),
        text -> text.replace("hunter2", "***"));
  }

  @Test
  void keepsWhatWasToldWithoutSecrets() throws IOException {
    EventRecords records = records();
    assertThat(records.all()).isEmpty();
    records.fired("pre-commit", Map.of("message", "uses hunter2", "files", List.of("a-hunter2")),
        new HookOutcome.Stopped(Map.of(), false, "hunter2 is a key", HookStep.Cause.HOOK, "a:b",
            Problem.of("hook-denied", ProblemKind.DENIED, "no"), List.of()));
    Recorded only = records.all().getFirst();
    assertThat(only.payload())
        .isEqualTo(Map.of("message", "uses ***", "files", List.of("a-***")));
    assertThat(only.reason()).isEqualTo("*** is a key");
    assertThat(only.verdict()).isEqualTo("deny");
    assertThat(only.time()).isEqualTo("2026-01-02T03:04:05Z");
    assertThat(only.workspace()).isEqualTo("/work space");
    assertThat(only.told()).isEqualTo(only.payload());
    assertThat(records.find(only.id())).isEqualTo(only);
    Path file = temp.resolve("events").resolve(only.id() + ".json");
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void cutsLongTextsAndSaysSoToWhoeverSeesThemAgain() {
    EventRecords records = records();
    records.fired("pre-commit", Map.of("diff", "+".repeat(300_000), "message", "x"), PASSED);
    Recorded only = records.all().getFirst();
    assertThat(only.cut()).isTrue();
    assertThat(only.told()).isInstanceOfSatisfying(Map.class, told -> {
      assertThat(told.get("truncated")).isEqualTo(true);
      assertThat(String.valueOf(told.get("diff"))).hasSize(256 << 10);
    });
  }

  @Test
  void addsNothingToAnEventThatCannotTellIt() {
    EventRecords records = records();
    records.fired("team.deploy", Map.of("log", "x".repeat(300_000)), PASSED);
    Recorded only = records.all().getFirst();
    assertThat(only.cut()).isTrue();
    assertThat(only.told()).isEqualTo(only.payload());
  }

  /// A process clears up with the first event it keeps, so that there are a hundred and those of one run.
  @Test
  void keepsTheLastHundred() {
    for (int i = 0; i < 130; i++) {
      records(Instant.ofEpochSecond(1_800_000_000L + i)).fired("team.deploy", (long) i, PASSED);
    }
    assertThat(records().all()).hasSize(100)
        .extracting(Recorded::payload)
        .startsWith(30L)
        .endsWith(129L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "{\"payload\": ", "\0\1\2", "{\"a\":1,\"a\":2}"})
  void passesOverAFileThatIsDamaged(String text) throws IOException {
    EventRecords records = records();
    records.fired("team.deploy", 1L, PASSED);
    Files.writeString(temp.resolve("events/damaged.json"), text);
    assertThat(records.all()).extracting(Recorded::payload).containsExactly(1L);
    assertThatThrownBy(() -> records.find("damaged")).isInstanceOfSatisfying(
        PiCodeException.class,
        e -> assertThat(e.problem().code()).isEqualTo("event-record-missing"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secret", "..", "", "/etc/passwd", "a/../../secret", "A", "a\0b"})
  void readsNothingOutsideOfItsFolder(String id) throws IOException {
    EventRecords records = records();
    records.fired("team.deploy", 1L, PASSED);
    Files.writeString(temp.resolve("secret.json"), "{\"event\": \"team.deploy\"}");
    assertThatThrownBy(() -> records.find(id)).isInstanceOfSatisfying(PiCodeException.class,
        e -> assertThat(e.problem().code()).isEqualTo("event-record-missing"));
  }

  @Test
  void endsNothingWhereItCannotWrite() throws IOException {
    Files.writeString(temp.resolve("events"), "a file in its place");
    EventRecords records = records();
    records.fired("team.deploy", 1L, PASSED);
    assertThat(records.all()).isEmpty();
  }

  @Test
  void processesDoNotLoseEachOthersEvents() throws IOException, InterruptedException {
    var writers = new ArrayList<Process>();
    for (int i = 0; i < 2; i++) {
      writers.add(new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
          "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
          EventWriter.class.getName(), temp.resolve("events").toString(), "40").inheritIO()
          .start());
    }
    for (Process writer : writers) {
      assertThat(writer.waitFor(2, TimeUnit.MINUTES)).isTrue();
      assertThat(writer.exitValue()).isZero();
    }
    assertThat(records().all()).hasSize(80)
        .extracting(Recorded::id)
        .doesNotHaveDuplicates();
  }
}
