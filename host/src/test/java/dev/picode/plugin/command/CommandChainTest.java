package dev.picode.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.problem.PiCodeException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandChainTest {
  @ParameterizedTest
  @CsvSource(delimiter = '!', quoteCharacter = '~', value = {
    "a b!ALWAYS [a, b]",
    "  a   b  !ALWAYS [a, b]",
    "a && b || c; d!ALWAYS [a]; AFTER_SUCCESS [b]; AFTER_FAILURE [c]; ALWAYS [d]",
    "a&&b!ALWAYS [a]; AFTER_SUCCESS [b]",
    "a;!ALWAYS [a]",
    "say 'a && b; c' \"it's\"!ALWAYS [say, a && b; c, it's]",
    "say \"a \\\"b\\\" \\\\ \\n\"!ALWAYS [say, a \"b\" \\ \\n]",
    "say a\\ b \\; \\&\\&!ALWAYS [say, a b, ;, &&]",
    "say '' x'y'z!ALWAYS [say, , xyz]",
    "say a&b a|b $HOME *!ALWAYS [say, a&b, a|b, $HOME, *]"})
  void readsALine(String line, String links) {
    assertThat(CommandChain.parse(line)
        .links()
        .stream()
        .map(link -> link.when() + " " + link.words())
        .toList())
        .containsExactly(links.split("; (?=A)", -1));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '!', quoteCharacter = '~', value = {
    "&& a!a command is missing at column 1",
    "a && && b!a command is missing at column 6",
    "a ||!a command is missing at column 5",
    "~ ~!a command is missing at column 2",
    "; a!a command is missing at column 1",
    "a 'b!the quote at column 3 is not closed",
    "a \"b\\\"!the quote at column 3 is not closed"})
  void refusesWhatIsNoLine(String line, String message) {
    assertThatThrownBy(() -> CommandChain.parse(line)).isInstanceOfSatisfying(
        PiCodeException.class, e -> {
          assertThat(e.problem().code()).isEqualTo("line-invalid");
          assertThat(e.problem().message()).isEqualTo(message);
        });
  }

  @Test
  void goesOnByTheExitCodeOfTheLastThatRan() {
    assertThat(run("0 && 3 && 1 || 0 && 5")).isEqualTo("0 3 0 5 = 5");
    assertThat(run("1 && 0 || 0 || 2 ; 4")).isEqualTo("1 0 4 = 4");
    assertThat(run("1 && 0")).isEqualTo("1 = 1");
  }

  private static String run(String line) {
    List<String> ran = new ArrayList<>();
    int code = CommandChain.parse(line).run(words -> {
      ran.add(words.getFirst());
      return Integer.parseInt(words.getFirst());
    });
    return String.join(" ", ran) + " = " + code;
  }
}
