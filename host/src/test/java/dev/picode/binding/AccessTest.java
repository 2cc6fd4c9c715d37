package dev.picode.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.problem.PiCodeException;
import dev.picode.sandbox.capability.Capability;
import dev.picode.sandbox.capability.Decision;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.capability.Permission;
import dev.picode.sandbox.capability.Standing;
import dev.picode.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccessTest {
  private static final Workspace WORKSPACE = Workspace.of(Path.of("").toAbsolutePath());

  private final List<String> log = new ArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void askedOnceGrantsThatVeryThingOnly() {
    Access access = access(Consent.Answer.ONCE);
    access.require(new Capability.Read("src/a"));
    access.require(new Capability.Read("src/a"));
    access.require(new Capability.Read("src/b"));
    assertThat(asked).hasValue(2);
    assertThat(log).containsExactly("read `src/a` once", "read `src/a` granted",
        "read `src/b` once");
  }

  @Test
  void askedForTheSessionOrForeverGrantsTheScope() {
    for (var answer : List.of(Consent.Answer.SESSION, Consent.Answer.ALWAYS)) {
      asked.set(0);
      log.clear();
      Access access = access(answer);
      access.require(new Capability.Read("src/a"));
      access.require(new Capability.Read("src/b"));
      assertThat(asked).hasValue(1);
      assertThat(log).containsExactly("read `src/a` " + (answer == Consent.Answer.ALWAYS
          ? "always"
          : "session"), "read `src/b` granted");
    }
  }

  @Test
  void aDeniedScopeIsNotAskedForAgain() {
    Access access = access(Consent.Answer.DENY);
    assertDenied(access, new Capability.Read("src/a"),
        "you denied it; run it again to be asked again for `\"read\": [\"src/**\"]`");
    assertDenied(access, new Capability.Read("src/b"),
        "you denied it; run it again to be asked again for `\"read\": [\"src/**\"]`");
    assertThat(asked).hasValue(1);
    assertThat(log).containsExactly("read `src/a` denied-by-person",
        "read `src/b` denied-by-person");
  }

  @Test
  void withNobodyToAskTheExactGrantIsTold() {
    assertDenied(access(Consent.Answer.NOBODY), new Capability.Read("src/a"),
        "run it at a terminal, where you are asked whether to grant `\"read\": [\"src/**\"]`");
    assertThat(log).containsExactly("read `src/a` headless");
    Access access = access(Consent.Answer.NOBODY);
    assertThat(access.canRead(WORKSPACE, "src/a")).isFalse();
    assertThat(access.canRead(WORKSPACE, "src/b")).isFalse();
    assertThat(log).as("told once for many").hasSize(2);
  }

  @Test
  void whatIsNotDeclaredIsNeverAsked() {
    assertDenied(access(Consent.Answer.ALWAYS), new Capability.Read("etc/passwd"),
        "add: `\"read\": [\"etc/passwd\"]`");
    assertDenied(access(Consent.Answer.ALWAYS), new Capability.Write("src/a"),
        "add: `\"write\": [\"src/a\"]`");
    assertThat(asked).hasValue(0);
    assertThat(log).containsExactly("read `etc/passwd` not-declared",
        "write `src/a` not-declared");
  }

  @Test
  void choosingAmongManyAsksOnceForTheScope() {
    Access access = access(Consent.Answer.ONCE);
    assertThat(access.canRead(WORKSPACE, "src/a")).isTrue();
    assertThat(access.canRead(WORKSPACE, "src/b")).isTrue();
    assertThat(access.canRead(WORKSPACE, "other")).isFalse();
    Access denied = access(Consent.Answer.DENY);
    assertThat(denied.canRead(WORKSPACE, "src/a")).isFalse();
    assertThat(denied.canRead(WORKSPACE, "src/b")).isFalse();
    assertThat(asked).hasValue(2);
    assertThat(log).containsExactly("read `src/a` once", "read `src/a` denied-by-person");
  }

  @Test
  void aQuestionAtATimeAndTheSameOneOnlyOnce() throws InterruptedException {
    var open = new AtomicInteger();
    var most = new AtomicInteger();
    var access = new Access("it", standing(), Access.line("add:"), (_, _) -> {
      most.accumulateAndGet(open.incrementAndGet(), Math::max);
      asked.incrementAndGet();
      open.decrementAndGet();
      return Consent.Answer.SESSION;
    }, ActLog.NONE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> acts = IntStream.range(0, 50)
          .<Callable<Integer>>mapToObj(number -> () -> {
            access.require(new Capability.Read("src/" + number));
            return number;
          })
          .toList();
      assertThat(threads.invokeAll(acts)).allSatisfy(act -> assertThat(act.get()).isNotNegative());
    }
    assertThat(asked).hasValue(1);
    assertThat(most).hasValue(1);
  }

  @Test
  void anInterruptedQuestionIsANo() {
    var access = new Access("it", standing(), Access.line("add:"), (_, _) -> {
      throw new InterruptedException();
    }, ActLog.NONE);
    assertThatThrownBy(() -> access.require(new Capability.Read("src/a")))
        .isInstanceOfSatisfying(PiCodeException.class,
            e -> assertThat(e.problem().code()).isEqualTo("cancelled"));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void grantsWithoutADeclarationAreNotAskedAbout() {
    var access = new Access("it", Grants.PERSON, "add:");
    assertThatCode(() -> access.require(new Capability.GitRead())).doesNotThrowAnyException();
    assertDenied(access, new Capability.GitWrite(), "add: `\"git\": \"write\"`");
  }

  private static Standing standing() {
    return new Standing(Permission.READ.parse("src/**"), Grants.NONE);
  }

  private Access access(Consent.Answer answer) {
    return new Access("it", standing(), Access.line("add:"), (_, _) -> {
      asked.incrementAndGet();
      return answer;
    }, new ActLog() {
      @Override
      public void decided(String subject, Capability capability, Decision decision, String how) {
        log.add(capability.act() + " " + how);
      }

      @Override
      public void did(String subject, String act, Map<String, String> details) {
        throw new AssertionError("nothing was done");
      }
    });
  }

  private static void assertDenied(Access access, Capability capability, String hint) {
    assertThatThrownBy(() -> access.require(capability))
        .isInstanceOfSatisfying(PiCodeException.class, e -> {
          assertThat(e.problem().code()).isEqualTo("capability-denied");
          assertThat(e.problem().message()).isEqualTo("it may not " + capability.act());
          assertThat(e.problem().hint()).isEqualTo(hint);
        });
  }
}
