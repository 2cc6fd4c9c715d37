package dev.picode.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {
  @ParameterizedTest
  @CsvSource({"abc,3", "'',0", "é,1", "e\u0301,1", "日本,4", "한국,4", "\u1112\u1161\u11ab,2", "ｆｕ,4",
    "👍,2", "👍🏽,2", "👩\u200d👩\u200d👧\u200d👦,2", "🇩🇪🇫🇷,4", "🇩,1", "❤,1", "❤\ufe0f,2",
    "1\ufe0f\u20e3,2", "a😀b,4", "…,1", "─,1", "ไม่,2", "✅,2", "☐,1",
    "🏴\udb40\udc67\udb40\udc7f,2"})
  void countsColumns(String text, int columns) {
    assertThat(DisplayWidth.columns(text)).isEqualTo(columns);
  }

  @ParameterizedTest
  @CsvSource({"abcdef,6,abcdef", "abcdef,5,abcd…", "abcdef,1,…", "abcdef,0,''", "日本語,6,日本語",
    "日本語,5,日本…", "日本語,4,日…", "日本語,2,…", "a👩\u200d👧b,3,a…", "e\u0301e\u0301e\u0301,2,e\u0301…"})
  void truncatesBetweenWholeCharacters(String text, int columns, String expected) {
    assertThat(DisplayWidth.truncate(text, columns)).isEqualTo(expected);
  }

  @Test
  void padsByColumnsNotCharacters() {
    assertThat(DisplayWidth.padEnd("日", 4)).isEqualTo("日  ");
    assertThat(DisplayWidth.padStart("日", 4)).isEqualTo("  日");
    assertThat(DisplayWidth.padEnd("long", 2)).isEqualTo("long");
  }

  @Test
  void expandsTabsToColumns() {
    assertThat(DisplayWidth.expandTabs("\ta\t日\tb", 4)).isEqualTo("    a   日  b");
  }
}
