package dev.picode.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.problem.PiCodeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTailCommandTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @ParameterizedTest
  @CsvSource({"30s, 2026-11-22T09:59:30Z", "30m, 2026-11-22T09:30:00Z", "12h, 2026-11-21T22:00:00Z",
    "7d, 2026-11-15T10:00:00Z", "2026-01-31, 2026-01-31T00:00:00Z",
    "2026-01-31T10:00:00Z, 2026-01-31T10:00:00Z"})
  void readsATime(String text, Instant time) {
    assertThat(AuditTailCommand.since(text, NOW)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "d", "-1d", "1w", "2026-13-01", "2026-02-30", "yesterday",
    "1234567d", "2026-01-31T10:00"})
  void refusesWhatIsNoTime(String text) {
    assertThatThrownBy(() -> AuditTailCommand.since(text, NOW)).isInstanceOfSatisfying(
        PiCodeException.class,
        e -> assertThat(e.problem().code()).isEqualTo("argument-invalid"));
  }
}
