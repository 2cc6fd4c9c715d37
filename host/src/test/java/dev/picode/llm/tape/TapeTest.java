package dev.picode.llm.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.llm.ModelEvent;
import dev.picode.llm.ModelRequest;
import dev.picode.llm.StopReason;
import dev.picode.problem.PiCodeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TapeTest {
  private static final ModelRequest REQUEST = ModelRequest.of("m", "hi");

  private static final List<ModelEvent> EVENTS = List.of(new ModelEvent.TextDelta("a"),
      new ModelEvent.Stopped(StopReason.END));

  @TempDir
  private Path temp;

  @Test
  void playsInTheOrderOfTheRecording() {
    Tape recording = Tape.recording(temp.resolve("tape"));
    assertThat(recording.play("p", REQUEST)).isEmpty();
    recording.record("p", REQUEST, EVENTS);
    recording.record("p", REQUEST, EVENTS.subList(1, 2));
    Tape playing = Tape.playing(temp.resolve("tape"));
    assertThat(playing.plays()).isTrue();
    assertThat(playing.play("p", REQUEST)).contains(EVENTS);
    assertThat(playing.play("p", REQUEST)).contains(EVENTS.subList(1, 2));
    assertThat(playing.play("p", REQUEST)).contains(EVENTS.subList(1, 2));
  }

  @Test
  void anotherProviderModelOrRequestIsMissing() {
    Tape.recording(temp).record("p", REQUEST, EVENTS);
    Tape playing = Tape.playing(temp);
    assertProblem("llm-replay-missing", () -> playing.play("q", REQUEST));
    assertProblem("llm-replay-missing", () -> playing.play("p", REQUEST.withModel("n")));
    assertProblem("llm-replay-missing", () -> playing.play("p", ModelRequest.of("m", "ho")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{}", "{\"events\": {}}"})
  void aDamagedFileIsNamed(String text) throws IOException {
    Tape.recording(temp).record("p", REQUEST, EVENTS);
    try (Stream<Path> files = Files.list(temp)) {
      Files.writeString(files.findFirst().orElseThrow(), text);
    }
    assertProblem("llm-replay-damaged", () -> Tape.playing(temp).play("p", REQUEST));
  }

  @Test
  void aFolderThatCannotBeWrittenIsAProblem() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");
    assertProblem("llm-record-failed", () -> Tape.recording(file).record("p", REQUEST, EVENTS));
  }

  @Test
  void knowsWhoWasAsked() throws IOException {
    Tape.recording(temp.resolve("tape")).record("p", REQUEST, EVENTS);
    assertThat(Tape.playing(temp.resolve("tape")).asked()).contains("p/m");
    assertThat(Tape.recording(temp.resolve("tape")).asked()).isEmpty();
    assertThat(Tape.playing(temp.resolve("none")).asked()).isEmpty();
    Files.writeString(Files.createDirectory(temp.resolve("bad")).resolve("a.json"), "{");
    assertProblem("llm-replay-damaged", () -> Tape.playing(temp.resolve("bad")).asked());
  }

  @Test
  void noTapeDoesNothing() {
    Tape.NONE.record("p", REQUEST, EVENTS);
    assertThat(Tape.NONE.play("p", REQUEST)).isEmpty();
    assertThat(Tape.NONE.plays()).isFalse();
  }

  private static void assertProblem(String code, Runnable work) {
    assertThatThrownBy(work::run).isInstanceOfSatisfying(PiCodeException.class,
        e -> assertThat(e.problem().code()).isEqualTo(code));
  }
}
