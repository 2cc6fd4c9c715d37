package dev.picode.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.sandbox.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonEvaluateTest {
  private static final ScriptedHost HOST = ScriptedHost.echoing()
      .deadline(Duration.ofSeconds(60));
  private static Sandbox sandbox;
  private static Script script;

  @BeforeAll
  static void open() {
    sandbox = Sandbox.inProcess();
    script = HOST.openPython("typed", sandbox);
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  private static Outcome evaluate(String code) throws InterruptedException {
    return script.evaluate(code, "eval").await();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '#', value = {"1+1|2", "'a'|\"a\"",
    "x1 = 3; x1 * 2|6", "ctx.host.echo(4)|4", "y = ctx.host.echo(4); y + 1|5",
    "{'a': 1}|{\"a\":1}", "(1, [2])|[1,[2]]", "{1}|[1]", "2 ** 70|\"1180591620717411303424\"",
    "-2 ** 63|-9223372036854775808", "b'x'|\"b'x'\"", "range(3)|\"range(0, 3)\"",
    "ValueError('bad')|\"ValueError: bad\"", "1e300|1.0E300", "0.1|0.1", "'é😀'|\"é😀\"",
    "True|true", "[None]|[null]",
    "import datetime; datetime.date(2026, 1, 2)|\"2026-01-02\"",
    "[ctx.host.echo(i) for i in range(3)]|[0,1,2]"})
  void givesTheValueOfTheLastExpression(String code, String json) throws InterruptedException {
    assertThat(evaluate(code)).isInstanceOfSatisfying(Outcome.Completed.class,
        done -> assertThat(Json.write(done.value())).isEqualTo(json));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '#', value = {"None", "x = 1", "pass", "import re",
    "if True: 5", "x = 1; ctx.host.echo(None)"})
  void givesNothingForNothing(String code) throws InterruptedException {
    assertThat(evaluate(code)).isEqualTo(new Outcome.Completed(false, null));
  }

  @Test
  void awaitsACoroutine() throws InterruptedException {
    assertThat(evaluate("async def five():\n    return 5\n\nfive()"))
        .isEqualTo(new Outcome.Completed(true, 5L));
  }

  @Test
  void declarationsPersist() throws InterruptedException {
    evaluate("def twice(n):\n    return n * 2\n\nkept = twice(4)");
    assertThat(evaluate("twice(kept)")).isEqualTo(new Outcome.Completed(true, 16L));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '#', value = {
    "lambda x: x|value-not-plain|the value is a function and cannot leave the sandbox|0|0",
    "c = {}; c['self'] = [c]; c|value-not-plain|the value.self[0] contains itself and cannot leave"
        + " the sandbox|0|0",
    "1 +|syntax-error|SyntaxError: invalid syntax|1|4",
    "nope()|script-error|NameError: name 'nope' is not defined|1|1",
    "x = 1;  nope()|script-error|NameError: name 'nope' is not defined|1|9",
    "ctx.host.deny(1)|denied|no `x`|1|1",
    "ctx.host.echo(1, 2, 3)|script-error|TypeError: host.echo() takes 1 positional argument but 3"
        + " were given|1|1",
    "import java|script-error|ModuleNotFoundError: No module named 'java'|1|1",
    "exit()|script-error|NameError: name 'exit' is not defined|1|1",
    "raise SystemExit('enough')|script-error|the script ended itself: enough|1|1"})
  void saysWhatFailedAndWhere(String code, String name, String message, int line, int column)
      throws InterruptedException {
    assertThat(evaluate(code)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
      assertThat(failed.failure().code()).isEqualTo(name);
      assertThat(failed.failure().message()).isEqualTo(message);
      assertThat(failed.failure().line()).isEqualTo(line);
      assertThat(failed.failure().column()).isEqualTo(column);
      if (line > 0) {
        assertThat(failed.failure().file()).isEqualTo("eval");
        assertThat(failed.failure().sourceLine()).isEqualTo(code);
      }
    });
  }

  @Test
  void placesOfEarlierCodeStayTrue() throws InterruptedException {
    script.evaluate("def late():\n    nope()", "first").await();
    evaluate("1");
    assertThat(evaluate("late()")).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
      assertThat(failed.failure().file()).isEqualTo("first");
      assertThat(failed.failure().line()).isEqualTo(2);
      assertThat(failed.failure().stack()).containsExactly("late (first:2:5)",
          "<module> (eval:1:1)");
    });
  }

  @Test
  void givesBackTheHostsOwnRefusal() throws InterruptedException {
    assertThat(evaluate("ctx.host.deny(1)"))
        .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
          assertThat(failed.refusal()).isNotNull();
          assertThat(failed.refusal().detail()).isEqualTo("the detail");
        });
  }

  @Test
  void theGeneratedDeclarationsAreValidPython() throws Exception {
    Path file = Path.of("..", "sdk-js", "python", "picode", "__init__.pyi");
    String text = Json.write(Files.readString(file));
    assertThat(evaluate("import ast\nlen(ast.parse(" + text + ", 'picode.pyi').body) > 20"))
        .isEqualTo(new Outcome.Completed(true, true));
  }

  @Test
  void takesARunThatComesRightBehindAnother() throws InterruptedException {
    var one = new Outcome.Completed(true, 1L);
    for (int i = 0; i < 300; i++) {
      assertThat(evaluate("1")).isEqualTo(one);
    }
  }
}
