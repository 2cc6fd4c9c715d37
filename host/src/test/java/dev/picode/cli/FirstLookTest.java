package dev.picode.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.config.OutputFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstLookTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "analyze src|analyze|src", "-C dir analyze|analyze|", "--directory dir eval|eval|",
    "--output json -q eval --js 1|eval|1", "--output=json eval|eval|", "help -C x eval|help|eval",
    "help -q audit -C x tail|help|audit tail",
    "-q -v --no-color|''|", "''|''|"})
  void findsTheCommandBehindTheOptions(String line, String word, String rest) {
    FirstLook look = FirstLook.at(line.isEmpty() ? new String[0] : line.split(" "));
    assertThat(look.word()).isEqualTo(word);
    assertThat(String.join(" ", look.rest())).isEqualTo(rest == null ? "" : rest);
  }

  @ParameterizedTest
  @CsvSource({"--output json x, JSON", "x --output stream-json, STREAM_JSON", "--output=text, TEXT",
    "--output json x --output text, TEXT"})
  void seesTheFormatThatWasAskedFor(String line, OutputFormat format) {
    assertThat(FirstLook.at(line.split(" ")).format()).isEqualTo(format);
  }

  @Test
  void seesNoFormatWhereNoneOrNonsenseWasAskedFor() {
    assertThat(FirstLook.at("x").format()).isNull();
    assertThat(FirstLook.at("--output", "yaml", "x").format()).isNull();
    assertThat(FirstLook.at("--output").format()).isNull();
  }

  @Test
  void seesWhatIsAsked() {
    assertThat(FirstLook.at("-V").version()).isTrue();
    assertThat(FirstLook.at("eval", "--version").version()).isFalse();
    assertThat(FirstLook.at("eval", "-h").help()).isTrue();
    assertThat(FirstLook.at("eval", "--no-color").noColor()).isTrue();
    assertThat(FirstLook.at("eval").noColor()).isFalse();
  }

  @Test
  void seesTheExtensionsThatAreAskedForBeforeADoubleHyphen() {
    FirstLook look = FirstLook.at("--extension", "a", "todo", "--extension=b/c", "--",
        "--extension",
        "d");
    assertThat(look.extensions()).containsExactly("a", "b/c");
    assertThat(look.word()).isEqualTo("todo");
    assertThat(FirstLook.at("todo", "--extension").extensions()).isEmpty();
  }
}
