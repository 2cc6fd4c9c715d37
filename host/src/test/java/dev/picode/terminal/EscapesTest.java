package dev.picode.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.problem.Place;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.terminal.code.CodeLanguage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No input to any view makes a sequence other than ours reach the terminal.
class EscapesTest {
  private static List<Canvas> canvases(Random random) {
    int width = List.of(20, 40, 80, 200).get(random.nextInt(4));
    var theme = BuiltinThemes.find("dark");
    var palette = theme == null ? Palette.ANSI : theme.palette(ColorDepth.TRUE);
    return List.of(new Canvas(width, palette, true, true, false), Canvas.spoken(width),
        new Canvas(width, Palette.ANSI, false, true, false), Canvas.plain(width));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void noViewLetsASequenceThrough(long seed) {
    var random = new Random(seed);
    var languages = CodeLanguage.values();
    for (int round = 0; round < 150; round++) {
      String text = HostileText.of(random, 40);
      String other = HostileText.of(random, 40);
      String language = languages[random.nextInt(languages.length)].name();
      for (Canvas canvas : canvases(random)) {
        Screen.read(MarkdownView.render(text, canvas));
        Screen.read(CodeView.render(text, language, canvas));
        Screen.read(DiffView.render(text, canvas));
        Screen.read(DiffView.compare(other, text, other, canvas));
        Screen.read(TableView.render(List.of(text, "b"), List.of(List.of(other, text)), canvas));
        Screen.read(DisplayView.render(Display.of(data(text, other)), canvas));
        Screen.read(ProblemView.render(problem(text, other), canvas));
        for (ValueView.Notation notation : ValueView.Notation.values()) {
          Screen.read(ValueView.render(values(text, other), notation, canvas));
          Screen.read(ValueView.render(text, notation, canvas));
        }
        Screen.read(QuestionView.render(text, Map.of(other, text), "y/n", canvas));
      }
    }
  }

  private static Map<String, @Nullable Object> data(String text, String other) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put(text, List.of(other, text));
    data.put("null", null);
    return data;
  }

  /// A table of records, and what has no plain form.
  private static List<Object> values(String text, String other) {
    return List.of(data(text, other), data(text, text),
        Map.of(ValueView.SHOWN, text), Map.of(ValueView.SHOWN, text, "$of", data(other, text)));
  }

  private static Problem problem(String text, String other) {
    return Problem.of("x", ProblemKind.USER, text, other).at(new Place(other, 3, 2, text));
  }

  @Test
  void theWriterLetsNoSequenceThrough() {
    var random = new Random(9);
    for (int round = 0; round < 300; round++) {
      var bytes = new ByteArrayOutputStream();
      var terminal = Terminal.of(bytes, bytes,
          new TerminalFacts(true, true, 40, true, true, true, false));
      String text = HostileText.of(random, 30);
      terminal.out().print(text);
      terminal.err().println(text);
      terminal.out().printJson(text);
      terminal.out().printPrettyJson(List.of(text));
      terminal.flush();
      Screen screen = Screen.read(bytes.toString(StandardCharsets.UTF_8));
      assertThat(screen.targets()).isEmpty();
    }
  }

  @Test
  void readsWhatItShould() {
    assertThat(Screen.read("\u001b[1;38;2;1;2;3mx\u001b[22;39m").text()).isEqualTo("x");
    for (String foreign : List.of("\u001b[2J", "\u001b]0;x\u0007", "\u001b[m", "\u009b1m", "\r",
        "\u001b]8;;x y\u001b\\a\u001b]8;;\u001b\\", "\u001b]8;;http://x\u001b\\a\n", "\u202e")) {
      var failures = new ArrayList<AssertionError>();
      try {
        Screen.read(foreign);
      } catch (AssertionError e) {
        failures.add(e);
      }
      assertThat(failures).as(foreign).hasSize(1);
    }
  }
}
