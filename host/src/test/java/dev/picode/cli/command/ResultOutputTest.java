package dev.picode.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.config.LogLevel;
import dev.picode.config.OutputFormat;
import dev.picode.plugin.command.CommandResult;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.secret.SeenSecrets;
import dev.picode.terminal.Display;
import dev.picode.terminal.Terminal;
import dev.picode.terminal.TerminalFacts;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The table of [ResultOutput]: what goes where in the three formats.
class ResultOutputTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Terminal terminal = Terminal.of(out, err, TerminalFacts.none());

  @Test
  void putsTheResultOnStdout() {
    var result = new CommandResult(new Display.Data(Map.of("a", 1L)), 1);
    output(OutputFormat.TEXT).result(result);
    assertSaid("{ \"a\": 1 }\n", "");
    output(OutputFormat.JSON).result(result);
    assertSaid("{\n  \"a\": 1\n}\n", "");
    output(OutputFormat.STREAM_JSON).result(result);
    assertSaid("{\"type\":\"result\",\"value\":{\"a\":1},\"exit\":1}\n", "");
  }

  @Test
  void saysNothingOrNullForNoResult() {
    var nothing = new CommandResult(null, 0);
    output(OutputFormat.TEXT).result(nothing);
    assertSaid("", "");
    output(OutputFormat.JSON).result(nothing);
    assertSaid("null\n", "");
    output(OutputFormat.STREAM_JSON).result(nothing);
    assertSaid("{\"type\":\"result\",\"value\":null,\"exit\":0}\n", "");
  }

  @Test
  void keepsWhatIsShownMeanwhileOutOfTheOneDocument() {
    var table = new Display.Table(List.of("a"), List.of(Map.of("a", "x")));
    output(OutputFormat.TEXT).show(table);
    assertThat(taken(out)).contains("x");
    output(OutputFormat.JSON).show(table);
    assertThat(taken(out)).isEmpty();
    assertThat(taken(err)).contains("x");
    output(OutputFormat.STREAM_JSON).show(table);
    assertSaid("{\"type\":\"show\",\"value\":[{\"a\":\"x\"}]}\n", "");
  }

  @Test
  void showsWhatIsSaidBlockByBlockAndNotTwice() {
    var whole = new CommandResult(
        new Display.Markdown("# Head\n\nFirst words.\n\nLast\n\n*A note.*\n", null), 0);
    output(OutputFormat.TEXT).result(whole);
    String shown = taken(out);
    ResultOutput output = output(OutputFormat.TEXT);
    output.say("\n# He");
    output.say("ad\n\nFirst wo");
    output.say("rds.\n\nLast\n");
    String first = taken(out);
    assertThat(first).contains("First words.").doesNotContain("Last");
    output.result(whole);
    assertThat(first + taken(out)).isEqualTo(shown);
  }

  @Test
  void showsAnotherResultBehindWhatWasSaid() {
    ResultOutput output = output(OutputFormat.TEXT);
    output.say("First words.");
    output.result(new CommandResult(new Display.Markdown("Wrote it.\n", null), 0));
    assertSaid("First words.\nWrote it.\n", "");
    output.say("More words.");
    output.show(new Display.Text("shown"));
    output.say("And more.");
    output.problem(Problem.of("some-code", ProblemKind.LIMIT, "it is too much", "less"));
    assertSaid("More words.\nshown\nAnd more.\n", "picode: it is too much\n  hint: less\n");
  }

  @Test
  void losesNothingThatWasSaidWithoutAResult() {
    ResultOutput output = output(OutputFormat.TEXT);
    output.say("Half a wo");
    output.end();
    assertSaid("Half a wo\n", "");
    output.end();
    assertSaid("", "");
  }

  @Test
  void bringsBackAllThatWasSaidWhereItWasTooMuchToKeep() {
    ResultOutput output = output(OutputFormat.TEXT);
    String much = "word ".repeat(1 << 18);
    output.say(much);
    output.say("x");
    taken(out);
    output.result(new CommandResult(new Display.Markdown(much + "x", null), 0));
    assertThat(taken(out)).startsWith("x\nword word");
  }

  @Test
  void saysPiecesToAProgramAsEventsOnly() {
    output(OutputFormat.JSON).say("words\n\n");
    assertSaid("", "");
    output(OutputFormat.STREAM_JSON).say("wo");
    assertSaid("{\"type\":\"say\",\"text\":\"wo\"}\n", "");
  }

  @Test
  void tellsAProblemToThePersonAndToTheProgram() {
    Problem problem = Problem.of("some-code", ProblemKind.LIMIT, "it is too \u001b much", "less");
    String view = "picode: it is too ␛ much\n  hint: less\n";
    output(OutputFormat.TEXT).problem(problem);
    assertSaid("", view);
    output(OutputFormat.JSON).problem(problem);
    assertThat(taken(out)).startsWith("{\n  \"error\": {")
        .doesNotContain("\u001b");
    assertThat(taken(err)).isEqualTo(view);
    output(OutputFormat.STREAM_JSON).problem(problem);
    assertThat(taken(out)).startsWith("{\"type\":\"error\",\"error\":{\"code\":\"some-code\"")
        .endsWith(",\"exit\":5}\n")
        .hasLineCount(1);
    assertThat(taken(err)).isEqualTo(view);
  }

  @Test
  void showsProgressOnlyToAPersonOrAsAnEvent() {
    output(OutputFormat.TEXT).progress("counting", 1, 2);
    assertSaid("", "");
    output(OutputFormat.STREAM_JSON).progress("counting", 1, 2);
    assertSaid("{\"type\":\"progress\",\"label\":\"counting\",\"done\":1,\"total\":2}\n", "");
  }

  @ParameterizedTest
  @CsvSource({"OFF, ''", "ERROR, error", "WARN, error warn", "INFO, error warn info",
    "DEBUG, error warn info debug"})
  void showsTheLogFromItsLevelOn(LogLevel level, String shown) {
    ResultOutput text = output(OutputFormat.TEXT, false, level);
    ResultOutput events = output(OutputFormat.STREAM_JSON, false, level);
    for (String line : List.of("error", "warn", "info", "debug")) {
      text.log("who", line, "said\u001b");
      boolean isShown = List.of(shown.split(" ")).contains(line);
      assertSaid("", isShown ? "who: " + line + ": said␛\n" : "");
      events.log("who", line, "x");
      assertSaid(isShown
          ? "{\"type\":\"log\",\"source\":\"who\",\"level\":\"" + line + "\",\"text\":\"x\"}\n"
          : "", "");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"OFF", "WARN", "INFO"})
  void echoesWhatEvaluatedCodeLogsAsItIs(LogLevel level) {
    ResultOutput output = output(OutputFormat.TEXT, false, level);
    output.echoLog();
    output.log("who", "info", "a note");
    output.log("who", "debug", "a detail");
    assertSaid("", "a note\n");
  }

  @Test
  void isQuietWhereItShouldBe() {
    ResultOutput output = output(OutputFormat.TEXT, true, LogLevel.OFF);
    output.echoLog();
    output.log("who", "error", "a mistake");
    output.notice("something");
    assertSaid("", "");
    output(OutputFormat.TEXT).notice("something \u001b");
    assertSaid("", "picode: something ␛\n");
  }

  private final SeenSecrets secrets = new SeenSecrets();

  private ResultOutput output(OutputFormat format) {
    return output(format, false, LogLevel.WARN);
  }

  private ResultOutput output(OutputFormat format, boolean quiet, LogLevel level) {
    return new ResultOutput(terminal, format, quiet, level, secrets);
  }

  private void assertSaid(String onOut, String onErr) {
    assertThat(taken(out)).isEqualTo(onOut);
    assertThat(taken(err)).isEqualTo(onErr);
  }

  private String taken(ByteArrayOutputStream stream) {
    terminal.flush();
    String text = stream.toString(StandardCharsets.UTF_8);
    stream.reset();
    return text;
  }
}
