package dev.picode.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.sandbox.protocol.Bundle;
import dev.picode.sandbox.protocol.Language;
import dev.picode.sandbox.protocol.Message.Query.Question;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whether typed code is whole, by the parser of its language.
class CompletenessTest {
  private static final Map<String, List<String>> JAVASCRIPT = Map.of(
      "complete",
      List.of("", "1", "let x", "let x = 1", "a\n.b", "`a ${b} c`", "`a\nb`", "/[/]/.test(x)",
          "x = a / b", "// c {", "/* { */", "function f() {}", "class A { m() {} }", "{a: 1}",
          "{ let b = 1 }", "await f()", "const y = await f()", "for await (const x of y) {}",
          "if (a) b; else c", "({})", "`${`${1}`}`", "async () => {}", "'a\\\nb'", "x => x",
          "label: 1", "do {} while (0)", "\"{\"", "try {} catch {}", "/\\//", "1 // ("),
      "incomplete",
      List.of("let x =", "function f() {", "`abc", "`a ${", "`a ${b}\nc", "`${`", "/* x", "1 +",
          "foo(", "if (x)", "class A { m() {", "async function g() { await", "[1,", "a.", "'a\\",
          "'a\\\n", "() =>", "do {}", "for (;;)", "x ? 1", "x ? 1 :", "const x", "try {}", "new",
          "var a = {", "const y = await f(", "for await (const x of y) {", "switch (a) {",
          "class A extends", "({a: 1", "{a: 1", "a?.", "a ??", "x = `", "label:", "throw",
          "await g(`", "if (a) {\n  b", "f(/[(]/", "[\n1\n"),
      "invalid",
      List.of("x ]", "}", "'abc", "\"abc\nx", "/ab", "else", "return 1", "0x", "1e", "...", "a b",
          ")", "x = 'a", "@", "const 1 = 2", "class 1 {}",
          "`a` ]"));

  private static final Map<String, List<String>> PYTHON = Map.of(
      "complete",
      List.of("", "1", "x = 1", "# c", "def f(): return 1", "def f():\n  return 1\n",
          "if x: y", "if x:\n  y\nelse: z", "class A: pass", "'''a\nb'''", "f'{a}'",
          "f'{a!r:>{b}}'",
          "@dec\ndef f(): pass", "(1,\n2)", "[\n]", "x = 1\ny = 2", "a = \\\n1", "lambda: 0",
          "try:\n  x\nexcept E:\n  y\n", "with a as b: c", "async def f(): pass", "match = 1",
          "match x:\n  case 1: pass\n", "r'\\d'", "'#{'", "\"\"\"a\"\"\"", "x if y else z",
          "for x in y:\n  z\n"),
      "incomplete",
      List.of("def f():", "def f():\n  return 1", "if x:", "if x:\n  y", "if x:\n  y\nelse:",
          "class A:", "class A:\n  def m(self):", "'''", "\"\"\"abc", "f'''{a}\nb", "(1,", "[1",
          "{1:", "{", "f(", "f(a,\n", "@dec", "@dec\n", "@dec\nclass A:", "1 + \\", "1 + \\\n",
          "x = [\n1,", "for x in y:", "while True:", "with a as b:", "try:", "try:\n  x",
          "try:\n  x\nexcept E:", "try:\n  x\nfinally:", "async def f():", "from x import (",
          "match x:", "match x:\n  case 1:", "def f(\n  a,", "if x:\n  # only a comment",
          "def f():\n\n", "if a:\n  if b:", "x = '''a\n  b", "f('''", "class A:\n  @dec",
          "def f():\n  try:\n    x"),
      "invalid",
      List.of("x =", "x )", "'abc", "a b", "else:", "0x", "1e", "$", "print 'a'",
          "  x", "import", "def", "def f()", "class", "lambda:", "a.", "if x", "for x y:",
          "f'{a b}'",
          "x = = 1", "'a' ]"));

  @ParameterizedTest
  @EnumSource
  void judgesWhatIsTyped(TestPlace place) throws InterruptedException {
    for (Language language : Language.values()) {
      check(place.shared(), language, language == Language.PYTHON ? PYTHON : JAVASCRIPT);
    }
  }

  private static void check(Sandbox sandbox, Language language, Map<String, List<String>> table)
      throws InterruptedException {
    Duration patience = Duration.ofSeconds(60);
    var wrong = new LinkedHashMap<String, Object>();
    try (Script script = sandbox.open(Bundle.empty("picode.repl", language), Map.of(),
        new ScriptedHost(), Limits.of(patience))) {
      for (Map.Entry<String, List<String>> row : table.entrySet()) {
        for (String code : row.getValue()) {
          Outcome outcome = script.query(Question.COMPLETENESS, code, patience).await();
          if (!outcome.equals(new Outcome.Completed(true, row.getKey()))) {
            wrong.put(row.getKey() + ": " + code, outcome);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }
}
