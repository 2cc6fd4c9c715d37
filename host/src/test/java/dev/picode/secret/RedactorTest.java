package dev.picode.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
  private static final String VALUE = "s3cr3t/+ü\"x & y";
  private final Redactor redactor = Redactor.of(List.of(SecretValue.of("KEY", VALUE)));

  @Test
  void takesTheValueOut() {
    assertThat(redactor.text("a " + VALUE + " b " + VALUE))
        .isEqualTo("a [secret KEY] b [secret KEY]");
    assertThat(redactor.text("nothing")).isEqualTo("nothing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "u:", "user:", "Bearer ", "abcd:"})
  void takesBase64OutWhateverStandsAroundIt(String before) {
    for (String after : List.of("", "x", "yz", "\n")) {
      byte[] whole = (before + VALUE + after).getBytes(StandardCharsets.UTF_8);
      for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
        String text = "{\"auth\": \"Basic " + encoder.encodeToString(whole) + "\"}";
        assertThat(redactor.text(text)).contains("[secret KEY]");
      }
    }
  }

  @Test
  void takesOtherSpellingsOut() {
    byte[] bytes = VALUE.getBytes(StandardCharsets.UTF_8);
    String encoded = URLEncoder.encode(VALUE, StandardCharsets.UTF_8);
    for (String spelling : List.of(
        encoded, encoded.replace("+", "%20"), HexFormat.of().formatHex(bytes),
        HexFormat.of().withUpperCase().formatHex(bytes),
        VALUE.replace("\"", "\\\""), VALUE.replace("/", "\\/").replace("\"", "\\\""),
        VALUE.replace("&", "&amp;").replace("\"", "&quot;"))) {
      assertThat(redactor.text("<" + spelling + ">")).isEqualTo("<[secret KEY]>");
    }
  }

  @Test
  void takesItOutOfBytesAndLeavesTheOthers() {
    byte[] bytes = ("\u0000ÿ" + VALUE + "ä").getBytes(StandardCharsets.UTF_8);
    assertThat(new String(redactor.bytes(bytes), StandardCharsets.UTF_8))
        .isEqualTo("\u0000ÿ[secret KEY]ä");
    byte[] binary = {(byte) 0xff, 0, (byte) 0xfe};
    assertThat(redactor.bytes(binary)).isEqualTo(binary);
  }

  @Test
  void takesTheLongerSecretOutFirst() {
    var both = Redactor.of(List.of(
        SecretValue.of("SHORT", "abcdef"), SecretValue.of("LONG", "abcdefgh")));
    assertThat(both.text("abcdefgh abcdef")).isEqualTo("[secret LONG] [secret SHORT]");
  }

  @Test
  void takesItOutOfProblems() {
    Problem problem = redactor.problem(
        Problem.of("x-y", ProblemKind.EXTERNAL, "at " + VALUE, "try " + VALUE));
    assertThat(problem.message() + problem.hint()).doesNotContain(VALUE);
  }

  @Test
  void aSecretIsNotItsText() {
    SecretValue secret = SecretValue.of("KEY", VALUE);
    assertThat(secret).hasToString("[secret KEY]");
    assertThat(secret.reveal()).isEqualTo(VALUE);
  }

  @Test
  void refusesASecretThatIsTooShortToHide() {
    assertThatThrownBy(() -> SecretValue.of("KEY", "abc"))
        .isInstanceOfSatisfying(PiCodeException.class,
            e -> assertThat(e.problem().code()).isEqualTo("secret-unusable"));
  }

  @Test
  void theEnvironmentIsASource() {
    Secrets secrets = Secrets.ofEnvironment(Map.of("KEY", " value-1\n", "EMPTY", " "));
    assertThat(secrets.find("KEY").orElseThrow().reveal()).isEqualTo("value-1");
    assertThat(secrets.find("EMPTY")).isEmpty();
    assertThat(secrets.find("OTHER")).isEmpty();
  }
}
