package dev.picode.plugin.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageLedgerTest {
  private static final Used ONE = new Used(1, 0, 5, 2, 1, 7, 0, 10);

  @TempDir
  private Path temp;

  private Path file = Path.of("");
  private UsageLedger ledger = new UsageLedger(file);

  @BeforeEach
  void open() {
    file = temp.resolve("data").resolve("usage.jsonl");
    ledger = new UsageLedger(file);
  }

  @Test
  void sumsUpWhatWasAdded() throws IOException {
    assertThat(ledger.read()).isEmpty();
    ledger.add(Map.of("a", ONE));
    ledger.add(Map.of("a", ONE, "b", ONE));
    assertThat(ledger.read()).isEqualTo(Map.of("a", new Used(2, 0, 10, 4, 2, 14, 0, 10), "b", ONE));
  }

  @Test
  void forgets() throws IOException {
    ledger.reset();
    ledger.add(Map.of("a", ONE));
    ledger.reset();
    assertThat(ledger.read()).isEmpty();
  }

  @Test
  void passesOverLinesThatSayNothing() throws IOException {
    ledger.add(Map.of("a", ONE));
    Files.writeString(file, """
        nonsense
        {"extension":"a","calls":-5,"failures":0,"nanos":0,"hostCalls":0,"denials":0,"strikes":0,"last":0}
        {"extension":7,"calls":1,"failures":0,"nanos":0,"hostCalls":0,"denials":0,"strikes":0,"last":0}
        {"extension":"a","calls":"1"}
        [1]
        {"extension":"a","calls\
        """, StandardOpenOption.APPEND);
    assertThat(ledger.read()).isEqualTo(Map.of("a", ONE));
  }

  @Test
  void staysSmallAndKeepsThoseThatWereUsedLast() throws IOException {
    var many = new LinkedHashMap<String, Used>();
    for (int i = 0; i < 3 * UsageLedger.MAX_EXTENSIONS; i++) {
      many.put("acme.extension-" + i, new Used(1, 0, 0, 0, 0, 0, 0, i));
    }
    ledger.add(many);
    assertThat(Files.size(file)).isGreaterThan(UsageLedger.MAX_BYTES);
    ledger.add(Map.of("a", new Used(1, 0, 0, 0, 0, 0, 0, 1_000_000)));
    assertThat(Files.size(file)).isLessThan(UsageLedger.MAX_BYTES);
    assertThat(ledger.read()).hasSize(UsageLedger.MAX_EXTENSIONS)
        .containsKeys("a", "acme.extension-" + (many.size() - 1))
        .doesNotContainKey("acme.extension-0");
  }

  @Test
  void losesNothingToAnotherWriter() throws InterruptedException, IOException {
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 8; i++) {
      threads.add(Thread.ofVirtual().start(() -> {
        var own = new UsageMeter(new UsageLedger(file), InstantSource.fixed(Instant.EPOCH));
        for (int call = 0; call < 100; call++) {
          own.called("a", call % 2 == 0, 1, 1, 0, 3);
          own.close();
        }
      }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(ledger.read()).isEqualTo(Map.of("a", new Used(800, 400, 800, 800, 0, 2400, 0, 0)));
  }

  /// A process of its own, as two windows of a person are.
  @Test
  void losesNothingToAnotherProcess() throws IOException, InterruptedException {
    Process other = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
        System.getProperty("java.class.path"), UsageWriter.class.getName(), file.toString(), "150")
        .inheritIO()
        .start();
    for (int i = 0; i < 150; i++) {
      ledger.add(Map.of("a", ONE));
    }
    assertThat(other.waitFor()).isZero();
    assertThat(ledger.read()).hasEntrySatisfying("a",
        used -> assertThat(used.calls()).isEqualTo(300));
  }

  @Test
  void keepsNobodyFromTheirWorkWhereItCannotBeWritten() throws IOException {
    Files.writeString(temp.resolve("data"), "a file where the folder should be");
    var meter = new UsageMeter(ledger, InstantSource.system());
    meter.called("a", false, 1, 1, 1, 1);
    meter.close();
    assertThat(temp.resolve("data")).isRegularFile();
  }
}
