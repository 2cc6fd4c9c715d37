package dev.picode.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompleteCommandTest {
  @ParameterizedTest
  @ValueSource(strings = {"picode.analyze", "pre-commit", "src/main.js", "--format=json", "a:b",
    "größe"})
  void offersWords(String text) {
    assertThat(CompleteCommand.isWord(text)).isTrue();
  }

  /// What a script offers is put into the line as it is.
  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "$(reboot)", "`reboot`", "a;reboot", "a|b", "a&&b", "a>b",
    "a\nb", "*", "~/x", "'a'", "\"a\"", "a\\b", "{a,b}", "!x", "#x", "\u001b[31m"})
  void offersNothingThatAShellWouldActOn(String text) {
    assertThat(CompleteCommand.isWord(text)).isFalse();
  }
}
