package dev.picode.extensions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.plugin.hook.HookOutcome;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConventionalCommitTest {
  @TempDir
  private Path temp;
  private Bench bench;

  @BeforeEach
  void prepare() throws IOException {
    bench = Bench.of(temp, "conventional-commit");
    bench.git.write("src/a.js", "1;\n");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "Feature: add a parser.|feat: add a parser",
    "Bugfix ( api ):no crash|fix(api): no crash",
    "FIX!: x|fix!: x",
    "docs(): explain|docs: explain",
    "feat: wait...|feat: wait..."})
  void putsRightWhatNeedsNoJudgement(String message, String better) {
    HookOutcome outcome = bench.commit(message);
    assertThat(Bench.passed(outcome, "message")).isEqualTo(better);
  }

  @Test
  void separatesTheBodyAndSpellsTheFooter() {
    assertThat(Bench.passed(bench.commit("feat!: drop it\nThe end.  \nBreaking change: all"),
        "message")).isEqualTo("feat!: drop it\n\nThe end.\nBREAKING CHANGE: all");
  }

  @ParameterizedTest
  @ValueSource(strings = {"feat: add a parser", "feat(api)!: x\n\nBREAKING CHANGE: y",
    "Merge branch 'a' into b", "Revert \"feat: x\"", "fixup! feat: x", "squash! x"})
  void letsAGoodMessagePassAsItIs(String message) {
    HookOutcome outcome = bench.commit(message);
    assertThat(Bench.passed(outcome, "message")).isEqualTo(message);
    assertThat(outcome).isInstanceOfSatisfying(HookOutcome.Passed.class,
        passed -> assertThat(passed.rewritten()).isFalse());
  }

  @Test
  void refusesWhatHasNoType() {
    assertThat(Bench.reason(bench.commit("add a parser"))).isEqualTo(
        "the message starts with no type: the types are feat, fix, docs, style, refactor, perf,"
            + " test, build, ci, chore, revert");
    assertThat(Bench.reason(bench.commit("parser: add it"))).startsWith("`parser` is no type: ");
  }

  @Test
  void namesTheTypeWhereTheFilesLeaveNoDoubt() {
    bench.git.commit("feat: start").write("docs/a.md", "x").write("README.md", "x");
    assertThat(Bench.reason(bench.commit("explain it"))).isEqualTo(
        "the message starts with no type: this change looks like `docs: explain it`");
    bench.git.commit("docs: x").write("test/a.test.js", "1");
    assertThat(Bench.reason(bench.commit("check it"))).endsWith("`test: check it`");
  }

  @Test
  void refusesWhatIsTooLongAndWhatSaysNothing() {
    assertThat(Bench.reason(bench.commit("feat: " + "x".repeat(70))))
        .isEqualTo("its first line has 76 characters, 72 is the most");
    assertThat(Bench.reason(bench.commit("fix:"))).isEqualTo("nothing stands behind `fix:`");
  }
}
