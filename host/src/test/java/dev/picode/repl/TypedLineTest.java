package dev.picode.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedLineTest {
  private final TypedLine line = new TypedLine(Entry::isIncomplete);
  private final List<String> entered = new ArrayList<>();

  private TypedLine.Key type(String keys) {
    TypedLine.Key last = TypedLine.Key.TYPED;
    for (int i = 0; i < keys.length(); i++) {
      last = line.type(keys.charAt(i));
      if (last == TypedLine.Key.ENTERED) {
        entered.add(line.take());
      }
    }
    return last;
  }

  @ParameterizedTest
  @CsvSource({
    "hello,             hello",
    "abc<del>d,         abd",
    "<del>a,            a",
    "a😀<del>b,         ab",
    "one two<w>2,       'one 2'",
    "one two  <w>2,     'one 2'",
    "gone<u>here,       here",
    "a<left>b<f1>c,     abc",
    "a<ctrl-left>b,     ab",
    "a<tab>b,           ab",
    "a<alt-x>b,         ab"
  })
  void takesKeysForWhatTheyMean(String keys, String text) {
    type(keys.replace("<del>", "\177")
        .replace("<w>", "\027")
        .replace("<u>", "\025")
        .replace("<left>", "\033[D")
        .replace("<f1>", "\033OP")
        .replace("<ctrl-left>", "\033[1;5D")
        .replace("<tab>", "\t")
        .replace("<alt-x>", "\033x"));
    assertThat(line.text()).isEqualTo(text);
    assertThat(line.idle()).isEqualTo(TypedLine.Key.TYPED);
  }

  @Test
  void entersWholeLinesAndKeepsTheRest() {
    type("one\rtwo\n\n/eval --js '1 +\r1'\rthr");
    assertThat(entered).containsExactly("one", "two", "/eval --js '1 +\n1'");
    assertThat(line.text()).isEqualTo("thr");
  }

  @Test
  void takesAPasteForOneText() {
    type("\033[200~one\r\ttwo\r\033[201~");
    assertThat(entered).isEmpty();
    type("three\r");
    assertThat(entered).containsExactly("one\n\ttwo\nthree");
  }

  @Test
  void stopsAtEscWhereNothingFollowsIt() {
    assertThat(type("half\033")).isEqualTo(TypedLine.Key.TYPED);
    assertThat(line.idle()).isEqualTo(TypedLine.Key.STOP);
    assertThat(line.idle()).as("once").isEqualTo(TypedLine.Key.TYPED);
    type(" a line");
    assertThat(line.text()).isEqualTo("half a line");
  }

  @Test
  void aSequenceThatIsCutIsNoEsc() {
    type("\033[");
    assertThat(line.idle()).isEqualTo(TypedLine.Key.TYPED);
    type("x");
    assertThat(line.text()).isEqualTo("x");
  }
}
