package dev.picode.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.problem.PiCodeException;
import dev.picode.secret.RememberedSecrets;
import dev.picode.secret.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditLogTest {
  @TempDir
  private Path temp;

  private Path folder() {
    return temp.resolve("data").resolve("audit");
  }

  private Path file() {
    return folder().resolve("audit.jsonl");
  }

  @Test
  void touchesNothingBeforeTheFirstEntry() {
    Logs.open(folder());
    assertThat(folder()).doesNotExist();
    assertThat(Logs.verify(folder())).isEqualTo(
        new AuditChain(0, 0, 0, 0, "0".repeat(64), 0, null));
    assertThat(folder()).doesNotExist();
  }

  @Test
  void writesALineAnEntryWithEverythingInIt() throws IOException {
    AuditLog log = Logs.open(folder());
    assertThat(log.append(new AuditEntry(AuditKind.DECISION, "r", "acme.todo", "1.0.0",
        "write `a.txt`", "denied", Map.of("missing", "\"write\": [\"a.txt\"]")))).isEqualTo(1);
    assertThat(log.append(AuditEntry.ofPerson(AuditKind.TRUST, "trust `/p`", "trusted", Map.of())))
        .isEqualTo(2);
    List<Map<String, @Nullable Object>> lines = Logs.lines(file());
    assertThat(Files.readString(file())).startsWith("{\"time\":\"2026-11-22T10:00:00.500Z\","
        + "\"run\":\"r\",\"extension\":\"acme.todo\",\"version\":\"1.0.0\",\"kind\":\"decision\","
        + "\"act\":\"write `a.txt`\",\"outcome\":\"denied\",\"missing\":\"\\\"write\\\": [\\\"a.txt\\\"]\","
        + "\"id\":1,\"prev\":\"" + "0".repeat(64) + "\",\"hash\":\"");
    assertThat(lines.get(1).get("prev")).isEqualTo(lines.get(0).get("hash"));
    assertThat(Logs.verify(folder())).satisfies(chain -> {
      assertThat(chain.broken()).isNull();
      assertThat(chain.entries()).isEqualTo(2);
      assertThat(chain.hash()).isEqualTo(lines.get(1).get("hash"));
    });
  }

  @ParameterizedTest
  @CsvSource({"2026-01-02T03:04:05Z, 2026-01-02T03:04:05.000Z",
    "2026-12-31T23:59:59.999999999Z, 2026-12-31T23:59:59.999Z",
    "2026-11-22T00:00:00.007Z, 2026-11-22T00:00:00.007Z"})
  void writesTheTimeInUtcWithMilliseconds(Instant time, String text) throws IOException {
    new AuditLog(folder(), () -> AuditRules.DEFAULT, InstantSource.fixed(time),
        UnaryOperator.identity(),
        _ -> {}).append(Logs.entry("a"));
    assertThat(Logs.lines(file()).getFirst()).containsEntry("time", text);
    assertThat(new AuditReader(folder()).last(1, _ -> true).getFirst().time())
        .isEqualTo(Instant.parse(text));
  }

  @Test
  void isForItsOwnerAlone() throws IOException {
    Logs.fill(folder(), 1);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
        .isEqualTo("rwx------");
  }

  @Test
  void escapesWhatATerminalWouldActOn() throws IOException {
    AuditLog log = Logs.open(folder());
    String hostile = "a\u001b[2J\u0007\r\n\u009b1m\u202e\u2028\u200b\ud800\u007fé😀";
    log.append(Logs.entry(hostile));
    String text = Files.readString(file());
    assertThat(text.codePoints()).allMatch(
        c -> c == '\n' || (c >= ' ' && c < 0x7F) || c == 'é' || c == 0x1F600);
    assertThat(text.lines()).hasSize(1);
    assertThat(Logs.acts(folder())).containsExactly(hostile);
    assertThat(Logs.verify(folder()).broken()).isNull();
  }

  @Test
  void takesSecretsOutWhereverTheyStand() throws IOException {
    var secrets = new RememberedSecrets(
        Secrets.ofEnvironment(Map.of("KEY", "s3cr€t/value", "OTHER", "unused")));
    assertThat(secrets.find("KEY")).isPresent();
    var log = new AuditLog(folder(), () -> AuditRules.DEFAULT, Logs.CLOCK, secrets::redact,
        notice -> {
          throw new AssertionError(notice);
        });
    log.append(
        new AuditEntry(AuditKind.HTTP, "r", "e", "1", "GET https://h/?k=s3cr%E2%82%ACt%2Fvalue",
            "done", Map.of("s3cr€t/value", List.of("Basic czNjcuKCrHQvdmFsdWU", Map.of("a",
                "x s3cr€t/value")))));
    assertThat(Files.readString(file())).doesNotContain("s3cr", "czNj")
        .contains("\"[secret KEY]\":[\"Basic [secret KEY]U\",{\"a\":\"x [secret KEY]\"}]")
        .contains("GET https://h/?k=[secret KEY]");
  }

  @Test
  void keepsALineShort() throws IOException {
    AuditLog log = Logs.open(folder());
    log.append(new AuditEntry(AuditKind.ACT, "r", "e", "1", "x".repeat(10_000), "done",
        Map.of("list", Collections.nCopies(1_000, "item"))));
    log.append(new AuditEntry(AuditKind.ACT, "r", "e", "1", "y", "done",
        Map.of("list", Collections.nCopies(100, "z".repeat(2_000)))));
    List<Map<String, @Nullable Object>> lines = Logs.lines(file());
    assertThat(lines.get(0).get("act")).isEqualTo("x".repeat(2_000) + "… (8000 more)");
    assertThat((List<?>) Objects.requireNonNull(lines.get(0).get("list"))).hasSize(101)
        .last()
        .isEqualTo("… (900 more)");
    assertThat(lines.get(1).get("cut")).isEqualTo("the details were too long for a line");
    assertThat(Logs.verify(folder()).entries()).isEqualTo(2);
  }

  @Test
  void refusesDetailsThatWouldPassForMembers() {
    assertThatThrownBy(() -> new AuditEntry(AuditKind.ACT, "", null, null, "a", "done",
        Map.of("hash", "0"))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void goesOnWithTheChainInAnotherFileAndDropsTheOldest() throws IOException {
    AuditLog log = Logs.open(folder(), new AuditRules(1_500, 3, false));
    for (int i = 1; i <= 40; i++) {
      log.append(Logs.entry("act " + i));
    }
    try (Stream<Path> files = Files.list(folder())) {
      List<Path> logs = files.filter(file -> file.toString().endsWith(".jsonl")).toList();
      assertThat(logs).hasSize(3).allMatch(file -> file.toFile().length() <= 1_500);
    }
    AuditChain chain = Logs.verify(folder());
    assertThat(chain.broken()).isNull();
    assertThat(chain.files()).isEqualTo(3);
    assertThat(chain.last()).isEqualTo(40);
    assertThat(chain.first()).isEqualTo(41 - chain.entries()).isGreaterThan(20);
    assertThat(Logs.acts(folder())).hasSize((int) chain.entries()).endsWith("act 39", "act 40");
  }

  @Test
  void goesOnWhereItWasKilledBetweenTwoFiles() throws IOException {
    Logs.fill(folder(), 2);
    Files.move(file(), folder().resolve("audit-000000000002.jsonl"));
    Logs.fill(folder(), 1);
    assertThat(Logs.verify(folder())).satisfies(chain -> {
      assertThat(chain.broken()).isNull();
      assertThat(chain.files()).isEqualTo(2);
      assertThat(chain.last()).isEqualTo(3);
    });
  }

  @Test
  void setsAHalfWrittenLineAsideAndSaysSo() throws IOException {
    Logs.fill(folder(), 2);
    Files.writeString(file(), "{\"time\":\"2026-11-2", StandardOpenOption.APPEND);
    assertThat(Logs.verify(folder())).satisfies(chain -> {
      assertThat(chain.broken()).isNull();
      assertThat(chain.last()).isEqualTo(2);
      assertThat(chain.tornBytes()).isEqualTo(18);
    });
    Logs.fill(folder(), 1);
    assertThat(Logs.acts(folder())).containsExactly("act 1", "act 2",
        "a line that was half written was set aside", "act 1");
    assertThat(folder().resolve("torn-3.part")).hasContent("{\"time\":\"2026-11-2");
    assertThat(Logs.lines(file()).get(2)).containsEntry("aside", "torn-3.part")
        .containsEntry("bytes", 18L)
        .containsEntry("kind", "repair");
    assertThat(Logs.verify(folder())).satisfies(chain -> {
      assertThat(chain.broken()).isNull();
      assertThat(chain.tornBytes()).isZero();
    });
  }

  @Test
  void mendsAFileThatIsNothingButAHalfWrittenLine() throws IOException {
    Files.createDirectories(folder());
    Files.writeString(file(), "x".repeat(200_000));
    Logs.fill(folder(), 1);
    assertThat(Logs.verify(folder())).satisfies(chain -> {
      assertThat(chain.broken()).isNull();
      assertThat(chain.entries()).isEqualTo(2);
    });
    assertThat(folder().resolve("torn-1.part")).hasSize(200_000);
  }

  @Test
  void keepsAFileThatEndsWithADamagedLineAndGoesOnInAnother() throws IOException {
    Logs.fill(folder(), 2);
    Files.writeString(file(), "nonsense\n", StandardOpenOption.APPEND);
    Logs.fill(folder(), 2);
    assertThat(Logs.acts(folder())).containsExactly("act 1", "act 2",
        "the file before this one ends with a damaged line", "act 1", "act 2");
    AuditChain chain = Logs.verify(folder());
    assertThat(chain.broken()).isEqualTo(new AuditChain.Break(
        folder().resolve("audit-000000000003.jsonl"), 3, "is no line of an audit log"));
  }

  @Test
  void writesAlsoWhereTheThreadIsInterrupted() {
    AuditLog log = Logs.open(folder());
    Thread.currentThread().interrupt();
    assertThat(log.append(Logs.entry("act"))).isEqualTo(1);
    assertThat(Thread.interrupted()).as("the interrupt is still there").isTrue();
  }

  @Test
  void tellsOnceThatItCannotBeWritten() throws IOException {
    Files.writeString(temp.resolve("data"), "no folder");
    var notices = new ArrayList<String>();
    var log = new AuditLog(folder(), () -> AuditRules.DEFAULT, Logs.CLOCK, UnaryOperator.identity(),
        notices::add);
    log.require();
    assertThat(log.append(Logs.entry("a"))).isZero();
    assertThat(log.append(Logs.entry("b"))).isZero();
    assertThat(notices).hasSize(1)
        .first(InstanceOfAssertFactories.STRING)
        .startsWith("the audit log in `" + folder() + "` cannot be written: ");
  }

  @Test
  void refusesWhereItCannotBeWrittenAndMust() throws IOException {
    Files.writeString(temp.resolve("data"), "no folder");
    AuditLog log = Logs.open(folder(), AuditRules.DEFAULT.withRequired(true));
    assertThatThrownBy(() -> log.append(Logs.entry("a"))).isInstanceOfSatisfying(
        PiCodeException.class,
        e -> assertThat(e.problem().code()).isEqualTo("audit-unwritable"));
    var run = new RunAudit(log, "acme.todo", "1.0.0");
    assertThatThrownBy(() -> run.looked("read", "a")).isInstanceOf(PiCodeException.class);
  }

  @Test
  void sumsUpWhatARunLookedAt() throws IOException {
    AuditLog log = Logs.open(folder());
    var run = new RunAudit(log, "acme.todo", "1.0.0");
    for (int i = 0; i < 1_000; i++) {
      run.looked("read", "file " + (i / 2));
    }
    run.looked("git", "");
    run.append(AuditKind.DECISION, "write `a`", "denied", Map.of());
    run.close();
    run.close();
    try (var idle = new RunAudit(log, null, null)) {
      assertThat(idle.id()).isNotEqualTo(run.id());
    }
    List<Map<String, @Nullable Object>> lines = Logs.lines(file());
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1)).containsEntry("act", "read 1000 times, git 1 time")
        .containsEntry("kind", "grants")
        .containsEntry("run", lines.get(0).get("run"))
        .containsEntry("sums", List.of(
            Map.of("capability", "read", "count", 1_000L, "first",
                List.of("file 0", "file 1", "file 2", "file 3", "file 4")),
            Map.of("capability", "git", "count", 1L)));
  }

  @Test
  void findsTheLastEntriesOverAllFilesAndLeavesOutWhatIsNone() throws IOException {
    AuditLog log = Logs.open(folder(), new AuditRules(1_000, 10, false));
    for (int i = 1; i <= 12; i++) {
      log.append(new AuditEntry(AuditKind.ACT, "r" + i % 2, "e" + i % 3, "1", "act " + i, "done",
          Map.of()));
    }
    Path oldest = new AuditFolder(folder()).all().getFirst();
    Files.write(oldest, "nonsense\n[]\n".getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.APPEND);
    var reader = new AuditReader(folder());
    assertThat(reader.last(3, entry -> entry.text("extension").equals("e1")))
        .extracting(AuditRecord::id)
        .containsExactly(4L, 7L, 10L);
    assertThat(reader.last(100, entry -> entry.isOfRun("r0"))).hasSize(6);
    assertThat(reader.last(100, entry -> entry.isOfRun(""))).isEmpty();
  }

  @Test
  void followsWhatIsWrittenFromNowOnUntilItIsToldToStop() throws InterruptedException {
    Logs.fill(folder(), 2);
    var seen = new LinkedBlockingQueue<String>();
    var goesOn = new AtomicBoolean(true);
    var begun = new CountDownLatch(1);
    Thread follower = Thread.ofPlatform()
        .start(() -> new AuditReader(folder()).follow(entry -> seen.add(entry.text("act")), () -> {
          begun.countDown();
          return goesOn.get();
        }));
    begun.await();
    AuditLog log = Logs.open(folder(), new AuditRules(1_000, 10, false));
    for (int i = 1; i <= 5; i++) {
      log.append(Logs.entry("new " + i));
    }
    for (int i = 1; i <= 5; i++) {
      assertThat(seen.poll(30, TimeUnit.SECONDS)).isEqualTo("new " + i);
    }
    goesOn.set(false);
    follower.join(30_000);
    assertThat(follower.isAlive()).isFalse();
    assertThat(seen).isEmpty();
  }
}
