package dev.picode.sandbox.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @ParameterizedTest
  @ValueSource(strings = {"null", "true", "-7", "1.5", "\"é😀\\n\"", "[]", "{}",
    "[1,[2,{\"a\":null}]]",
    "{\"b\":1,\"a\":2}"})
  void writesWhatItRead(String text) {
    assertThat(Json.write(Json.parse(text))).isEqualTo(text);
  }

  @Test
  void writesWholeDoublesWithoutAFraction() {
    assertThat(Json.write(List.of(3.0, 0.5, 1e300))).isEqualTo("[3,0.5,1.0E300]");
  }

  /// UTF-8, in which every text travels, would lose it.
  @Test
  void escapesHalfASurrogatePairAndNothingElse() {
    assertThat(Json.write(List.of("\ud83d", "\ude00a", "\ud83d\ude00", "a\ud83d\ud83d\ude00")))
        .isEqualTo("[\"\\ud83d\",\"\\ude00a\",\"\ud83d\ude00\",\"a\\ud83d\ud83d\ude00\"]");
    assertThat(Json.writeUtf16("\ud83d")).isEqualTo("\"\ud83d\"");
  }

  @Test
  void indentsByTwoSpaces() {
    assertThat(Json.writePretty(Map.of("a", List.of(1L))))
        .isEqualTo("{\n  \"a\": [\n    1\n  ]\n}");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"{\"a\":1,\"a\":2}|1", "[1,2|1", "{⏎  a: 1}|2", "1 2|1",
    "''|1", "[NaN]|1", "[1,⏎1e999]|2", "-1e400|1"})
  void refusesWhatIsNotJson(String text, int line) {
    assertThatThrownBy(() -> Json.parse(text.replace('⏎', '\n')))
        .isInstanceOfSatisfying(
            JsonSyntaxException.class,
            e -> assertThat(e.line()).isEqualTo(line));
  }

  @Test
  void refusesDeepNestingBothWays() {
    String deep = "[".repeat(300) + "]".repeat(300);
    assertThatThrownBy(() -> Json.parse(deep)).isInstanceOf(JsonSyntaxException.class);
    Object value = List.of();
    for (int i = 0; i < 300; i++) {
      value = List.of(value);
    }
    Object nested = value;
    assertThatThrownBy(() -> Json.write(nested)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesToWriteWhatHasNoJsonForm() {
    assertThatThrownBy(() -> Json.write(Double.NaN)).hasMessage("`NaN` has no JSON form");
    assertThatThrownBy(() -> Json.write(new Object()))
        .hasMessage("`java.lang.Object` is not a plain value");
  }
}
