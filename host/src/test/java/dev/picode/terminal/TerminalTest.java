package dev.picode.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.Golden;
import dev.picode.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
  private static final TerminalFacts TTY = new TerminalFacts(true, true, 40, true, true, true,
      true);

  private static TerminalFacts facts(String environment, boolean tty, ColorChoice choice) {
    var variables = new HashMap<String, String>();
    for (String pair : environment.split(" ", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        variables.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    var properties = Map.of("picode.stdout.tty", "" + tty, "picode.stderr.tty", "true",
        "picode.columns", "123");
    return TerminalFacts.of(variables, properties::get, choice);
  }

  @Test
  void believesTheLauncherThatHadToChangeTheLocale() {
    var properties = Map.of("picode.unicode", "false");
    assertThat(TerminalFacts.of(Map.of("LC_ALL", "C.UTF-8"), properties::get, ColorChoice.AUTO)
        .unicode()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"'',true,AUTO,true", "'',false,AUTO,false", "NO_COLOR=1,true,AUTO,false",
    "NO_COLOR=,true,AUTO,true", "TERM=dumb,true,AUTO,false", "FORCE_COLOR=1,false,AUTO,true",
    "FORCE_COLOR=0,true,AUTO,false", "CLICOLOR_FORCE=1,false,AUTO,true",
    "CLICOLOR_FORCE=0,false,AUTO,false", "NO_COLOR=1 FORCE_COLOR=1,true,AUTO,false",
    "FORCE_COLOR=1,true,NEVER,false", "NO_COLOR=1,false,ALWAYS,true"})
  void decidesOnColour(String environment, boolean tty, ColorChoice choice, boolean expected) {
    assertThat(facts(environment, tty, choice).outHasColor()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"'',123", "COLUMNS=50,50", "COLUMNS=abc,123", "COLUMNS=0,123", "COLUMNS=-3,123",
    "COLUMNS=99999999999,123", "COLUMNS=99999,10000"})
  void findsTheWidth(String environment, int expected) {
    assertThat(facts(environment, true, ColorChoice.AUTO).columns()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"'',true", "LANG=C,false", "LANG=de_DE.UTF-8,true", "LANG=en_US.utf8,true",
    "LC_ALL=C LANG=C.UTF-8,false", "LC_ALL= LANG=C.UTF-8,true"})
  void knowsWhetherBoxCharactersCanBeShown(String environment, boolean expected) {
    assertThat(facts(environment, true, ColorChoice.AUTO).unicode()).isEqualTo(expected);
  }

  @Test
  void writesUtf8AndSanitisesWhatIsNoView() {
    var out = new ByteArrayOutputStream();
    var terminal = Terminal.of(out, new ByteArrayOutputStream(), TerminalFacts.none());
    terminal.out().println("é\u001b[2J");
    terminal.out().printView(Palette.ANSI.paint("x", Style.BOLD));
    terminal.out().printJson(Map.of("a", "\u009b"));
    assertThat(out.size()).isZero();
    terminal.flush();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("é␛[2J\n\u001b[1mx\u001b[22m{\"a\":\"\\u009b\"}\n");
  }

  @Test
  void keepsTheOrderOfShortAndVeryLongTexts() {
    var out = new ByteArrayOutputStream();
    var terminal = Terminal.of(out, new ByteArrayOutputStream(), TerminalFacts.none());
    String large = "y".repeat(100_000);
    terminal.out().print("x");
    terminal.out().print(large);
    terminal.out().print("z");
    terminal.flush();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("x" + large + "z");
  }

  @Test
  void flushesATerminalAtOnce() {
    var out = new ByteArrayOutputStream();
    Terminal.of(out, new ByteArrayOutputStream(), TTY).out().print("prompt> ");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("prompt> ");
  }

  @Test
  void goesQuietWhenTheReaderIsGone() {
    var terminal = Terminal.of(failing("Broken pipe"), new ByteArrayOutputStream(), TTY);
    assertThat(terminal.outputBroken()).isFalse();
    terminal.out().println("a");
    terminal.out().println("b");
    terminal.flush();
    assertThat(terminal.outputBroken()).isTrue();
    assertThat(terminal.outputProblem()).isEmpty();
  }

  @Test
  void tellsThatTheDiskIsFull() {
    var terminal = Terminal.of(failing("No space left on device"), new ByteArrayOutputStream(),
        TTY);
    terminal.out().println("a");
    Problem problem = terminal.outputProblem().orElseThrow();
    Golden.check("problem/output-failed.txt", ProblemView.render(problem, Canvas.plain(80)));
  }

  @Test
  void noticesAReaderThatGoesAwayFromARealProcess() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"),
        PipeWriter.class.getName()).start();
    try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(reader.readLine()).isEqualTo("line 0");
    }
    String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(errors).isEqualTo(42);
    assertThat(errors).doesNotContain("Exception");
  }

  @Test
  void flushesStandardErrorAtOnceEvenWhereItIsNoTerminal() {
    var err = new ByteArrayOutputStream();
    Terminal.of(new ByteArrayOutputStream(), err, TerminalFacts.none()).err().println("notice");
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("notice\n");
  }

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(message);
      }
    };
  }
}
