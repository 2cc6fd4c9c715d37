package dev.picode.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.Golden;
import dev.picode.sandbox.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueViewTest {
  private static String shown(@Nullable Object value, int width) {
    return ValueView.render(value, ValueView.Notation.JAVASCRIPT, Canvas.plain(width));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
    "1 | 1 | 1", "1.5 | 1.5 | 1.5", "true | true | True", "null | null | None",
    "\"a b\" | \"a b\" | \"a b\"", "[] | [] | []", "{} | {} | {}",
    "[1,null] | [1, null] | [1, None]",
    "{\"a\":{\"b-c\":1}} | { a: { \"b-c\": 1 } } | { \"a\": { \"b-c\": 1 } }",
    "{\"$shown\":\"function f(a)\"} | function f(a) | function f(a)",
    "{\"$shown\":\"K\",\"$of\":{\"a\":1}} | K { a: 1 } | K { \"a\": 1 }",
    "{\"$shown\":\"tuple\",\"$of\":[1]} | tuple [1] | (1,)",
    "{\"$shown\":\"set\",\"$of\":[1,2]} | set [1, 2] | {1, 2}",
    "[{\"a\":1}] | [{ a: 1 }] | [{ \"a\": 1 }]",
    "2.0 | 2 | 2.0"})
  void showsInOneLineWhatFits(String json, String javaScript, String python) {
    Object value = Json.parse(json);
    assertThat(shown(value, 80)).isEqualTo(javaScript + "\n");
    assertThat(ValueView.render(value, ValueView.Notation.PYTHON, Canvas.plain(80)))
        .isEqualTo(python + "\n");
  }

  @Test
  void showsDeepWideBigAndStrangeValues() {
    Object deep = "end";
    for (int i = 0; i < 30; i++) {
      deep = List.of(deep);
    }
    var wide = new LinkedHashMap<String, Object>();
    for (int i = 0; i < 150; i++) {
      wide.put("member" + i, i);
    }
    var big = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      big.add((long) i);
    }
    var rows = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      rows.add(Map.of("name", "n" + i));
    }
    var out = new StringBuilder();
    for (Object each : List.of(deep, wide, big, rows, "x".repeat(12_000).substring(0, 10_050),
        List.of("😀 wide 漢字", "esc \u001b[31m", "tab\tnew\nline"),
        Json.parse("[{\"name\":\"漢字\",\"size\":3},{\"name\":\"😀\",\"size\":20,\"more\":null}]"),
        Json.parse("[{\"a\":{\"b\":1}},{\"a\":2}]"),
        Map.of("text", "y".repeat(1_500)))) {
      out.append(shown(each, 40)).append("----\n");
    }
    assertThat(out.toString()).doesNotContain("\u001b");
    Golden.check("value-view.txt", out.toString());
  }

  @Test
  void staysSmallHoweverLargeTheValueIs() {
    Object value = 1L;
    for (int i = 0; i < 4; i++) {
      value = new ArrayList<>(Collections.nCopies(100, value));
    }
    assertThat(shown(value, 80)).hasSizeLessThan(200_000);
  }
}
