package dev.picode.sandbox.capability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgvScopeTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "git status|git,status", "  git \t status  |git,status", "git 'a b' c|git,a b,c",
    "git \"it's\"|git,it's", "npm run test *|npm,run,test",
    "git --format='%h %s'|git,--format=%h %s",
    "git diff HEAD~1|git,diff,HEAD~1", "x ''|x,", "a 'b'\"c\"d|a,bcd", "echo '*'|echo,*",
    "echo '$(id)'|echo,$(id)"})
  void readsWords(String text, String words) {
    assertThat(ArgvScope.parse(text).words()).isEqualTo(List.of(words.split(",", -1)));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "git status|git,status", "git status|git,status,--short", "git status *|git,status",
    "git status *|git,status,-s", "git|git"})
  void covers(String text, String argv) {
    assertThat(ArgvScope.parse(text).covers(List.of(argv.split(",", -1)))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "git status|git", "git status|git,push", "git status|git,statusx", "git status|git status",
    "git status|git,-c,core.pager=sh,status", "git|/tmp/git", "git|./git", "git|Git",
    "npm run test|npm,run,test;rm", "echo '*'|echo,anything"})
  void doesNotCover(String text, String argv) {
    assertThat(ArgvScope.parse(text).covers(List.of(argv.split(",", -1)))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "``|names no program", "` `|names no program", "*|names no program", "''|names no program",
    "'' a|names no program", "git 'a|is not closed", "git \"a|is not closed",
    "git * push|only at its end",
    "git st*|only as its last word", "git ** |only as its last word",
    "git status;id|without a shell",
    "git status && id|without a shell", "git $HOME|without a shell", "git $(id)|without a shell",
    "git > x|without a shell", "~/bin/x|without a shell", "git a\\ b|without a shell"})
  void refusesWhatIsNoProcess(String text, String reason) {
    assertThatThrownBy(() -> ArgvScope.parse(text))
        .isInstanceOf(InvalidScopeException.class)
        .hasMessageStartingWith("`" + text + "` is not the start of a process: ")
        .hasMessageContaining(reason);
  }

  @Test
  void refusesAPipeAndALineEnd() {
    assertThatThrownBy(() -> ArgvScope.parse("git log | sh"))
        .hasMessageContaining("`|` means nothing without a shell");
    assertThatThrownBy(() -> ArgvScope.parse("git log\nid"))
        .hasMessageContaining("means nothing without a shell");
  }

  /// Any words can be named, and the text that names them is read as these words again.
  @Test
  void everyArgvIsWrittenAsItIsRead() {
    var random = new Random(11);
    String alphabet = "ab'\" *|$~\\\n\u00e9;=-";
    for (int i = 0; i < 20_000; i++) {
      var words = new ArrayList<>(List.of("x"));
      for (int n = random.nextInt(4); n > 0; n--) {
        var word = new StringBuilder();
        for (int length = random.nextInt(6); length > 0; length--) {
          word.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        words.add(word.toString());
      }
      String scope = new Capability.Run(words).scope();
      assertThat(ArgvScope.parse(scope).words()).as(scope).isEqualTo(words);
    }
  }
}
