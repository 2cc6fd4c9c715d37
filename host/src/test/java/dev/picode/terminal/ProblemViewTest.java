package dev.picode.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.Golden;
import dev.picode.problem.Place;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.json.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProblemViewTest {
  private static Problem at(int column, @Nullable String source) {
    return Problem.of("module-missing", ProblemKind.SCRIPT, "the module `./b.js` does not exist",
        "check the spelling").at(new Place("src/x.js", 3, column, source));
  }

  private static void check(String name, Problem problem) {
    Golden.check("problem/" + name + ".txt", ProblemView.render(problem, Canvas.plain(60)));
  }

  @Test
  void showsTheMessageAlone() {
    check("view-message", Problem.of("file-missing", ProblemKind.USER,
        "the file `a.txt` does not exist"));
  }

  @Test
  void pointsAtTheColumn() {
    check("view-place", at(15, "import b from \"./b.js\";"));
  }

  @Test
  void pointsPastTheEndOfALine() {
    check("view-past-end", at(99, "let a ="));
  }

  @Test
  void alignsTheCaretBehindTabsAndWideCharacters() {
    check("view-wide", at(8, "\t日本 = 👍🏽 + x"));
  }

  @Test
  void showsAWindowOfALongLine() {
    check("view-long-middle", at(301, "a ".repeat(150) + "HERE" + " b".repeat(150)));
    check("view-long-start", at(1, "HERE" + " b".repeat(150)));
    check("view-long-end", at(301, "a ".repeat(150) + "HERE"));
  }

  @Test
  void showsALineWithoutAColumnAndAFileWithoutALine() {
    check("view-line", at(0, "let a = 1"));
    check("view-file", at(0, null).at(Place.of("src/x.js")));
  }

  @Test
  void makesHostileTextVisibleAndKeepsItOffTheMargin() {
    check("view-hostile", new Problem("script-threw", ProblemKind.SCRIPT,
        "\u001b[2Jboom\npicode: all is well", "try\u202e again",
        new Place("evil\nname\u0007.js", 1, 12, "x = \u001b[8m + y\u200b")));
  }

  @Test
  void colours() {
    String view = ProblemView.render(at(1, "x"), new Canvas(60, Palette.ANSI, true));
    assertThat(view).startsWith("\u001b[1m\u001b[31mpicode:\u001b[39m\u001b[22m the module");
  }

  @Test
  void givesAPlainValueWithoutWhatIsNotKnown() {
    assertThat(Json.write(ProblemView.json(at(15, "x")))).isEqualTo(
        "{\"error\":{\"code\":\"module-missing\",\"kind\":\"script\","
            + "\"message\":\"the module `./b.js` does not exist\",\"hint\":\"check the spelling\","
            + "\"place\":{\"file\":\"src/x.js\",\"line\":3,\"column\":15}}}");
    assertThat(Json.write(ProblemView.json(Problem.of("a", ProblemKind.BUG, "b"))))
        .isEqualTo("{\"error\":{\"code\":\"a\",\"kind\":\"bug\",\"message\":\"b\"}}");
  }
}
