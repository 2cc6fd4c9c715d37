package dev.picode.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.sandbox.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class EvaluateTest {
  private static final ScriptedHost HOST = new ScriptedHost()
      .on("host.echo", a -> new Answer.Returned(a.get("value")))
      .on("host.deny", a -> new Answer.Refused("denied", "no `x`", "ask", "the detail"));
  @Parameter
  private TestPlace place = TestPlace.IN_PROCESS;

  private Script script() {
    return place.script("evaluate", HOST);
  }

  private Outcome evaluate(String code) throws InterruptedException {
    return script().evaluate(code, "eval").await();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '#', value = {"1+1|2", "'a'|\"a\"",
    "let x1 = 3; x1 * 2|6", "await ctx.host.echo(4)|4",
    "const y = await ctx.host.echo(4); y + 1|5",
    "await ctx.host.echo(1); // done; really|1",
    "for (const i of [1]) await ctx.host.echo(i); 'end'|\"end\"",
    "({a: 1})|{\"a\":1}", "{a: 1}|{\"a\":1}", "new Map([['k', 1]])|{\"k\":1}",
    "new Set([1, 2])|[1,2]", "10n ** 20n|\"100000000000000000000\"",
    "(await Promise.all([1,2,3].map(v => ctx.host.echo(v)))).join('-')|\"1-2-3\"",
    "new Date(0)|\"1970-01-01T00:00:00.000Z\"", "null|null",
    "new TextDecoder().decode(new TextEncoder().encode('é😀'))|\"é😀\"",
    "structuredClone(new Map([['a', {b: [1]}]]))|{\"a\":{\"b\":[1]}}",
    "await new Promise(r => setTimeout(() => r('late'), 5))|\"late\"",
    "AbortSignal.abort('why').reason|\"why\"", "typeof Java|\"undefined\"",
    "typeof load + typeof print + typeof Graal + typeof require|"
        + "\"undefinedundefinedundefinedundefined\""})
  void givesTheValueOfTheLastExpression(String code, String json) throws InterruptedException {
    assertThat(evaluate(code))
        .isInstanceOfSatisfying(
            Outcome.Completed.class,
            done -> assertThat(Json.write(done.value())).isEqualTo(json));
  }

  @Test
  void givesNothingForNothing() throws InterruptedException {
    assertThat(evaluate("undefined")).isEqualTo(new Outcome.Completed(false, null));
    assertThat(evaluate("await 0; if (true) { }")).isEqualTo(new Outcome.Completed(false, null));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '#', value = {
    "(x) => x|value-not-plain|the value is a function and cannot leave the sandbox|0|0",
    "const c = {}; c.self = [c]; c|value-not-plain|the value.self[0] contains itself and cannot"
        + " leave the sandbox|0|0",
    "1 +|syntax-error|SyntaxError: Expected an operand but found eof|1|4",
    "await 1; 1 +|syntax-error|SyntaxError: Unexpected token|1|13",
    "nope()|script-error|ReferenceError: nope is not defined|1|1",
    "await 1;  nope()|script-error|ReferenceError: nope is not defined|1|11",
    "await nope()|script-error|ReferenceError: nope is not defined|1|7",
    "Java.type('java.lang.Runtime')|script-error|ReferenceError: Java is not defined|1|1",
    "throw 'text'|script-error|the script threw `text`|1|1",
    "await Promise.reject(new TypeError('bad'))|script-error|TypeError: bad|1|22",
    "await ctx.host.deny(1)|denied|no `x`|0|0",
    "await ctx.host.echo(1, 2, 3)|script-error|TypeError: host.echo expects at most 2"
        + " arguments|0|0",
    "await new Promise(() => {})|never-settles|the script waits for a promise that nothing can"
        + " settle|0|0",
    "import('/etc/passwd')|script-error|Error: Cannot find module '/etc/passwd' imported from eval|0|0"})
  void saysWhatFailedAndWhere(String code, String name, String message, int line, int column)
      throws InterruptedException {
    assertThat(evaluate(code)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
      assertThat(failed.failure().code()).isEqualTo(name);
      assertThat(failed.failure().message()).isEqualTo(message);
      if (line > 0) {
        assertThat(failed.failure().file()).isEqualTo("eval");
        assertThat(failed.failure().line()).isEqualTo(line);
        assertThat(failed.failure().column()).isEqualTo(column);
        assertThat(failed.failure().sourceLine()).isEqualTo(code);
      }
    });
  }

  @Test
  void aRejectionThatIsAwaitedIsNotLost() throws InterruptedException {
    HOST.logged.clear();
    evaluate("await Promise.reject(new TypeError('bad'))");
    evaluate("await ctx.host.deny(1)");
    evaluate("0");
    assertThat(HOST.logged).isEmpty();
  }

  @Test
  void placesOfEarlierCodeStayTrue() throws InterruptedException {
    script().evaluate("await 0; globalThis.late = () => { nope() }", "first").await();
    evaluate("await 0; 1");
    assertThat(evaluate("late()")).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
      assertThat(failed.failure().file()).isEqualTo("first");
      assertThat(failed.failure().line()).isEqualTo(1);
      assertThat(failed.failure().column()).isEqualTo(36);
    });
  }

  @Test
  void givesBackTheHostsOwnRefusal() throws InterruptedException {
    assertThat(evaluate("await ctx.host.deny(1)"))
        .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
          assertThat(failed.refusal()).isNotNull();
          assertThat(failed.refusal().detail()).isEqualTo("the detail");
        });
    assertThat(evaluate("try { await ctx.host.deny(1) } catch (e) { e.name + e.code + e.hint }"))
        .isEqualTo(new Outcome.Completed(false, null));
  }

  /// A run that is handed in while the one before it is just over waits for its turn; that it has no
  /// call and no timer yet does not mean that it never ends.
  @Test
  void takesARunThatComesRightBehindAnother() throws InterruptedException {
    var one = new Outcome.Completed(true, 1L);
    for (int i = 0; i < 3000; i++) {
      assertThat(evaluate("1")).isEqualTo(one);
    }
  }
}
