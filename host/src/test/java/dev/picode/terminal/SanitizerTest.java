package dev.picode.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.sandbox.json.Json;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SanitizerTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "plain text", "a\n\tb", "naïve – “quoted” • …", "日本語 한국어",
    "👩\u200d👩\u200d👧", "👍🏽", "❤\ufe0f\u200d🔥", "🏳\ufe0f\u200d🌈", "🇩🇪", "1\ufe0f\u20e3",
    "🏴\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f",
    "می\u200cخواهم", "क्\u200dष", "e\u0301", "─│█"})
  void keepsWhatIsSafe(String text) {
    assertThat(Sanitizer.clean(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
    "\u001b[31mred\u001b[0m|␛[31mred␛[0m", "\u001b]0;title\u0007|␛]0;title␇",
    "\u001bP1$r\u001b\\|␛P1$r␛\\", "\u009b2J|\\u009b2J", "a\rb|a␍b", "a\bb|a␈b", "a\u0000b|a␀b",
    "a\u007fb|a␡b", "a\u202eb|a\\u202eb", "\u2066x\u2069|\\u2066x\\u2069",
    "\u200e\u200f\u061c|\\u200e\\u200f\\u061c", "pass\u200bword|pass\\u200bword",
    "a\u200db|a\\u200db",
    "a\u200cb|a\\u200cb", "\ufeffa|\\ufeffa", "so\u00adft|so\\u00adft", "a\u2028b|a\\u2028b",
    "x\u3164y|x\\u3164y", "a\ufe0f\ufe0f|a\ufe0f\\ufe0f", "\ufe0fa|\\ufe0fa",
    "a\udb40\udc41b|a\\u{e0041}b", "a\ud800b|a\ufffdb", "\udc00|\ufffd", "\ud83d|\ufffd"})
  void makesVisibleWhatIsNot(String text, String expected) {
    assertThat(Sanitizer.clean(text)).isEqualTo(expected);
  }

  @Test
  void endsLinesWithALineFeedOnly() {
    assertThat(Sanitizer.clean("a\r\nb\r\r\n")).isEqualTo("a\nb␍\n");
  }

  @Test
  void showsTagsThatNoFlagNeeds() {
    String tags = "\udb40\udc67".repeat(9);
    assertThat(Sanitizer.clean("🏴" + tags)).isEqualTo(
        "🏴" + "\udb40\udc67".repeat(6) + "\\u{e0067}".repeat(3));
  }

  @Test
  void returnsTheSameObjectForCleanText() {
    String text = "nothing – to • do";
    assertThat(Sanitizer.clean(text)).isSameAs(text);
  }

  @Test
  void putsTextOnOneLine() {
    assertThat(Sanitizer.line("a\r\n\tb")).isEqualTo("a  b");
  }

  @Test
  void leavesNothingATerminalWouldActOnAndIsStable() {
    var random = new Random(42);
    for (int round = 0; round < 2_000; round++) {
      var text = new StringBuilder();
      for (int i = 0; i < 30; i++) {
        text.append((char) random.nextInt(random.nextBoolean() ? 0x100 : 0x10000));
      }
      String clean = Sanitizer.clean(text.toString());
      assertThat(clean.chars().noneMatch(SanitizerTest::acts)).as(clean).isTrue();
      assertThat(Sanitizer.clean(clean)).isEqualTo(clean);
    }
  }

  private static boolean acts(int c) {
    return (c < ' ' && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0)
        || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }

  @Test
  void escapesJsonWithoutChangingItsValue() {
    String value = "a\u001b[1m\u202e\u007f\u200d\udb40\udc41👩\u200d👧 é\n";
    String escaped = Sanitizer.escapeJson(Json.write(value));
    assertThat(escaped).isEqualTo(
        "\"a\\u001B[1m\\u202e\\u007f\\u200d\\udb40\\udc41👩\\u200d👧 é\\n\"");
    assertThat(Json.parse(escaped)).isEqualTo(value);
  }
}
