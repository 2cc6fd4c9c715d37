package dev.picode.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.problem.PiCodeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyValueStoreTest {
  @TempDir
  private Path temp;

  @Test
  void givesBackWhatWasSetAlsoToAnotherProcess() {
    KeyValueStore store = open();
    store.set("a", Map.of("x", List.of(1L, 2.5, "ü", true)));
    store.set("b", "text");
    store.set("a", "newer");
    assertThat(open().get("a")).contains("newer");
    assertThat(open().get("b")).contains("text");
    assertThat(open().get("c")).isEmpty();
  }

  @Test
  void listsKeysByPrefixAndRemovesThem() {
    KeyValueStore store = open();
    List.of("b/1", "a", "b/2", "c").forEach(key -> store.set(key, 1L));
    assertThat(store.keys("")).containsExactly("a", "b/1", "b/2", "c");
    assertThat(store.keys("b/")).containsExactly("b/1", "b/2");
    assertThat(store.remove("b/1")).isTrue();
    assertThat(store.remove("b/1")).isFalse();
    assertThat(open().keys("b/")).containsExactly("b/2");
  }

  @Test
  void twoAtOnceSeeWhatTheOtherWrites() {
    KeyValueStore one = open();
    KeyValueStore other = open();
    one.set("a", 1L);
    assertThat(other.get("a")).contains(1L);
    other.set("a", 2L);
    other.set("b", 3L);
    assertThat(one.get("a")).contains(2L);
    assertThat(one.keys("")).containsExactly("a", "b");
  }

  @Test
  void extensionsHaveStoresOfTheirOwn() {
    var stores = new KeyValueStores(temp);
    stores.of("acme.todo").set("a", 1L);
    assertThat(stores.of("acme.other").get("a")).isEmpty();
    assertThat(List.of("acme.todo", "ACME.todo", "../x", "a/b", "_41", "A", "")
        .stream()
        .map(KeyValueStores::fileName))
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z0-9._-]*") && !name.contains("/"));
  }

  @Test
  void aReadMakesNoFile() {
    assertThat(open().get("a")).isEmpty();
    assertThat(open().remove("a")).isFalse();
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void onlyItsOwnerCanReadIt() throws IOException {
    open().set("a", 1L);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  // ---- limits --------------------------------------------------------------------------------------

  @Test
  void holdsFiveMegabytesAndNoMore() {
    KeyValueStore store = open();
    store.set("a", "x".repeat(4_000_000));
    assertRefused("store-full", () -> store.set("b", "x".repeat(1_000_000)));
    assertThat(store.keys("")).containsExactly("a");
    store.set("a", "x".repeat(100));
    store.set("b", "x".repeat(1_000_000));
    assertThat(open().keys("")).containsExactly("a", "b");
  }

  @Test
  void theFileDoesNotGrowWithWhatIsGone() throws IOException {
    KeyValueStore store = open();
    KeyValueStore reader = open();
    for (int i = 0; i < 500; i++) {
      store.set("a", "x".repeat(5_000) + i);
    }
    assertThat(Files.size(file())).isLessThan(400_000);
    assertThat(reader.get("a")).contains("x".repeat(5_000) + 499);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\ud800", "a\udc00"})
  void refusesAKeyThatIsNone(String key) {
    assertRefused("store-entry-invalid", () -> open().set(key, 1L));
    assertRefused("store-entry-invalid", () -> open().get(key));
  }

  @Test
  void takesKeysUpTo256Characters() {
    open().set("k".repeat(256), 1L);
    assertThat(open().get("k".repeat(256))).contains(1L);
    assertRefused("store-entry-invalid", () -> open().set("k".repeat(257), 1L));
  }

  @Test
  void keepsAValueWithHalfACharacter() {
    open().set("a", "\ud800");
    assertThat(open().get("a")).contains("\ud800");
  }

  @Test
  void takesTheDeepestValueThatJsonTakes() {
    Object value = 1L;
    for (int i = 0; i < 199; i++) {
      value = List.of(value);
    }
    open().set("a", value);
    assertThat(open().get("a")).contains(value);
  }

  // ---- damage --------------------------------------------------------------------------------------

  @Test
  void aWriterThatWasKilledLeavesTheOldValueOrTheNewOne() throws IOException {
    open().set("a", "old");
    byte[] before = Files.readAllBytes(file());
    open().set("a", "new");
    byte[] after = Files.readAllBytes(file());
    for (int length = before.length; length <= after.length; length++) {
      Files.write(file(), Arrays.copyOf(after, length));
      assertThat(open().get("a")).contains(length == after.length ? "new" : "old");
      open().set("b", 1L);
      assertThat(open().get("a")).contains(length == after.length ? "new" : "old");
      assertThat(open().get("b")).contains(1L);
    }
  }

  @Test
  void aTailOfZerosIsNoDamage() throws IOException {
    open().set("a", "old");
    Files.write(file(), new byte[4096], StandardOpenOption.APPEND);
    assertThat(open().get("a")).contains("old");
    open().set("a", "new");
    assertThat(open().get("a")).contains("new");
  }

  @Test
  void reportsEveryChangedByteOfAWholeLineAndKeepsTheFile() throws IOException {
    KeyValueStore store = open();
    List.of("a", "b", "c").forEach(key -> store.set(key, "value of " + key));
    byte[] good = Files.readAllBytes(file());
    var random = new Random(7);
    for (int i = 0; i < good.length - 1; i++) {
      byte[] bad = good.clone();
      bad[i] ^= (byte) (1 << random.nextInt(8));
      Files.write(file(), bad);
      if (i < "picode-kv 1 ".length()) {
        assertRefused("store-corrupt", () -> open().get("a"));
      } else if (i > "picode-kv 1 ".length() + 36 && bad[i] != '\n') {
        assertRefused("store-corrupt", () -> open().get("a"));
        assertRefused("store-corrupt", () -> open().set("d", 1L));
        assertThat(file()).hasBinaryContent(bad);
      }
    }
  }

  @Test
  void seesALineThatIsMissing() throws IOException {
    KeyValueStore store = open();
    List.of("a", "b", "c").forEach(key -> store.set(key, 1L));
    var lines = new ArrayList<>(Files.readAllLines(file()));
    lines.remove(2);
    Files.writeString(file(), String.join("\n", lines) + "\n");
    assertRefused("store-corrupt", () -> open().get("a"));
    assertRefused("store-corrupt", () -> store.get("a"));
  }

  @Test
  void refusesAFileThatIsAnother() throws IOException {
    Files.writeString(file(), "{}");
    assertRefused("store-corrupt", () -> open().keys(""));
  }

  @Test
  void saysThatTheFolderCannotBeMade() throws IOException {
    Path blocked = Files.writeString(temp.resolve("file"), "");
    assertRefused("store-failed", () -> new KeyValueStores(blocked).of("x").set("a", 1L));
  }

  // ---- crashes -------------------------------------------------------------------------------------

  /// Kills a process that writes, many times, and reads what it left. Each of its values is the same in
  /// two keys but for the moment between them.
  @Test
  void isWholeAfterEveryKill() throws Exception {
    var random = new Random(11);
    long seen = -1;
    for (int round = 0; round < 8; round++) {
      Process writer = StoreWriter.start(temp, "kill", 100_000);
      for (int i = 0; i < 20 + random.nextInt(200); i++) {
        assertThat(writer.inputReader(StandardCharsets.UTF_8).readLine()).isNotNull();
      }
      String told = writer.inputReader(StandardCharsets.UTF_8).readLine();
      writer.destroyForcibly().waitFor();
      KeyValueStore store = new KeyValueStores(temp).of("kill");
      long first = (Long) store.get("first").orElseThrow();
      long second = (Long) store.get("second").orElseThrow();
      assertThat(first).isBetween(second, second + 1);
      assertThat(second).isGreaterThanOrEqualTo(Long.parseLong(told)).isGreaterThan(seen);
      seen = second;
    }
  }

  @Test
  void severalProcessesLoseNothingOfEachOther() throws Exception {
    var writers = new TreeMap<String, Process>();
    for (String name : List.of("p", "q", "r")) {
      writers.put(name, StoreWriter.start(temp, "shared:" + name, 300));
    }
    for (Process writer : writers.values()) {
      writer.inputReader(StandardCharsets.UTF_8).lines().forEach(_ -> {});
      assertThat(writer.waitFor()).isZero();
    }
    KeyValueStore store = new KeyValueStores(temp).of("shared");
    assertThat(store.keys("")).hasSize(900);
  }

  private KeyValueStore open() {
    return new KeyValueStores(temp).of("acme.todo");
  }

  private Path file() {
    return temp.resolve("acme.todo.kv");
  }

  private static void assertRefused(String code, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(PiCodeException.class,
            e -> assertThat(e.problem().code()).as(e.problem().message()).isEqualTo(code));
  }
}
