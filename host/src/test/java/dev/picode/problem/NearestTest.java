package dev.picode.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> KNOWN = List.of("analyze", "eval", "doctor", "completion",
      "go");

  @ParameterizedTest
  @CsvSource({"analize,analyze", "analyse,analyze", "evla,eval", "docter,doctor", "complet,",
    "completoin,completion", "zzz,", "xx,", "'',", "analyze,analyze"})
  void findsTheNearest(String name, String expected) {
    assertThat(Nearest.to(name, KNOWN)).isEqualTo(expected);
  }

  @Test
  void doesNotCompareVeryLongNames() {
    assertThat(Nearest.to("a".repeat(10_000), List.of("a".repeat(10_000)))).isNull();
  }
}
