package dev.picode.terminal.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CodeLanguageTest {
  private static final List<String> HOSTILE = List.of("\"", "'", "`", "\"\"\"", "/*", "*/", "#[",
      "${", "$",
      "<!--", "<a ", "&", "&a", "[", "@", ":", "\\", "\\\n", "#[]", "${}", "a.", "1e", "1e+", "a(",
      "\n[",
      "\n#", " ", "\n", "0x", "'a", "r#\"", "=begin", "--", "<![CDATA[", "a -", "é", "\u0301");

  @ParameterizedTest
  @EnumSource(CodeLanguage.class)
  void staysLinearOnHostileText(CodeLanguage language) {
    // What grows with the square takes minutes for texts of this length.
    assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
      for (String part : HOSTILE) {
        String text = part.repeat(300_000 / part.length());
        assertOrdered(language.tokens(text), text.length());
      }
    });
  }

  private static void assertOrdered(List<Token> tokens, int length) {
    int at = 0;
    for (Token token : tokens) {
      assertThat(token.start() >= at && token.end() > token.start()).isTrue();
      at = token.end();
    }
    assertThat(at).isLessThanOrEqualTo(length);
  }

  @ParameterizedTest
  @CsvSource({"js, JAVASCRIPT", "TS, JAVASCRIPT", "py, PYTHON", "c++, CPP", "yml, YAML",
    "bash, SHELL",
    "html, MARKUP", "patch, DIFF", "rs, RUST"})
  void knowsALanguageByItsNames(String name, CodeLanguage language) {
    assertThat(CodeLanguage.find(name)).isEqualTo(language);
  }

  @Test
  void knowsNoOthers() {
    assertThat(CodeLanguage.find("")).isNull();
    assertThat(CodeLanguage.find("text")).isNull();
  }
}
