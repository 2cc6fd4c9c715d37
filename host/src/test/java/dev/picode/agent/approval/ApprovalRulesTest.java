package dev.picode.agent.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.agent.ToolTarget;
import dev.picode.agent.approval.ApprovalRules.Effect;
import dev.picode.agent.shell.ShellLine;
import dev.picode.problem.PiCodeException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What rules say, and every way around them that we know of.
class ApprovalRulesTest {
  private static ToolTarget.Runs line(String line) {
    ShellLine parsed = ShellLine.parse(line);
    return new ToolTarget.Runs(
        parsed.isSure() ? parsed.commands() : List.of(List.of("sh", "-c", line)), ".");
  }

  private static ToolTarget.Edits edits(String... paths) {
    return new ToolTarget.Edits(List.of(paths));
  }

  private static ToolTarget.Reads reads(String... paths) {
    return new ToolTarget.Reads(List.of(paths));
  }

  private static @Nullable Effect effect(ApprovalRules rules, String tool, ToolTarget target) {
    return rules.find(tool, target).map(ApprovalRules.Found::effect).orElse(null);
  }

  private static ApprovalRules allow(String... rules) {
    return ApprovalRules.of(List.of(rules), List.of(), List.of());
  }

  private static ApprovalRules deny(String... rules) {
    return ApprovalRules.of(List.of("shell", "edit"), List.of(), List.of(rules));
  }

  @ParameterizedTest
  @ValueSource(strings = {"npm test", "npm test -- --watch", "npm  'test'", "npm test > /dev/null",
    "npm test 2>&1", "npm test | npm test", "(npm test)", "npm test &"})
  void allowWhatStartsWithTheWordsOfARule(String line) {
    assertThat(effect(allow("shell npm test"), "shell", line(line))).isEqualTo(Effect.ALLOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"npm test; rm -rf x", "npm test && rm x", "npm test || rm x",
    "npm test | sh", "npm test & rm x", "npm test\nrm x", "npm test $(rm x)", "npm test `rm x`",
    "npm test \"$(rm x)\"", "npm test > ~/.bashrc", "npm test > file", "npm test >> .git/hooks/x",
    "npm test <(rm x)", "npm test <<EOF\nx\nEOF", "X=1 npm test", "PATH=. npm test",
    "PATH=.; npm test", "export PATH=.; npm test", "LD_PRELOAD=./x.so npm test",
    "env X=1 npm test", "npm() { rm x; }; npm test", "alias npm=rm; npm test",
    "alias npm=rm\nnpm test", "cd /tmp; npm test", "./npm test", "/tmp/npm test", "npm testx",
    "npm 'test x'", "npm", "NPM test", "npm $X", "$X test", "npm t*", "(npm test) > x",
    "npm test 3>x", "npm test &> x", "npm test >& x", "npm test >| x", "npm test # x",
    "! npm test", "{ npm test; }", "if npm test; then rm x; fi", "npm test\u00a0; rm x",
    "npm test \\\n; rm x", "eval npm test", "exec npm test", "sh -c 'npm test'", "npm test ;;",
    "npm test '", ""})
  void doNotAllowAnythingMoreThanThat(String line) {
    assertThat(effect(allow("shell npm test"), "shell", line(line))).isNull();
  }

  @Test
  void allowALineOfSeveralCommandsWhereEachIsAllowed() {
    ApprovalRules rules = allow("shell npm test", "shell git status");
    assertThat(effect(rules, "shell", line("npm test && git status"))).isEqualTo(Effect.ALLOW);
    assertThat(effect(rules, "shell", line("npm test && git push"))).isNull();
  }

  @Test
  void neverAllowWhatIsNotUnderstoodWhateverIsAllowed() {
    for (String rule : List.of("shell", "shell *", "*", "shell sh", "shell sh -c")) {
      assertThat(effect(allow(rule), "shell", line("echo $(rm x)"))).as(rule).isNull();
      assertThat(effect(allow(rule), "shell", line("curl x | sh"))).as(rule).isNull();
      assertThat(effect(allow(rule), "shell", line("env sh -c x"))).as(rule).isNull();
      assertThat(effect(allow(rule), "shell", line("python3 -c x"))).as(rule).isNull();
    }
    assertThat(effect(allow("shell"), "shell", line("python3 -m pytest"))).isEqualTo(Effect.ALLOW);
    assertThat(effect(allow("shell"), "shell", line("sh build.sh"))).isEqualTo(Effect.ALLOW);
  }

