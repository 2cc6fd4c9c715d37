package dev.picode.plugin.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.problem.PiCodeException;
import dev.picode.sandbox.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {
  @Test
  void readsWhatTheMethodsOfAnEventMake() {
    assertThat(Verdict.of(null)).isEqualTo(new Verdict.Proceed());
    assertThat(of("{'$verdict': 'rewrite', 'value': 1}")).isEqualTo(new Verdict.Rewrite(1L));
    assertThat(of("{'$verdict': 'ask', 'reason': 'r'}")).isEqualTo(new Verdict.Ask("r"));
    assertThat(of("{'$verdict': 'deny', 'reason': 'r'}")).isEqualTo(new Verdict.Deny("r"));
    assertThat(of("{'$verdict': 'abort', 'reason': 'r'}")).isEqualTo(new Verdict.Abort("r"));
  }

  @Test
  void keepsTheBeginningOfALongReason() {
    String reason = "x".repeat(100_000);
    assertThat(of("{'$verdict': 'deny', 'reason': '" + reason + "'}"))
        .isInstanceOfSatisfying(Verdict.Deny.class,
            deny -> assertThat(deny.reason()).hasSize(Verdict.MAX_REASON + 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "true", "false", "0", "'deny'", "[]", "{}", "{'deny': 'no'}", "{'$verdict': 'proceed'}",
    "{'$verdict': 'deny'}", "{'$verdict': 'deny', 'reason': ''}",
    "{'$verdict': 'deny', 'reason': 3}", "{'$verdict': 'deny', 'reason': 'r', 'more': 1}",
    "{'$verdict': 'rewrite'}", "{'$verdict': 'rewrite', 'reason': 'r'}",
    "{'$verdict': 'allow', 'reason': 'r'}", "{'$verdict': ['deny'], 'reason': 'r'}"
  })
  void refusesNonsense(String json) {
    assertThatThrownBy(() -> of(json)).isInstanceOfSatisfying(PiCodeException.class,
        e -> assertThat(e.problem().code()).isEqualTo("hook-verdict-invalid"));
  }

  private static Verdict of(String json) {
    return Verdict.of(Json.parse(json.replace('\'', '"')));
  }
}
