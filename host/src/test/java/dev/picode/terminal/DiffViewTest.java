package dev.picode.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.Golden;
import dev.picode.terminal.diff.DiffLine.Kind;
import dev.picode.terminal.diff.TextComparison;
import dev.picode.terminal.diff.UnifiedDiff;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiffViewTest {
  private static final String DIFF = """
      diff --git a/src/Total.java b/src/Total.java
      index 83db48f..bf2a1c3 100644
      --- a/src/Total.java
      +++ b/src/Total.java
      @@ -8,7 +8,8 @@ final class Total {
         private int count;
      \s
         int total() {
      -    return count;
      +    return count + extra(1);
      +    // été 日本語 👩\u200d👩\u200d👧
         }
      \s
      --- a removed line that looks like a file
      \\ No newline at end of file
      diff --git a/old name.txt b/new name.txt
      similarity index 100%
      rename from old name.txt
      rename to new name.txt
      diff --git a/logo.png b/logo.png
      index 1111111..2222222 100644
      Binary files a/logo.png and b/logo.png differ
      diff --git a/run.sh b/run.sh
      old mode 100644
      new mode 100755
      diff --git a/added.txt b/added.txt
      new file mode 100644
      index 0000000..e69de29
      --- /dev/null
      +++ b/added.txt
      @@ -0,0 +1 @@
      +one line
      diff --git a/gone.txt b/gone.txt
      deleted file mode 100644
      index e69de29..0000000
      --- a/gone.txt
      +++ /dev/null
      @@ -1 +0,0 @@
      -one line that is rather long, so that it does not fit a narrow terminal by any means
      """;

  @ParameterizedTest
  @ValueSource(ints = {20, 40, 80, 200})
  void showsWhatGitPrints(int width) {
    String shown = DiffView.render(DIFF, new Canvas(width, Palette.ANSI, true));
    Golden.check("diff/colour-" + width + ".txt", shown.replace('\u001b', '␛'));
    assertThat(Screen.read(shown).widest()).isLessThanOrEqualTo(width);
  }

  @Test
  void showsItWithoutColourAndInWords() {
    Golden.check("diff/plain.txt", DiffView.render(DIFF, Canvas.plain(60)));
    Golden.check("diff/spoken.txt", DiffView.render(DIFF, Canvas.spoken(60)));
  }

  @Test
  void comparesTexts() {
    var text = new StringBuilder();
    for (int i = 1; i <= 40; i++) {
      text.append("line ").append(i).append('\n');
    }
    String before = text.toString();
    String after = before.replace("line 3\n", "line three\n")
        .replace("line 30\n", "")
        .replace("line 40\n", "line 40\nmore");
    Golden.check("diff/compare.txt",
        DiffView.compare("notes.txt", before, after, new Canvas(40, Palette.ANSI, true))
            .replace('\u001b', '␛'));
    assertThat(DiffView.compare("x", before, before, Canvas.plain(40))).isEmpty();
    assertThat(DiffView.compare("x", "", "a\n", Canvas.plain(40)))
        .isEqualTo("x (new)\n@@ -0,0 +1 @@\n  1 + a\n");
    assertThat(DiffView.compare("", "a", "a\n", Canvas.plain(40))).isEqualTo("""
        @@ -1 +1 @@
        1   - a
              No newline at end of file
          1 + a
        """);
  }

  @Test
  void whatItComparesCanBeReadAsADifference() {
    var random = new Random(5);
    for (int round = 0; round < 300; round++) {
      String before = lines(random);
      String after = lines(random);
      var rebuilt = new StringBuilder();
      var old = new StringBuilder();
      for (var line : TextComparison.lines("", before, after)) {
        switch (line.kind()) {
          case CONTEXT -> {
            rebuilt.append(line.text()).append('\n');
            old.append(line.text()).append('\n');
          }
          case ADDED -> rebuilt.append(line.text()).append('\n');
          case REMOVED -> old.append(line.text()).append('\n');
          default -> {
          }
        }
      }
      if (!before.equals(after)) {
        assertThat(rebuilt.toString()).isEqualTo(after);
        assertThat(old.toString()).isEqualTo(before);
      }
    }
  }

  /// At most three lines, so that one hunk with its context holds them all.
  private static String lines(Random random) {
    var text = new StringBuilder();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      text.append((char) ('a' + random.nextInt(3))).append('\n');
    }
    return text.toString();
  }

  @Test
  void losesNothingOfWhatItDoesNotKnow() {
    String odd = "commit 1234\nAuthor: x\n\n    message\n\n@@ nonsense\n@@@ -1,1 -1,1 +1,1 @@@\n++x\n";
    assertThat(DiffView.render(odd, Canvas.plain(80))).isEqualTo(odd);
    assertThat(UnifiedDiff.parse("@@ -1,3 +1,3 @@\n a\nnot in a hunk\n")).last()
        .satisfies(line -> assertThat(line.kind()).isEqualTo(Kind.OTHER));
  }

  @Test
  void marksTheWordsOfALineThatChanged() {
    String shown = DiffView.compare("", "int total = count;\n", "int total = count + 1;\n",
        new Canvas(60, Palette.ANSI, true));
    assertThat(shown.replace('\u001b', '␛')).contains("␛[1;4;32m + 1␛[22;24;39m")
        .contains("␛[31mint total = count;␛[39m");
    assertThat(DiffView.compare("", "one two\n", "quite another\n",
        new Canvas(60, Palette.ANSI, true))).doesNotContain("[1;4;");
  }

  @Test
  void copesWithMuchThatIsDifferent() {
    String before = "a\n".repeat(20_000);
    String after = "b\nc\n".repeat(20_000);
    assertThat(DiffView.compare("x", before, after, Canvas.plain(80)).lines()).hasSize(60_002);
    String line = "word ".repeat(20_000);
    assertThat(DiffView.compare("x", line + "a\n", line + "b\n", Canvas.plain(80)))
        .contains("- word");
  }
}
