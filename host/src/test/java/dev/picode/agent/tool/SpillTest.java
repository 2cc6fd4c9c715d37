package dev.picode.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpillTest {
  @TempDir
  private Path folder;

  private String cut(String text) {
    return new Spill(folder.resolve("answers"), InstantSource.system()).cut(text);
  }

  private Stream<Path> files() throws IOException {
    if (!Files.isDirectory(folder.resolve("answers"))) {
      return Stream.empty();
    }
    try (Stream<Path> all = Files.list(folder.resolve("answers"))) {
      return all.toList().stream();
    }
  }

  @Test
  void leavesShortTextsAsTheyAre() throws IOException {
    String most = "x\n".repeat(Spill.MAX_LINES);
    for (String text : new String[] {"", "a", "a\nb\n", most, "x".repeat(Spill.MAX_BYTES)}) {
      assertThat(cut(text)).isEqualTo(text);
    }
    assertThat(files()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x\n", "xy", "grüße\n", "\ud83d\ude00", "\n", "a long line with words\n",
    "\r\n"})
  void showsTheFirstAndTheLastOfLongOnes(String unit) throws IOException {
    String text = "first\n" + unit.repeat(50_000) + "last\n";
    String shown = cut(text);
    assertThat(shown).startsWith("first\n")
        .endsWith("last\n")
        .contains(" lines left out here, of ");
    assertThat(shown.getBytes(StandardCharsets.UTF_8).length).isLessThan(Spill.MAX_BYTES + 500);
    assertThat(shown.lines().count()).isLessThanOrEqualTo(Spill.MAX_LINES + 1);
    assertThat(new String(shown.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(shown);
    try (Stream<Path> files = files()) {
      assertThat(files).singleElement().satisfies(file -> {
        assertThat(Files.readString(file)).isEqualTo(text);
        assertThat(shown).contains("`" + file.toRealPath() + "`");
      });
    }
  }

  @Test
  void cutsAtLines() {
    String shown = cut("0123456789\n".repeat(10_000));
    assertThat(shown.lines().filter(line -> !line.startsWith("["))).containsOnly("0123456789");
  }

  @Test
  void forgetsAfterAWeek() throws IOException {
    cut("x\n".repeat(5_000));
    var later = new Spill(folder.resolve("answers"),
        () -> Instant.now().plusSeconds(8 * 24 * 3_600));
    later.cut("y\n".repeat(5_000));
    try (Stream<Path> files = files()) {
      assertThat(files).singleElement()
          .satisfies(file -> assertThat(Files.readString(file)).startsWith("y"));
    }
  }

  @Test
  void saysWhereItCouldNotKeepAll() throws IOException {
    Files.createFile(folder.resolve("answers"));
    assertThat(cut("x\n".repeat(5_000))).contains("it could not be kept");
  }
}
