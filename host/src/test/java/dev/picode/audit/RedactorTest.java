package dev.picode.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedactorTest {
  private final Redactor redactor = new Redactor();

  @Test
  void putsTheNameOfASecretInItsPlace() {
    redactor.learn("KEY", "hunter22");
    assertThat(redactor.redact("a hunter22 b hunter22")).isEqualTo("a [secret KEY] b [secret KEY]");
  }

  @Test
  void takesTheLongerOneOfTwoThatOverlap() {
    redactor.learn("SHORT", "abcd");
    redactor.learn("LONG", "abcdef");
    assertThat(redactor.redact("abcdef abcd")).isEqualTo("[secret LONG] [secret SHORT]");
  }

  @Test
  void leavesShortValuesAndTextsWithoutSecretsAlone() {
    redactor.learn("PIN", "abc");
    redactor.learn("KEY", "hunter22");
    String text = "abc is a word";
    assertThat(redactor.redact(text)).isSameAs(text);
  }
}
