package dev.picode.agent.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellLineTest {
  /// Words are separated by `_`, commands by `/`.
  private static String taken(String line) {
    ShellLine parsed = ShellLine.parse(line);
    assertThat(parsed.isSure()).as(line).isTrue();
    return parsed.commands()
        .stream()
        .map(command -> String.join("_", command))
        .collect(Collectors.joining("/"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '@', quoteCharacter = '^', value = {
    "npm test@npm_test",
    "  npm   test  @npm_test",
    "npm test; rm -rf x@npm_test/rm_-rf_x",
    "npm test && rm x || ls@npm_test/rm_x/ls",
    "cat a | grep b | wc -l@cat_a/grep_b/wc_-l",
    "npm test & rm x@npm_test/rm_x",
    "npm test &@npm_test",
    "(cd a; rm b) && c@cd_a/rm_b/c",
    "'r'm x@rm_x",
    "r\\m x@rm_x",
    "\"rm\" 'a b' \"c d\"@rm_a b_c d",
    "echo 'a;b|c$d`e`'@echo_a;b|c$d`e`",
    "echo \"a;b\\$c\\\"d\"@echo_a;b$c\"d",
    "echo ''@echo_",
    "X=1 rm x@X=1_rm_x",
    "env X=1 rm y@env_X=1_rm_y",
    "echo a > out.txt@>_out.txt/echo_a",
    "echo a >> 'out b'@>_out b/echo_a",
    "echo a >| out@>_out/echo_a",
    "> out@>_out",
    "make 2> log@>_log/make",
    "make <> both@>_both/make",
    "make > /dev/null 2>&1@make",
    "make 2>/dev/null >&2@make",
    "sort < in@sort",
    "echo a2 >b@>_b/echo_a2",
    "git show HEAD~2@git_show_HEAD~2",
    "echo a#b@echo_a#b",
    "échо grüße@échо_grüße",
  })
  void takesALineApart(String line, String commands) {
    assertThat(taken(line)).isEqualTo(commands);
  }

  @Test
  void takesLinesAndContinuedLines() {
    assertThat(taken("npm test\nrm x")).isEqualTo("npm_test/rm_x");
    assertThat(taken("npm \\\n  test")).isEqualTo("npm_test");
    assertThat(taken("r\\\nm x")).isEqualTo("rm_x");
    assertThat(taken("a |\n b\n\n c")).isEqualTo("a/b/c");
    assertThat(taken("\"a\\\nb\"")).isEqualTo("ab");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "", " ", ";", "a ;; b", "a &&& b", "a || | b", "&& a",
    "echo $(rm x)", "echo `rm x`", "echo \"$(rm x)\"", "echo \"`rm x`\"", "$X", "echo $X",
    "echo ${X}", "echo \"$X\"", "echo $'\\x41'", "echo $((1+1))",
    "r* x", "r? x", "r[m] x", "{rm,x}", "rm {a,b}", "ls *.c", "~/rm x", "X=~/a b", "a:~b",
    "f() { rm x; }; f", "function f { rm x; }", "{ rm x; }", "if true; then rm x; fi",
    "for i in a b; do rm i; done", "while true; do rm x; done", "case a in a) rm x;; esac",
    "! rm x", "time rm x", "[[ -f x ]]", "((x=1))", "alias ls=rm", "eval rm x", ". ./x", "source x",
    "trap 'rm x' EXIT", "export PATH=.", "X=1 eval rm x", "set -- a", "hash -p /bin/rm ls",
    "cat << EOF\nrm x\nEOF", "cat <<- EOF\nEOF", "cat <<< x", "diff <(rm x) y", "tee >(rm x)",
    "a &> b", "a |& b", "a ;& b", "a >& b", "a 2>&1b", "a > > b", "a >", "a > ; b", "a < b > ",
    "'rm x", "\"rm x", "rm x\\", "(rm x", "rm x)", "(a) b", "a (b)", "a \u00a0b", "a\u2003b",
    "a \r b", "a\u0007", "rm\u200bx", "# rm x", "a # rm", "a\u2028rm", "\u00a0rm", "coproc rm",
    "''", "\"\" x",
  })
  void isNotSureOfWhatItTakesAShellToTell(String line) {
    assertThat(ShellLine.parse(line).isSure()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "rm x", "echo $(rm x)", "echo `rm x`", "echo \"$(rm x)\"", "f() { rm x; }; f", "{ rm x; }",
    "if true; then rm x; fi", "cat << EOF | sh\nrm x\nEOF", "! rm x", "diff <(rm x) y",
    "a | 'r'm x $Y", "case a in a) rm x;; esac", "while true; do rm x; done", "r\\\nm x $Y",
    "a & rm x # $", "(rm x", "a\nrm x *",
  })
  void suspectsWhatALineMayRun(String line) {
    assertThat(ShellLine.suspects(line)).anySatisfy(
        command -> assertThat(command).startsWith("rm"));
  }

  @Test
  void tellsVariablesFromTheCommandTheyAreFor() {
    assertThat(ShellLine.unassigned(List.of("A=1", "B+=x", "rm", "C=2")))
        .containsExactly("rm", "C=2");
    assertThat(ShellLine.unassigned(List.of("A=1"))).isEmpty();
    assertThat(ShellLine.unassigned(List.of("-a=1", "x"))).containsExactly("-a=1", "x");
  }
}
