package dev.picode.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownStreamTest {
  private static final Canvas CANVAS = new Canvas(40, Palette.ANSI, true, true, false);

  static List<String> documents() {
    return List.of(MarkdownViewTest.DOCUMENT, MarkdownViewTest.WIDE, "", "\n\n", "a",
        "a\r\n\r\nb\r\n",
        "[a]: http://x/ \"t\"\n\n> [q]: http://q/<&\\>\n\nsee [a] and [q] and [A ][]\n\n[a]: http://z/\n\n[a]\n",
        "- a\n\n- b\n\n  c\n\nd\n", "- a\n- b\n\n+ c\n\nd\n", "1. a\n\n2. b\n\n3) c\n",
        "```\na\n\nb\n\n# c\n```\n\nd\n", "~~~\na\n\n```\n\nb\n", "- ```\n  a\n\nb\n\n```\n\nc\n",
        "<div>\n\na\n\n</div>\n\nb\n", "<!-- a\n\nb\n\nc -->\n\nd\n",
        "<pre>\n\na\n\n</pre>\nb\n\nc\n",
        "    code\n\n    more\n\ntext\n", "a\n===\n\nb\n\n---\n\n===\n", "|a|\n|-|\n|b|\n\n|c|\n",
        "> a\n\n> b\nc\n\nd\n", "a\n\n   b\n\n    c\n\n\td\n\ne\n");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void makesTheSameOfAnyPieces(String markdown) {
    String whole = MarkdownView.render(markdown, CANVAS);
    assertThat(shown(markdown, new Random(0), 1)).isEqualTo(whole);
    var random = new Random(markdown.length());
    for (int round = 0; round < 30; round++) {
      assertThat(shown(markdown, random, 1 + random.nextInt(40))).isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void makesTheSameOfHostileText(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      // A reference that is defined later is the one thing that is shown another way.
      String markdown = HostileText.of(random, 60).replace("[r]", "(r)");
      assertThat(shown(markdown, random, 1 + random.nextInt(30))).as(markdown)
          .isEqualTo(MarkdownView.render(markdown, CANVAS));
    }
  }

  private static String shown(String markdown, Random random, int most) {
    var stream = new MarkdownStream(CANVAS);
    var out = new StringBuilder();
    for (int i = 0; i < markdown.length();) {
      int end = Math.min(markdown.length(), i + 1 + random.nextInt(most));
      out.append(stream.append(markdown.substring(i, end)));
      i = end;
    }
    return out.append(stream.finish()).toString();
  }

  @Test
  void showsABlockOnceTheNextOneBegins() {
    var stream = new MarkdownStream(Canvas.plain(40));
    assertThat(stream.append("First\nparagraph.\n\n")).isEmpty();
    assertThat(stream.append("Sec")).isEmpty();
    assertThat(stream.append("ond.\n")).isEqualTo("First paragraph.\n");
    assertThat(stream.append("\n```js\nx\n\ny\n```\n\nThird.\n")).isEqualTo(
        "\nSecond.\n\n    x\n\n    y\n");
    assertThat(stream.finish()).isEqualTo("\nThird.\n");
  }

  @Test
  void resolvesAReferenceThatWasDefinedBefore() {
    var stream = new MarkdownStream(Canvas.plain(40));
    stream.append("[a]: http://x.org/\n\ntext\n\n");
    stream.append("more\n\n");
    assertThat(stream.append("[a]\n\nend\n")).contains("a (http://x.org/)");
  }
}
