package dev.picode.sandbox.capability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"*.java|A.java", "**/*.java|A.java", "**/*.java|a/b/A.java",
    "**|a/b", "src/**|src/a/b", "a/**/z|a/z", "a/**/z|a/b/c/z", "a**z|abcz", "?.c|x.c", "?|😀",
    "[a-c]x|bx", "[!a]x|bx", "[^a]x|bx", "[]]|]", "[a-]|-", "*.{ts,tsx}|a.tsx", "{a,b{c,d}}|bd",
    "{src/**,x}/y|src/a/y", "a{,b}|a", "\\*|*", "\\{a|{a", "é*|éa", "./a/*|a/b", "a,b|a,b", "a}|a}",
    "*|.hidden", "{a,b}{c,d}|bc", "**/a/**/b/**|x/a/y/b/z", "[[]|[", "{a}|a", "[\\]]|]"})
  void matches(String pattern, String path) {
    assertThat(Glob.compile(pattern).matches(path)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"*.java|a/A.java", "*|a/b", "src/**|src", "src/**|srcx/a",
    "a/**/z|az", "a**z|a/z", "?|ab", "?|/", "[!a]|/", "[a-c]|d", "*.{ts,tsx}|a.t", "{a,b}|ab",
    "a|A",
    "**/x|ax", "a/*|a/b/c", "{a,b}|''", "a|''"})
  void doesNotMatch(String pattern, String path) {
    assertThat(Glob.compile(pattern).matches(path)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "./", "[", "[a", "[]", "[!", "{a", "{a,{b}", "a\\", "[z-a]", "/a",
    "[\\"})
  void refusesWhatIsNoGlob(String pattern) {
    assertThatThrownBy(() -> Glob.compile(pattern))
        .isInstanceOf(InvalidGlobException.class)
        .hasMessageContaining("is not a glob: ");
  }

  @Test
  void takesLinearTimeWhereBacktrackingWouldNotEnd() {
    var glob = Glob.compile("*a".repeat(200) + "b" + "{x,y}".repeat(50));
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> assertThat(glob.matches("a".repeat(4000))).isFalse());
  }

  @Test
  void refusesDeepNesting() {
    assertThatThrownBy(() -> Glob.compile("{".repeat(50) + "}".repeat(50)))
        .isInstanceOf(InvalidGlobException.class);
  }
}
