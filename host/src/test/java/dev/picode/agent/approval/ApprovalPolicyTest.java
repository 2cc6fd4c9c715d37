package dev.picode.agent.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.agent.ToolAnswer;
import dev.picode.agent.ToolPlan;
import dev.picode.agent.ToolTarget;
import dev.picode.agent.approval.ApprovalPrompt.Choice;
import dev.picode.agent.approval.ApprovalPrompt.Scope;
import dev.picode.config.ApprovalMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovalPolicyTest {
  private static final ToolTarget READ = new ToolTarget.Reads(List.of("a"));
  private static final ToolTarget EDIT = new ToolTarget.Edits(List.of("a"));
  private static final ToolTarget RUN = new ToolTarget.Runs(List.of(List.of("make")), ".");
  private static final ToolTarget EXTENSION = new ToolTarget.Extension("acme.a");

  @TempDir
  private Path folder;
  private final List<String> asked = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();

  private static ToolPlan plan(String title, ToolTarget target) {
    return new ToolPlan(title, target, null, _ -> ToolAnswer.of("", ""));
  }

  private RememberedApprovals file() {
    return new RememberedApprovals(folder.resolve("approvals/a.json"), notices::add);
  }

  private ApprovalPolicy policy(ApprovalMode mode, ApprovalRules rules, Scope... answers) {
    var next = new AtomicInteger();
    return new ApprovalPolicy(mode, rules, (tool, plan, rule) -> {
      asked.add(tool + "|" + plan.title() + "|" + rule);
      return next.get() < answers.length
          ? Optional.of(new Choice(answers[next.getAndIncrement()], "mind the gap"))
          : Optional.empty();
    }, file());
  }

  private static ApprovalRules rules(String allow, String ask, String deny) {
    return ApprovalRules.of(list(allow), list(ask), list(deny));
  }

  private static List<String> list(String rule) {
    return rule.isEmpty() ? List.of() : List.of(rule);
  }

  @ParameterizedTest
  @CsvSource({"ASK,true,false,false", "EDITS,true,true,false", "ALL,true,true,true",
    "NEVER,true,false,false"})
  void followsTheModeWhereNobodyCanBeAsked(ApprovalMode mode, boolean reads, boolean edits,
      boolean runs) {
    ApprovalPolicy policy = policy(mode, ApprovalRules.NONE);
    assertThat(policy.decide("read", plan("read", READ)).allowed()).isEqualTo(reads);
    assertThat(policy.decide("edit", plan("edit", EDIT)).allowed()).isEqualTo(edits);
    assertThat(policy.decide("shell", plan("make", RUN)).allowed()).isEqualTo(runs);
    assertThat(policy.decide("x", plan("x", EXTENSION)).allowed()).isEqualTo(runs);
  }

  @Test
  void tellsWhyItIsNotDone() {
    assertThat(policy(ApprovalMode.ASK, ApprovalRules.NONE).decide("shell", plan("make", RUN))
        .reason()).isEqualTo("a person has to approve it, and there is nobody to ask");
    assertThat(policy(ApprovalMode.ALL, rules("", "shell make", "")).decide("shell",
        plan("make", RUN)).reason()).isEqualTo("the rule `shell make` asks for it; a person has to"
            + " approve it, and there is nobody to ask");
    assertThat(policy(ApprovalMode.ALL, rules("", "", "shell make")).decide("shell",
        plan("make", RUN)).reason()).isEqualTo("the rule `shell make` denies it");
    assertThat(policy(ApprovalMode.ASK, ApprovalRules.NONE, Scope.DENY).decide("shell",
        plan("make", RUN)).reason()).isEqualTo("the person refused it, and said: mind the gap");
  }

  @Test
  void onlyLooksInItsModeForThatWhateverIsAllowedOrWasApproved() {
    assertThat(policy(ApprovalMode.ASK, ApprovalRules.NONE, Scope.ALWAYS)
        .decide("shell", plan("make", RUN))
        .allowed()).isTrue();
    asked.clear();
    ApprovalPolicy policy = policy(ApprovalMode.NEVER, rules("shell make", "read", ""), Scope.ONCE);
    assertThat(policy.decide("shell", plan("make", RUN)).allowed()).isFalse();
    assertThat(policy.decide("read", plan("read", READ)).allowed()).isFalse();
    assertThat(asked).isEmpty();
  }

  @Test
  void remembersForASession() {
    ApprovalPolicy policy = policy(ApprovalMode.ASK, ApprovalRules.NONE, Scope.SESSION);
    assertThat(policy.decide("shell", plan("shell make", RUN)).allowed()).isTrue();
    assertThat(policy.decide("shell", plan("shell make", RUN)).allowed()).isTrue();
    assertThat(asked).containsExactly("shell|shell make|shell make");
    assertThat(folder.resolve("approvals")).doesNotExist();
    assertThat(policy(ApprovalMode.ASK, ApprovalRules.NONE)
        .decide("shell", plan("shell make", RUN))
        .allowed()).isFalse();
  }

  @Test
  void remembersForGoodAndOnlyTheVeryLine() {
    ApprovalPolicy policy = policy(ApprovalMode.ASK, ApprovalRules.NONE, Scope.ALWAYS);
    assertThat(policy.decide("shell", plan("shell a && make", run("a", "make"))).allowed())
        .isTrue();
    ApprovalPolicy later = policy(ApprovalMode.ASK, ApprovalRules.NONE);
    assertThat(later.decide("shell", plan("shell a && make", run("a", "make"))).allowed())
        .isTrue();
    assertThat(later.decide("shell", plan("shell a; make", run("a", "make"))).allowed()).isFalse();
    assertThat(later.decide("shell", plan("shell a && make", run("a", "rm"))).allowed()).isFalse();
    assertThat(later.decide("shell", plan("shell a && make",
        new ToolTarget.Runs(List.of(List.of("a"), List.of("make")), "sub"))).allowed()).isFalse();
    assertThat(later.decide("other", plan("shell a && make", run("a", "make"))).allowed())
        .isFalse();
    assertThat(notices).isEmpty();
  }

  private static ToolTarget run(String first, String second) {
    return new ToolTarget.Runs(List.of(List.of(first), List.of(second)), ".");
  }

  @Test
  void asksEachTimeWhereARuleSaysSo() {
    ApprovalPolicy policy = policy(ApprovalMode.ALL, rules("shell make", "shell make", ""),
        Scope.ALWAYS, Scope.DENY);
    assertThat(policy.decide("shell", plan("shell make", RUN)).allowed()).isTrue();
    assertThat(policy.decide("shell", plan("shell make", RUN)).allowed()).isFalse();
    assertThat(asked).containsExactly("shell|shell make|", "shell|shell make|");
  }

  @Test
  void deniesByRuleWhatWasApproved() {
    policy(ApprovalMode.ASK, ApprovalRules.NONE, Scope.ALWAYS).decide("edit", plan("edit a", EDIT));
    assertThat(policy(ApprovalMode.ASK, ApprovalRules.NONE)
        .decide("edit", plan("edit b", new ToolTarget.Edits(List.of("b"))))
        .allowed()).isTrue();
    assertThat(policy(ApprovalMode.ALL, rules("edit", "", "edit a"))
        .decide("edit", plan("edit a", EDIT))
        .allowed()).isFalse();
  }

  @Test
  void approvesNothingFromAFileThatIsDamaged() throws IOException {
    Path file = folder.resolve("approvals/a.json");
    Files.createDirectories(folder.resolve("approvals"));
    for (String text : List.of("{", "[]", "{\"format\":2,\"approved\":[]}",
        "{\"format\":1,\"approved\":{}}")) {
      Files.writeString(file, text);
      assertThat(policy(ApprovalMode.ASK, ApprovalRules.NONE).decide("edit", plan("e", EDIT))
          .allowed()).isFalse();
    }
    assertThat(notices).isNotEmpty();
    policy(ApprovalMode.ASK, ApprovalRules.NONE, Scope.ALWAYS).decide("edit", plan("e", EDIT));
    assertThat(policy(ApprovalMode.ASK, ApprovalRules.NONE).decide("edit", plan("e", EDIT))
        .allowed()).isTrue();
    assertThat(folder.resolve("approvals/a.json.damaged")).exists();
  }

  @Test
  void asksOneQuestionAtATimeAndLetsAnAnswerHoldForThoseThatWait() throws Exception {
    ApprovalPolicy policy = policy(ApprovalMode.ASK, ApprovalRules.NONE, Scope.SESSION, Scope.DENY);
    try (var pool = Executors.newFixedThreadPool(4)) {
      var calls = new ArrayList<Callable<Boolean>>();
      for (int i = 0; i < 8; i++) {
        calls.add(() -> policy.decide("shell", plan("make", RUN)).allowed());
      }
      for (var answer : pool.invokeAll(calls)) {
        assertThat(answer.get()).isTrue();
      }
    }
    assertThat(asked).hasSize(1);
  }
}
