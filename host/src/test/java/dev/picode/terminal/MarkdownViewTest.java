package dev.picode.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownViewTest {
  static final String DOCUMENT = """
      # A title with `code`

      Some *emphasis* and **strong *both*** text that is long enough to be wrapped at forty columns,
      with a [link](https://example.org/a), <https://example.org> and <me@example.org>.

      ## Second

      - one
      - two
        1. first
        2. second
           wrapped over more than a single line of it
      - [ ] open
      - [x] done

      9. nine

      10. ten

      > quoted text that is long enough to be wrapped over lines
      > - with a list
      >
      > > nested

      ```java
      int x = 1;
      \tif (x > 0) {}
      ```

      | Name | Count |
      |:-----|------:|
      | `a` | 12 |
      | 日本 | 3 |

      ***

      ### Third

      line one\\
      line two ![logo](img.png) <b>html</b>

      <div>
        block
      </div>
      """;

  /// What is hard to lay out.
  static final String WIDE = """
      # 日本語の見出し 👩‍👩‍👧

      Some ~~struck *text*~~ and `a very long piece of code that has to be wrapped somewhere`, 한국어와 긴 \\
      e\u0301tude, and https://example.org/a/path/that/is/longer/than/twenty/columns [here](https://example.org/x).

      | 名前 | Description | Count |
      |---|:-:|--:|
      | 🇩🇪 flag | a long cell that has to be wrapped in a table | 1,000 |
      | ~~old~~ | `x` | 2 |

      > > - [ ] an open task in two quotes
      > >   - [x] a done one

      ```python
      def greet(name: str) -> str:
      \treturn f"Hello, {name}"  # 世界
      ```
      """;

  @ParameterizedTest
  @ValueSource(ints = {20, 40, 80, 200})
  void laysOutWhatIsWide(int width) {
    String shown = MarkdownView.render(WIDE, new Canvas(width, Palette.ANSI, true, true, false));
    Golden.check("markdown/wide-" + width + ".txt", shown.replace('\u001b', '␛'));
    String text = Screen.read(MarkdownView.render(WIDE.substring(0, WIDE.indexOf("> >")),
        new Canvas(width, Palette.ANSI, true))).text();
    assertThat(LineWrap.lines(text)).allMatch(line -> DisplayWidth.columns(line) <= width);
  }

  @Test
  void saysInWordsWhatIsReadAloud() {
    Golden.check("markdown/spoken.txt", MarkdownView.render(DOCUMENT, Canvas.spoken(80)));
    Golden.check("markdown/spoken-wide.txt", MarkdownView.render(WIDE, Canvas.spoken(80)));
  }

  @Test
  void linksWhereTheTerminalCan() {
    var canvas = new Canvas(60, Palette.PLAIN, true, true, false);
    assertThat(MarkdownView.render("[a b](https://e.org/ü?q=1)", canvas)).isEqualTo(
        "\u001b]8;;https://e.org/%C3%BC?q=1\u001b\\a b\u001b]8;;\u001b\\\n");
    assertThat(Screen.read(MarkdownView.render("[a](file:///etc/passwd) [b](javascript:x)",
        canvas))).isEqualTo(new Screen("a (file:///etc/passwd) b (javascript:x)\n", ""));
    assertThat(Screen.read(MarkdownView.render("[https://bank.example](https://evil.example/)",
        canvas)).text()).contains("(https://evil.example/)");
    assertThat(Screen.read(MarkdownView.render("# [head](https://e.org)\n", canvas)).text())
        .isEqualTo("head\n====\n");
  }

  @Test
  void rendersWithoutColour() {
    Golden.check("markdown/plain.txt", MarkdownView.render(DOCUMENT, Canvas.plain(40)));
  }

  @Test
  void rendersInAscii() {
    Golden.check("markdown/ascii.txt",
        MarkdownView.render(DOCUMENT, new Canvas(40, Palette.PLAIN, false)));
  }

  @Test
  void rendersWithColour() {
    Golden.check("markdown/colour.txt",
        MarkdownView.render(DOCUMENT, new Canvas(40, Palette.ANSI, true)).replace('\u001b', '␛'));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a \u001b[2J b", "a &#27;[2J &#x202e; b", "`\u001b[2J`", "    \u001b[2J",
    "[x](<http://a/\u001b[2J&#7;>)", "|a|\n|-|\n|&#27;[2J|", "<b \u001b[2J>", "# &#155;2J"})
  void leavesNothingATerminalWouldActOn(String markdown) {
    String shown = MarkdownView.render(markdown, Canvas.plain(80));
    assertThat(shown).doesNotContain("\u001b", "\u009b", "\u0007", "\u202e");
    assertThat(shown).containsPattern("␛\\[2J|u009b2J");
  }

  @ParameterizedTest
  @ValueSource(strings = {"> ", "- ", "*a **b ", "[", "![", "<", "x` ", "| a "})
  void survivesDeepNesting(String part) {
    assertThat(MarkdownView.render(part.repeat(20_000) + "end", Canvas.plain(80))).contains("end");
  }

  @Test
  void showsNothingForNothing() {
    assertThat(MarkdownView.render("", Canvas.plain(80))).isEmpty();
    assertThat(MarkdownView.render("[a]: http://x\n", Canvas.plain(80))).isEmpty();
  }

  @Test
  void showsAnEmptyItem() {
    assertThat(MarkdownView.render("-\n- b\n", Canvas.plain(80))).isEqualTo("•\n• b\n");
  }
}
