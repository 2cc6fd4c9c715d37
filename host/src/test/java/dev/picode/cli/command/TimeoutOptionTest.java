package dev.picode.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.problem.PiCodeException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeoutOptionTest {
  @ParameterizedTest
  @CsvSource({"30s, PT30S", "500ms, PT0.5S", "2m, PT2M", "7, PT7S", "007s, PT7S",
    "999999999ms, PT277H46M39.999S"})
  void readsATime(String text, Duration time) {
    assertThat(TimeoutOption.duration(text)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "0", "0s", "-1s", "1.5s", "1 s", "1h", "1S", "9999999999s",
    "3parsecs"})
  void refusesWhatIsNoTime(String text) {
    assertThatThrownBy(() -> TimeoutOption.duration(text))
        .isInstanceOfSatisfying(PiCodeException.class, e -> {
          assertThat(e.problem().code()).isEqualTo("argument-invalid");
          assertThat(e.problem().message()).isEqualTo("the option `--timeout` is `" + text
              + "`, expected a time such as 30s, 500ms or 2m");
        });
  }
}