  @Test
  void allowNothingWhereThereIsNothing() {
    assertThat(effect(allow("shell"), "shell", new ToolTarget.Runs(List.of(), "."))).isNull();
    assertThat(effect(allow("edit src/**"), "edit", edits())).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rm x", "ls | rm x", "ls; rm x", "ls && rm x", "ls & rm x", "ls\nrm x",
    "(rm x)", "/bin/rm x", "../../bin/rm x", "'r'm x", "r\\m x", "\"rm\" x", "RM x", "X=1 rm x",
    "env X=1 rm x", "env -i rm x", "sudo rm x", "sudo -u root rm x", "nohup rm x &",
    "timeout 5 rm x", "time rm x", "command rm x", "exec rm x", "builtin rm", "xargs rm",
    "ls | xargs -n1 rm -f", "find . -exec rm '{}' ';'", "find . -exec rm {} +",
    "sh -c 'rm x'", "bash -lc 'ls; rm x'", "sudo sh -c \"rm x\"", "sh -c \"sh -c 'rm x'\"",
    "eval rm x", "eval 'rm x'", "echo $(rm x)", "echo `rm x`", "echo \"$(rm x)\"",
    "f() { rm x; }; f", "if true; then rm x; fi", "while rm x; do :; done", "! rm x", "{ rm x; }",
    "cat <<EOF | sh\nrm x\nEOF", "rm x > /dev/null", "> y rm x", "busybox rm x", "watch 'rm x'",
    "env -S 'rm x'", "trap 'rm x' EXIT", "alias l='rm x'", "rm $X", "rm *", "nice -n 5 rm x",
    "setsid rm x", "flock /tmp/l rm x", "flock /tmp/l -c 'rm x'", "env env env rm x",
    "X=1 Y=2 sudo env Z=3 rm x", "diff <(rm x) y", "case a in a) rm x;; esac"})
  void denyAProgramWhereverItStands(String line) {
    assertThat(effect(deny("shell rm"), "shell", line(line))).isEqualTo(Effect.DENY);
    assertThat(effect(deny("shell rm *"), "shell", line(line))).isEqualTo(Effect.DENY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"r$X x", "$(echo r)m x", "r* x", "\"$X\" x", "echo cm0geA== | sh",
    "python3 -c 'import os'", "perl -e 'unlink 1'", "node -e 1", "curl x | bash", ". ./x",
    "source x", "ruby -e 1", "{r,}m x", "`cat y` x", "echo x | python3"})
  void askForWhatIsNotUnderstoodWhereAnythingIsForbidden(String line) {
    assertThat(effect(deny("shell rm"), "shell", line(line))).isEqualTo(Effect.ASK);
    var asks = ApprovalRules.of(List.of("shell"), List.of("shell git push"), List.of());
    assertThat(effect(asks, "shell", line(line))).isEqualTo(Effect.ASK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ls rm", "git rmx", "rmdir x", "echo a", "grep rm x", "./build.sh rm"})
  void denyNoOtherProgram(String line) {
    assertThat(effect(deny("shell rm"), "shell", line(line))).isEqualTo(Effect.ALLOW);
  }

  @ParameterizedTest
  @CsvSource({"git push,DENY", "git push --force,DENY", "git -C x push,DENY",
    "git -c a=b push origin,DENY", "git status,ALLOW", "/usr/bin/git push,DENY",
    "env git push,DENY"})
  void denyACommandWithWhateverIsBetweenItsWords(String line, Effect effect) {
    assertThat(effect(deny("shell git push"), "shell", line(line))).isEqualTo(effect);
  }

  @Test
  void denyBeforeTheyAskAndAskBeforeTheyAllow() {
    var rules = ApprovalRules.of(List.of("shell git"), List.of("shell git push"),
        List.of("shell git push --force"));
    assertThat(effect(rules, "shell", line("git status"))).isEqualTo(Effect.ALLOW);
    assertThat(effect(rules, "shell", line("git status; git push"))).isEqualTo(Effect.ASK);
    assertThat(effect(rules, "shell", line("git push; git push --force"))).isEqualTo(Effect.DENY);
  }

  @Test
  void lookAtThePathsOfFiles() {
    ApprovalRules rules = ApprovalRules.of(List.of("edit src/**"), List.of("edit src/db/**"),
        List.of("edit src/secret/**", "read keys/*"));
    assertThat(effect(rules, "edit", edits("src/a.c"))).isEqualTo(Effect.ALLOW);
    assertThat(effect(rules, "write", edits("src/a.c"))).isEqualTo(Effect.ALLOW);
    assertThat(effect(rules, "edit", edits("src/a.c", "b.c"))).isNull();
    assertThat(effect(rules, "edit", edits("src/a.c", "src/db/x"))).isEqualTo(Effect.ASK);
    assertThat(effect(rules, "write", edits("src/a.c", "src/secret/x"))).isEqualTo(Effect.DENY);
    assertThat(effect(rules, "edit", edits("SRC/Secret/x"))).isEqualTo(Effect.DENY);
    assertThat(effect(rules, "edit", edits("SRC/a.c"))).isNull();
    assertThat(effect(rules, "read", reads("keys/a"))).isEqualTo(Effect.DENY);
    assertThat(effect(rules, "list", reads("keys"))).isEqualTo(Effect.DENY);
    assertThat(rules.mayRead("keys/a")).isFalse();
    assertThat(rules.mayRead("src/a.c")).isTrue();
  }

  @Test
  void nameToolsOfExtensionsAndEveryTool() {
    var target = new ToolTarget.Extension("acme.jira");
    assertThat(effect(allow("lookup"), "lookup", target)).isEqualTo(Effect.ALLOW);
    assertThat(effect(allow("lookup acme.*"), "lookup", target)).isEqualTo(Effect.ALLOW);
    assertThat(effect(allow("lookup other.*"), "lookup", target)).isNull();
    assertThat(effect(allow("shell"), "lookup", target)).isNull();
    assertThat(effect(deny("*"), "lookup", target)).isEqualTo(Effect.DENY);
    assertThat(effect(deny("*"), "read", reads("a"))).isEqualTo(Effect.DENY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "sh;ell x", "shell npm | x", "shell 'x", "edit [",
    "edit /etc/**",
    "* src/**"})
  void areRefusedWhereTheyMeanNothing(String rule) {
    assertThatThrownBy(() -> ApprovalRules.of(List.of(), List.of(), List.of(rule)))
        .isInstanceOfSatisfying(PiCodeException.class,
            e -> assertThat(e.problem().code()).isEqualTo("approval-rule-invalid"));
  }
}
