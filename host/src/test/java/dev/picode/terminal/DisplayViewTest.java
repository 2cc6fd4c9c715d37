package dev.picode.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DisplayViewTest {
  @Test
  void endsTextOnceAndMakesItSafe() {
    assertThat(render(new Display.Text("a\u001bb"))).isEqualTo("a␛b\n");
    assertThat(render(new Display.Text("a\n"))).isEqualTo("a\n");
    assertThat(render(new Display.Text(""))).isEmpty();
  }

  @Test
  void showsDataInOneLineWhereItFits() {
    Map<String, @Nullable Object> value = new LinkedHashMap<>();
    value.put("n", 1L);
    value.put("list", List.of());
    value.put("map", Map.of());
    value.put("nothing", null);
    assertThat(render(new Display.Data(value)))
        .isEqualTo("{ \"n\": 1, \"list\": [], \"map\": {}, \"nothing\": null }\n");
  }

  @Test
  void showsDataAMemberALineWhereItDoesNotFit() {
    var value = new LinkedHashMap<String, @Nullable Object>();
    value.put("first", "x".repeat(30));
    value.put("second", new ArrayList<Object>(List.of(1L, "y".repeat(30))));
    assertThat(DisplayView.render(new Display.Data(value), Canvas.plain(40))).isEqualTo("""
        {
          "first": "%s",
          "second": [1, "%s"]
        }
        """.formatted("x".repeat(30), "y".repeat(30)));
  }

  @Test
  void escapesWhatATerminalWouldActOn() {
    assertThat(render(new Display.Data(List.of("\u001b[2J\u202e"))))
        .isEqualToIgnoringCase("[\"\\u001b[2J\\u202e\"]\n");
  }

  @Test
  void showsCellsOfATableAsTextAndNestedValuesAsJson() {
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("name", "a");
    row.put("value", List.of(1L));
    row.put("none", null);
    assertThat(render(new Display.Table(List.of("name", "value", "none"), List.of(row))))
        .contains("a")
        .contains("[1]")
        .doesNotContain("null");
  }

  @Test
  void rendersMarkdown() {
    assertThat(render(new Display.Markdown("# Title\n\n*text*", null))).contains("Title")
        .contains("text")
        .doesNotContain("#");
  }

  private static String render(Display display) {
    return DisplayView.render(display, Canvas.plain(80));
  }
}
