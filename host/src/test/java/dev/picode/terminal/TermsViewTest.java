package dev.picode.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.terminal.TermsView.Term;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TermsViewTest {
  private static final List<Term> TERMS = List.of(
      new Term("add", "Takes a part in, and says what it needs before it does"),
      new Term("-C, --directory=FOLDER-OF-SOME-KIND", "Works there"),
      new Term("宽", "Wide"));

  @Test
  void putsMeaningsBesideNames() {
    assertThat(TermsView.of(TERMS, Canvas.plain(40))).isEqualTo("""
          add  Takes a part in, and says what it
               needs before it does
          -C, --directory=FOLDER-OF-SOME-KIND
               Works there
          宽   Wide
        """);
  }

  @Test
  void putsMeaningsBelowNamesWhereThereIsNoRoom() {
    assertThat(TermsView.of(TERMS.subList(0, 1), Canvas.plain(30))).isEqualTo("""
          add
              Takes a part in, and
              says what it needs
              before it does
        """);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 20, 34, 39, 40, 60, 100, 300})
  void keepsToTheWidthButForNames(int width) {
    assertThat(TermsView.of(TERMS, Canvas.plain(width))
        .lines()
        .filter(line -> !line.contains("--directory")))
        .allMatch(line -> DisplayWidth.columns(line) <= Math.min(width, 100));
  }

  @Test
  void wrapsParagraphs() {
    assertThat(TermsView.paragraph("one two three", Canvas.plain(10)))
        .isEqualTo("one two\nthree\n");
  }
}
