package dev.picode.llm.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.llm.ModelInfo;
import dev.picode.llm.ModelPrice;
import dev.picode.llm.Usage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelCatalogueTest {
  private final ModelCatalogue shipped = ModelCatalogue.shipped();

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void whatShipsIsWhole(String provider) {
    List<CatalogueEntry> models = shipped.models(provider);
    assertThat(models).hasSizeGreaterThan(4)
        .extracting(entry -> entry.info().id())
        .doesNotHaveDuplicates();
    assertThat(models).allSatisfy(entry -> {
      ModelInfo info = entry.info();
      assertThat(info.supports().maxContextTokens()).isGreaterThan(10_000);
      assertThat(info.maxOutputTokens()).isPositive();
      assertThat(entry.asOf()).isBeforeOrEqualTo(shipped.date());
      ModelPrice price = info.price();
      assertThat(price).isNotNull();
      assertThat(price.output()).isGreaterThan(price.input());
      assertThat(price.cacheRead()).isLessThanOrEqualTo(price.input());
    });
  }

  @ParameterizedTest
  @CsvSource({"openai, gpt-4o, gpt-4o", "openai, gpt-4o-2024-08-06, gpt-4o",
    "openai, gpt-4o-mini, gpt-4o-mini", "anthropic, claude-sonnet-4-20250514, claude-sonnet-4",
    "anthropic, claude-sonnet-4-5-20250929, claude-sonnet-4-5",
    "anthropic, claude-3-5-haiku-latest, claude-3-5-haiku", "gemini, gemini-2.0-flash-001,"
        + " gemini-2.0-flash"})
  void findsAModelAndItsVersions(String provider, String model, String id) {
    assertThat(shipped.find(provider, model)).hasValueSatisfying(
        entry -> assertThat(entry.info().id()).isEqualTo(id));
  }

  @ParameterizedTest
  @CsvSource({"openai, gpt-4o-audio", "openai, gpt-99", "acme, gpt-4o", "openai, ''",
    "anthropic, claude-sonnet-4-5-fast"})
  void doesNotGuess(String provider, String model) {
    assertThat(shipped.find(provider, model)).isEmpty();
  }

  @Test
  void aPriceCountsEachKindOfToken() {
    assertThat(new ModelPrice(3, 15, 0.3, 3.75).of(new Usage(1_000_000, 2_000_000, 3_000_000,
        4_000_000, 500_000))).isEqualTo(3 + 30 + 0.9 + 15);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "{\"date\": \"2026-01-01\"}",
    "{\"date\": \"2026-01-01\", \"providers\": {\"a\": [{}]}}"})
  void refusesWhatIsNoCatalogue(String text) {
    assertThatThrownBy(() -> ModelCatalogue.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
