package dev.picode.llm.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryRuleTest {
  @Test
  void pausesDoubleUpToTheLongestAndAreCutByChance() {
    var rule = new RetryRule(9, Duration.ofMillis(100), Duration.ofSeconds(2), Duration.ofHours(1));
    for (int seed = 0; seed < 50; seed++) {
      var chance = new Random(seed);
      long whole = 100;
      for (int i = 0; i < 60; i++) {
        assertThat(rule.pause(i, null, chance).toMillis()).isBetween(whole / 2, whole);
        whole = Math.min(2000, whole * 2);
      }
    }
    assertThat(rule.pause(0, Duration.ofSeconds(7), new Random(1))).hasSeconds(7);
  }

  @Test
  void repeatsSoOftenAndNoMore() {
    assertThat(RetryRule.DEFAULT.allows(2, null)).isTrue();
    assertThat(RetryRule.DEFAULT.allows(3, null)).isFalse();
    assertThat(RetryRule.DEFAULT.allows(0, Duration.ofSeconds(60))).isTrue();
    assertThat(RetryRule.DEFAULT.allows(0, Duration.ofSeconds(61))).isFalse();
    assertThat(RetryRule.NEVER.allows(0, null)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"5, 5000", "' 5 ', 5000", "1.25, 1250", "999999999999, 999999999999000",
    "'Thu, 01 Jan 1970 00:01:00 GMT', 60000", "'Wed, 31 Dec 1969 00:00:00 GMT', 0"})
  void readsWhatAProviderAsks(String text, long millis) {
    assertThat(RetryAfter.parse(text, Instant.EPOCH)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "soon", "1e3", "9999999999999", "NaN", "1,5"})
  void whatSaysNoTimeIsNone(String text) {
    assertThat(RetryAfter.parse(text, Instant.EPOCH)).isNull();
  }
}
