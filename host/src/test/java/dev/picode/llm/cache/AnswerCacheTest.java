package dev.picode.llm.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.llm.ModelEvent;
import dev.picode.llm.ModelRequest;
import dev.picode.llm.StopReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerCacheTest {
  private static final List<ModelEvent> EVENTS = List.of(new ModelEvent.TextDelta("ü😀"),
      new ModelEvent.Stopped(StopReason.END));

  @TempDir
  private Path temp;

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.ofEpochSecond(1000));

  private AnswerCache cache(long maxBytes) {
    return new AnswerCache(temp.resolve("kept"), maxBytes, Duration.ofHours(1), now::get);
  }

  @Test
  void givesBackWhatItKept() {
    cache(1 << 20).put("a", EVENTS);
    assertThat(cache(1 << 20).find("a")).contains(EVENTS);
    assertThat(cache(1 << 20).find("b")).isEmpty();
  }

  @Test
  void forgetsWithAge() throws IOException {
    cache(1 << 20).put("a", EVENTS);
    now.set(now.get().plus(Duration.ofHours(1)));
    assertThat(cache(1 << 20).find("a")).isPresent();
    now.set(now.get().plusMillis(1));
    assertThat(cache(1 << 20).find("a")).isEmpty();
    assertThat(files()).isEmpty();
  }

  @Test
  void theOldestGoWhereThereAreTooManyBytes() throws IOException {
    AnswerCache cache = cache(700);
    for (int i = 0; i < 20; i++) {
      cache.put("k" + i, EVENTS);
      Files.setLastModifiedTime(temp.resolve("kept/k" + i + ".json"), FileTime.fromMillis(i));
    }
    long bytes = 0;
    for (Path file : files()) {
      bytes += Files.size(file);
    }
    assertThat(bytes).isBetween(350L, 700L);
    assertThat(cache.find("k19")).isPresent();
    assertThat(cache.find("k0")).isEmpty();
  }

  @Test
  void doesNotKeepWhatWouldPushOutTheRest() {
    AnswerCache cache = cache(1000);
    cache.put("a", List.of(new ModelEvent.TextDelta("x".repeat(300))));
    assertThat(cache.find("a")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"created\": 1}", "{\"created\": \"x\", \"events\": []}",
    "{\"created\": 999999, \"events\": [{\"type\": \"odd\"}]}"})
  void aDamagedFileIsNoAnswer(String text) throws IOException {
    Files.createDirectories(temp.resolve("kept"));
    Files.writeString(temp.resolve("kept/a.json"), text);
    assertThat(cache(1 << 20).find("a").orElse(List.of())).isEmpty();
  }

  @Test
  void isForItsOwnerAlone() throws IOException {
    cache(1 << 20).put("a", EVENTS);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files().getFirst())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve("kept"))))
        .isEqualTo("rwx------");
  }

  @Test
  void aFolderThatCannotBeMadeKeepsNothing() throws IOException {
    Files.writeString(temp.resolve("kept"), "a file");
    cache(1 << 20).put("a", EVENTS);
    assertThat(cache(1 << 20).find("a")).isEmpty();
  }

  @Test
  void isCleared() throws IOException {
    AnswerCache cache = cache(1 << 20);
    cache.clear();
    cache.put("a", EVENTS);
    cache.clear();
    assertThat(files()).isEmpty();
  }

  @Test
  void aKeyIsOfTheWholeRequest() {
    ModelRequest request = ModelRequest.of("m", "hi");
    assertThat(Stream.of(AnswerCache.key("p", null, request), AnswerCache.key("q", null, request),
        AnswerCache.key("p", "http://a", request),
        AnswerCache.key("p", null, request.withModel("n")),
        AnswerCache.key("p", null, request.withTemperature(0.0)),
        AnswerCache.key("p", null, ModelRequest.of("m", "hi ")))).doesNotHaveDuplicates();
    assertThat(AnswerCache.key("p", null, ModelRequest.of("m", "hi")))
        .isEqualTo(AnswerCache.key("p", null, request))
        .matches("[0-9a-f]{64}");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(temp.resolve("kept"))) {
      return files.toList();
    }
  }
}
