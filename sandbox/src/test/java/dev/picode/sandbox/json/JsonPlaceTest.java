package dev.picode.sandbox.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonPlaceTest {
  private static final String TEXT = """
      {
        "a.b": { "ä😀": [1, { "c": true }],
          "d": null },
        "e": "x"
      }""";

  @Test
  void findsValues() {
    assertThat(JsonPlace.ofValue(TEXT, List.of())).isEqualTo(new JsonPlace(1, 1));
    assertThat(JsonPlace.ofValue(TEXT, List.of("a.b"))).isEqualTo(new JsonPlace(2, 10));
    assertThat(JsonPlace.ofValue(TEXT, List.of("a.b", "ä😀", 0))).isEqualTo(new JsonPlace(2, 20));
    assertThat(JsonPlace.ofValue(TEXT, List.of("a.b", "ä😀", 1, "c")))
        .isEqualTo(new JsonPlace(2, 30));
    assertThat(JsonPlace.ofValue(TEXT, List.of("a.b", "d"))).isEqualTo(new JsonPlace(3, 10));
    assertThat(JsonPlace.ofValue(TEXT, List.of("e"))).isEqualTo(new JsonPlace(4, 8));
  }

  @Test
  void findsNames() {
    assertThat(JsonPlace.ofName(TEXT, List.of("a.b"))).isEqualTo(new JsonPlace(2, 3));
    assertThat(JsonPlace.ofName(TEXT, List.of("a.b", "d"))).isEqualTo(new JsonPlace(3, 5));
    assertThat(JsonPlace.ofName(TEXT, List.of("e"))).isEqualTo(new JsonPlace(4, 3));
  }

  @Test
  void whatIsMissingIsWhereItWouldBe() {
    assertThat(JsonPlace.ofValue(TEXT, List.of("a.b", "none"))).isEqualTo(new JsonPlace(2, 10));
    assertThat(JsonPlace.ofName(TEXT, List.of("none"))).isEqualTo(new JsonPlace(1, 1));
    assertThat(JsonPlace.ofValue(TEXT, List.of("e", "x"))).isEqualTo(new JsonPlace(4, 8));
    assertThat(JsonPlace.ofValue(TEXT, List.of("a.b", "ä😀", 7))).isEqualTo(new JsonPlace(2, 19));
  }

  @Test
  void whatIsNoJsonHasNoPlaces() {
    assertThat(JsonPlace.ofValue("{\"a\": [", List.of("b"))).isEqualTo(new JsonPlace(0, 0));
  }
}
