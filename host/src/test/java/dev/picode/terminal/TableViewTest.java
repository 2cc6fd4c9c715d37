package dev.picode.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableViewTest {
  @Test
  void alignsNumbersAtTheRightAndWideCharactersByColumns() {
    String table = TableView.render(
        List.of("Language", "Files", "Share"),
        List.of(List.of("Java", "1,204", "98.5 %"), List.of("日本", "7"),
            List.of("é👍🏽", "-", "1 %")),
        Canvas.plain(80));
    assertThat(table).isEqualTo("""
        Language  Files   Share
        ────────  ─────  ──────
        Java      1,204  98.5 %
        日本          7
        é👍🏽           -     1 %
        """);
  }

  @Test
  void wrapsTheWidestColumns() {
    String table = TableView.render(
        List.of("id", "text"),
        List.of(List.of("1", "a sentence that is too long for it"),
            List.of("22", "averyveryverylongwordwithoutspaces")),
        Canvas.plain(24));
    assertThat(table).isEqualTo("""
        id  text
        ──  ────────────────────
         1  a sentence that is
            too long for it
        22  averyveryverylongwor
            dwithoutspaces
        """);
  }

  @Test
  void showsRecordsWhereColumnsWouldBeTooNarrow() {
    String table = TableView.render(
        List.of("alpha", "beta", "gamma"),
        List.of(List.of("one one one", "two two two", "three three"), List.of("x", "y", "z")),
        Canvas.plain(16));
    assertThat(table).isEqualTo("""
        alpha: one one
          one
        beta: two two
          two
        gamma: three
          three

        alpha: x
        beta: y
        gamma: z
        """);
  }

  @Test
  void showsATableWithoutHeadersOrRows() {
    assertThat(TableView.render(List.of(), List.of(), Canvas.plain(80))).isEmpty();
    assertThat(TableView.render(List.of("a"), List.of(), Canvas.plain(80))).isEqualTo("a\n─\n");
    assertThat(TableView.render(List.of(), List.of(List.of("a", "b")), Canvas.plain(80)))
        .isEqualTo("a  b\n");
  }

  @Test
  void makesCellsSafeAndKeepsTheirLines() {
    String table = TableView.render(
        List.of("k", "v"),
        List.of(List.of("a\nb", "\u001b[31mred\u202e"), List.of("", "\tx")),
        new Canvas(80, Palette.PLAIN, false));
    assertThat(table).isEqualTo("""
        k  v
        -  --------------
        a  ␛[31mred\\u202e
        b
           x
        """);
  }

  @Test
  void honoursAlignmentsAndStyles() {
    String table = TableView.render(
        List.of("left", "mid", "right"),
        List.of(List.of("1", "2", "x")),
        List.of(Align.LEFT, Align.CENTER, Align.RIGHT),
        new Canvas(80, Palette.ANSI, true));
    assertThat(table).contains("1      2       x\n").contains("\u001b[1mleft\u001b[22m");
  }

  @ParameterizedTest
  @CsvSource({"12,true", "-1.5,true", "12 %,true", "'1,024',true", "1.2.3x,false", "%,false",
    "-,false", "'',false", "2026-01-02,false", ".,false"})
  void knowsNumbers(String cell, boolean expected) {
    assertThat(TableView.isNumber(cell)).isEqualTo(expected);
  }

  @Test
  void neverExceedsTheWidth() {
    var random = new Random(7);
    String[] words = {"a", "日本語", "longer-word", "👩\u200d👧", "e\u0301", "x ".repeat(30), "", "3"};
    for (int round = 0; round < 300; round++) {
      int columns = 1 + random.nextInt(6);
      var rows = new ArrayList<List<String>>();
      for (int i = 0; i < 4; i++) {
        var row = new ArrayList<String>();
        for (int k = 0; k < columns; k++) {
          row.add(words[random.nextInt(words.length)] + words[random.nextInt(words.length)]);
        }
        rows.add(row);
      }
      int width = 10 + random.nextInt(60);
      for (String line : LineWrap.lines(TableView.render(List.of(), rows, Canvas.plain(width)))) {
        assertThat(DisplayWidth.columns(line)).as(line).isLessThanOrEqualTo(width);
      }
    }
  }
}
