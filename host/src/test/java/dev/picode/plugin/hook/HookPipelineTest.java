package dev.picode.plugin.hook;

import static dev.picode.plugin.hook.TestHooks.fails;
import static dev.picode.plugin.hook.TestHooks.member;
import static dev.picode.plugin.hook.TestHooks.rewrites;
import static dev.picode.plugin.hook.TestHooks.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.plugin.manifest.EventNames;
import dev.picode.plugin.manifest.HookContribution.Match;
import dev.picode.plugin.manifest.HookContribution.OnFailure;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.binding.EventSchema;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HookPipelineTest {
  private static final Verdict NOTHING = new Verdict.Proceed();

  @TempDir
  private Path temp;

  private TestHooks hooks = new TestHooks(Path.of(""));

  @BeforeEach
  void setUp() {
    hooks = new TestHooks(temp);
  }

  @Test
  void proceedsWhereNobodyListens() {
    assertThat(hooks.commit()).isInstanceOfSatisfying(HookOutcome.Passed.class, passed -> {
      assertThat(passed.rewritten()).isFalse();
      assertThat(passed.steps()).isEmpty();
    });
    assertThat(hooks.log()).isEmpty();
  }

  @Test
  void runsByLayerThenPriorityThenIdThenDeclaration() {
    for (Hook hook : List.of(
        hooks.hook("pre-commit", "folder", HookLayer.FOLDER, 1, says(NOTHING)),
        hooks.hook("pre-commit", "project", HookLayer.PROJECT, 1, says(NOTHING)),
        hooks.hook("pre-commit", "b", HookLayer.USER, 50, says(NOTHING)),
        hooks.hook("pre-commit", "a", HookLayer.USER, 50, says(NOTHING)),
        hooks.hook("pre-commit", "first", HookLayer.USER, -5, says(NOTHING)),
        hooks.hook("pre-commit", "builtin", HookLayer.BUILTIN, 99, says(NOTHING)))) {
      hooks.add(hook);
    }
    hooks.commit();
    assertThat(hooks.ran).containsExactly("builtin", "first", "a", "b", "project", "folder");
  }

  @Test
  void showsEachHookTheOriginalAndWhatTheOnesBeforeMadeOfIt() {
    var seen = new ArrayList<String>();
    hooks.on("pre-commit", "a", rewrites(Map.of("message", "one")))
        .on("pre-commit", "b", (input, _) -> {
          seen.add(message(input.original()) + "→" + message(input.current()));
          return new Verdict.Rewrite(Map.of("message", "two"));
        });
    HookOutcome outcome = hooks.commit();
    assertThat(seen).containsExactly("fix: x→one");
    assertThat(member(outcome, "message")).isEqualTo("two");
    assertThat(member(outcome, "diff")).isEqualTo("+x");
  }

  private static @Nullable Object message(@Nullable Object payload) {
    return payload instanceof Map<?, ?> members ? members.get("message") : null;
  }

  @Test
  void endsAtTheFirstThatDenies() {
    hooks.on("pre-commit", "a", says(new Verdict.Deny("no keys")))
        .on("pre-commit", "b", rewrites(Map.of("message", "lifted")));
    assertThat(hooks.commit()).isInstanceOfSatisfying(HookOutcome.Stopped.class, stopped -> {
      assertThat(stopped.by()).isEqualTo("a:pre-commit");
      assertThat(stopped.aborted()).isFalse();
      assertThat(stopped.problem().code()).isEqualTo("hook-denied");
      assertThat(stopped.problem().message())
          .isEqualTo("the hook `a:pre-commit` denies `pre-commit`: no keys");
    });
    assertThat(hooks.ran).containsExactly("a");
    assertThat(hooks.log()).containsExactly("hook denied hook");
  }

  @Test
  void tellsAbortFromDeny() {
    hooks.on("pre-commit", "a", says(new Verdict.Abort("stop all")));
    assertThat(hooks.commit()).isInstanceOfSatisfying(HookOutcome.Stopped.class, stopped -> {
      assertThat(stopped.aborted()).isTrue();
      assertThat(stopped.problem().code()).isEqualTo("hook-aborted");
    });
  }

  // ---- the host's own rules ------------------------------------------------------------------------

  @Test
  void asksTheHostLastAboutWhatWouldBeDone() {
    hooks.on("pre-commit", "a", rewrites(Map.of("message", "evil")));
    HookOutcome outcome = hooks.pipeline()
        .fire(Firing.of("pre-commit", TestHooks.COMMIT).under(payload -> {
          if (payload instanceof Map<?, ?> made && "evil".equals(made.get("message"))) {
            throw Problem.of("capability-denied", ProblemKind.DENIED, "not that").toException();
          }
        }));
    assertThat(outcome).isInstanceOfSatisfying(HookOutcome.Stopped.class, stopped -> {
      assertThat(stopped.cause()).isEqualTo(HookStep.Cause.POLICY);
      assertThat(stopped.by()).isNull();
      assertThat(stopped.problem().code()).isEqualTo("capability-denied");
    });
    assertThat(hooks.log()).containsExactly("hook rewrote hook", "hook denied policy");
  }

  @Test
  void letsNoHookLiftWhatTheHostDenies() {
    hooks.on("pre-commit", "a", says(NOTHING)).on("pre-commit", "b", says(new Verdict.Ask("?")));
    hooks.agrees = true;
    HookPipeline pipeline = hooks.pipeline();
    Firing firing = Firing.of("pre-commit", TestHooks.COMMIT).under(_ -> {
      throw Problem.of("capability-denied", ProblemKind.DENIED, "never").toException();
    });
    assertThat(pipeline.fire(firing)).isInstanceOf(HookOutcome.Stopped.class);
  }

  // ---- rewrites ------------------------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "message | 3 | `message` of `pre-commit` is a number, expected string",
    "diff | other | a hook on `pre-commit` cannot change `diff`; it can change `message`",
    "mesage | x | `pre-commit` has no `mesage`; did you mean `message`?",
  })
  void takesARewriteThatIsInvalidForAFailure(String member, String value, String why) {
    Object plain = value.equals("3") ? 3L : value;
    hooks.on("pre-commit", "a", rewrites(Map.of(member, plain)));
    assertThat(hooks.commit()).isInstanceOfSatisfying(HookOutcome.Stopped.class, stopped -> {
      assertThat(stopped.cause()).isEqualTo(HookStep.Cause.FAILURE);
      assertThat(stopped.problem().code()).isEqualTo("hook-failed");
      assertThat(stopped.reason()).isEqualTo(why);
    });
    assertThat(hooks.log()).containsExactly("hook failed failure");
  }

  @Test
  void takesAWholePayloadThatChangesOnlyWhatMayChange() {
    var whole = new HashMap<String, @Nullable Object>(TestHooks.COMMIT);
    whole.put("message", "new");
    hooks.on("pre-commit", "a", says(new Verdict.Rewrite(whole)));
    assertThat(member(hooks.commit(), "message")).isEqualTo("new");
  }

  @Test
  void takesARewriteThatIsNoObjectForAFailure() {
    hooks.on("pre-commit", "a", says(new Verdict.Rewrite("fix: y")));
    assertThat(hooks.commit()).isInstanceOfSatisfying(HookOutcome.Stopped.class,
        stopped -> assertThat(stopped.reason())
            .isEqualTo("a rewrite of `pre-commit` is a string, expected an object"));
  }

  @Test
  void letsWhatFollowsFollowARewriteOrRefuseIt() {
    hooks.on("pre-shell", "a", rewrites(Map.of("argv", List.of("ls"))));
    var payload = TestHooks.payload("argv", List.of("rm", "-r"), "command", "rm -r", "cwd",
        ".", "by", "acme");
    HookOutcome outcome = hooks.pipeline()
        .fire(Firing.of("pre-shell", payload).refreshing(changed -> {
          changed.put("command", "ls");
          return changed;
        }));
    assertThat(member(outcome, "command")).isEqualTo("ls");
    assertThat(hooks.pipeline().fire(Firing.of("pre-shell", payload).refreshing(_ -> {
      throw Problem.of("hook-rewrite-invalid", ProblemKind.SCRIPT, "not so").toException();
    }))).isInstanceOf(HookOutcome.Stopped.class);
  }

  // ---- failures ------------------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(strings = {"pre-commit", "pre-edit", "pre-shell", "pre-push", "pre-tool"})
  void blocksByItselfWhereAHookOfAGuardFails(String event) {
    assertThat(HookEvents.find(event)).hasValueSatisfying(
        schema -> assertThat(schema.blocksOnFailure()).isTrue());
  }

  @Test
  void goesOnWhereAFailureMayBePassedOverAndSaysSo() {
    hooks.add(TestHooks.failing(
        hooks.hook("pre-commit", "a", HookLayer.USER, 50, fails("it broke")), OnFailure.PROCEED))
        .on("pre-commit", "b", says(NOTHING));
    assertThat(hooks.commit()).isInstanceOf(HookOutcome.Passed.class);
    assertThat(hooks.ran).containsExactly("a", "b");
    assertThat(hooks.notices)
        .containsExactly("the hook `a:pre-commit` failed and is passed over: it broke");
  }

  @Test
  void blocksAnEventThatIsNoGuardOnlyWhereTheHookSaysSo() {
    var payload = TestHooks.payload("text", "hi", "front", "cli");
    hooks.on("pre-prompt", "a", fails("it broke"));
    assertThat(hooks.fire("pre-prompt", payload)).isInstanceOf(HookOutcome.Passed.class);
    hooks.add(TestHooks.failing(
        hooks.hook("pre-prompt", "b", HookLayer.USER, 60, fails("it broke")), OnFailure.BLOCK));
    assertThat(hooks.fire("pre-prompt", payload)).isInstanceOf(HookOutcome.Stopped.class);
  }

  // ---- asking --------------------------------------------------------------------------------------

  @Test
  void goesOnWhereThePersonAgrees() {
    hooks.agrees = true;
    hooks.on("pre-commit", "a", says(new Verdict.Ask("it is late")))
        .on("pre-commit", "b", says(NOTHING));
    assertThat(hooks.commit()).isInstanceOf(HookOutcome.Passed.class);
    assertThat(hooks.asked)
        .containsExactly("a hook asks whether `pre-commit` may go on it is late");
    assertThat(hooks.log()).containsExactly("hook agreed person", "hook proceeded hook");
  }

  @Test
  void isDeniedWhereNobodyAgrees() {
    hooks.on("pre-commit", "a", says(new Verdict.Ask("it is late")));
    assertThat(hooks.commit()).isInstanceOfSatisfying(HookOutcome.Stopped.class,
        stopped -> assertThat(stopped.cause()).isEqualTo(HookStep.Cause.PERSON));
  }

  // ---- what is over --------------------------------------------------------------------------------

  @Test
  void ignoresVerdictsOnWhatIsOver() {
    var payload = TestHooks.payload("commit", "c0ffee", "message", "m", "files", List.of());
    hooks.on("post-commit", "a", says(new Verdict.Deny("too late")))
        .on("post-commit", "b", rewrites(Map.of("message", "other")))
        .on("post-commit", "c", fails("it broke"))
        .on("post-commit", "d", says(new Verdict.Ask("may I?")));
    HookOutcome outcome = hooks.fire("post-commit", payload);
    assertThat(outcome).isInstanceOf(HookOutcome.Passed.class);
    assertThat(member(outcome, "message")).isEqualTo("m");
    assertThat(hooks.asked).isEmpty();
    assertThat(hooks.notices).hasSize(4);
    assertThat(hooks.ran).containsExactly("a", "b", "c", "d");
  }

  // ---- who runs ------------------------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource({
    "src/**, , true", "docs/**, , false", ", java, true", ", js, false", "src/**, md, true",
    "docs/**, java, false", "*.md, , true"
  })
  void runsOnlyAHookThatMatches(String path, String type, boolean runs) {
    var match = new Match(path == null ? List.of() : List.of(path), List.of(),
        type == null ? List.of() : List.of(type));
    hooks.add(TestHooks.matching(
        hooks.hook("pre-commit", "a", HookLayer.USER, 50, says(NOTHING)), match));
    hooks.commit();
    assertThat(hooks.ran).hasSize(runs ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({"git, true", "rm, false"})
  void matchesTheProgramThatIsRun(String command, boolean runs) {
    hooks.add(TestHooks.matching(
        hooks.hook("pre-shell", "a", HookLayer.USER, 50, says(NOTHING)),
        new Match(List.of(), List.of(command), List.of())));
    hooks.fire("pre-shell", Map.of("argv", List.of("/usr/bin/git", "push"), "command", "",
        "cwd", ".", "by", "acme"));
    assertThat(hooks.ran).hasSize(runs ? 1 : 0);
  }

  @Test
  void doesNotRunAHookThatIsSwitchedOff() {
    hooks.add(hooks.hook("pre-commit", "a", HookLayer.USER, 50, says(NOTHING)).idle("it is off"));
    HookPipeline pipeline = hooks.pipeline();
    assertThat(pipeline.listens("pre-commit")).isFalse();
    assertThat(pipeline.fire(Firing.of("pre-commit", TestHooks.COMMIT)).steps())
        .extracting(HookStep::reason)
        .containsExactly("it is off");
    assertThat(hooks.ran).isEmpty();
  }

  @Test
  void lowersADeadlineToWhatTheManifestSaysAndRaisesNone() {
    var deadlines = new ArrayList<Duration>();
    HookHandler noting = (_, deadline) -> {
      deadlines.add(deadline);
      return NOTHING;
    };
    hooks.on("pre-commit", "a", noting)
        .add(TestHooks.within(hooks.hook("pre-commit", "b", HookLayer.USER, 50, noting),
            Duration.ofMillis(200)))
        .add(TestHooks.within(hooks.hook("pre-commit", "c", HookLayer.USER, 50, noting),
            Duration.ofMinutes(5)));
    hooks.commit();
    assertThat(deadlines).containsExactly(Duration.ofSeconds(5), Duration.ofMillis(200),
        Duration.ofSeconds(5));
  }

  // ---- events in events ----------------------------------------------------------------------------

  @Test
  void endsEventsThatFireEachOtherForEver() {
    var pipeline = new HookPipeline[1];
    var depth = new ArrayList<String>();
    hooks.on("a.ping", "a", (_, _) -> {
      depth.add("ping");
      pipeline[0].fire(Firing.of("a.pong", null));
      return NOTHING;
    }).on("a.pong", "b", (_, _) -> {
      depth.add("pong");
      pipeline[0].fire(Firing.of("a.ping", null));
      return NOTHING;
    });
    pipeline[0] = hooks.pipeline();
    HookOutcome outcome = pipeline[0].fire(Firing.of("a.ping", null));
    assertThat(depth).hasSize(HookChain.MAX_DEPTH);
    assertThat(outcome).isInstanceOf(HookOutcome.Passed.class);
    assertThat(hooks.notices).anyMatch(notice -> notice.contains("8 events deep"));
  }

  @Test
  void doesNotRunAHookForWhatItDoesItself() {
    var pipeline = new HookPipeline[1];
    var inner = new ArrayList<HookOutcome>();
    var payload = TestHooks.payload("path", "a", "after", "x", "diff", "", "by", "a");
    hooks.on("pre-edit", "a", (_, _) -> {
      inner.add(pipeline[0].fire(Firing.of("pre-edit", payload)));
      return NOTHING;
    }).on("pre-edit", "b", says(NOTHING));
    pipeline[0] = hooks.pipeline();
    pipeline[0].fire(Firing.of("pre-edit", payload));
    assertThat(inner.getFirst().steps()).extracting(HookStep::result)
        .containsExactly(HookStep.Result.SKIPPED, HookStep.Result.PROCEEDED);
    assertThat(hooks.ran).containsExactly("a", "b", "b");
  }

  // ---- payloads ------------------------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "message | `pre-commit` needs `message`: string",
    "extra | `pre-commit` has no `extra`; it has `branch`, `diff`, `files`, `message`, `truncated`",
    "files | `files[1]` of `pre-commit` is a number, expected string",
  })
  void refusesAPayloadThatIsNotTheEvents(String wrong, String why) {
    var payload = new HashMap<String, @Nullable Object>(TestHooks.COMMIT);
    switch (wrong) {
      case "message" -> payload.remove("message");
      case "extra" -> payload.put("extra", 1L);
      default -> payload.put("files", List.of("a", 2L));
    }
    assertThatThrownBy(() -> hooks.fire("pre-commit", payload))
        .isInstanceOfSatisfying(PiCodeException.class, e -> {
          assertThat(e.problem().code()).isEqualTo("event-payload-invalid");
          assertThat(e.problem().message()).isEqualTo(why);
        });
  }

  @Test
  void completesAPayloadWithWhatMayBeNull() {
    var payload = new HashMap<String, @Nullable Object>(TestHooks.COMMIT);
    payload.remove("branch");
    assertThat(hooks.fire("pre-commit", payload).payload())
        .isInstanceOfSatisfying(Map.class, made -> assertThat(made.containsKey("branch"))
            .isTrue());
  }

  @Test
  void manifestsKnowTheSameEvents() {
    assertThat(HookEvents.ALL.stream().map(EventSchema::name).filter(name -> !name.contains(".")))
        .containsExactlyInAnyOrderElementsOf(EventNames.OWN);
  }
}
