package dev.picode.plugin.hook;

import static dev.picode.plugin.hook.TestHooks.fails;
import static dev.picode.plugin.hook.TestHooks.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.plugin.hook.HookRules.Asked;
import dev.picode.plugin.manifest.HookContribution.Match;
import dev.picode.plugin.manifest.HookContribution.OnFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardCheckTest {
  private static final HookRules RULES = new HookRules(Duration.ofSeconds(5), Asked.NOBODY, null,
      HookRules.Recorder.NONE, _ -> {});

  @TempDir
  private Path temp;

  @Test
  void looksAtEveryEventThatAFailureBlocks() {
    assertThat(GuardCheck.all(HookRegistry.NONE, RULES)).containsOnlyKeys("pre-tool", "pre-edit",
        "pre-shell", "pre-commit", "pre-push")
        .allSatisfy((_, found) -> {
          assertThat(found.holds()).isTrue();
          assertThat(found.hooks()).isEmpty();
        });
  }

  @Test
  void namesTheHooksThatListenInTheirOrderAndRunsNoneOfThem() {
    var hooks = new TestHooks(temp);
    Hook late = hooks.hook("pre-commit", "late", HookLayer.USER, 90, fails("it ran"));
    Hook early = hooks.hook("pre-commit", "early", HookLayer.BUILTIN, 90, fails("it ran"));
    Hook off = hooks.hook("pre-commit", "off", HookLayer.USER, 1, fails("it ran")).idle("off");
    GuardCheck.Finding found = find(late, early, off);
    assertThat(found.holds()).isTrue();
    assertThat(found.hooks()).containsExactly("early:pre-commit", "late:pre-commit");
    assertThat(found.idle()).containsExactly("off:pre-commit");
    assertThat(hooks.ran).isEmpty();
    assertThat(found.plain()).isEqualTo(Map.of("holds", true, "hooks", found.hooks(), "idle",
        found.idle()));
  }

  /// Whatever a person's hooks narrow themselves to and say of failures, both canaries are denied.
  @Test
  void holdsWhateverTheHooksSayOfThemselves() {
    var hooks = new TestHooks(temp);
    Hook narrow = TestHooks.matching(
        hooks.hook("pre-commit", "narrow", HookLayer.USER, 50, says(new Verdict.Proceed())),
        new Match(List.of("no/such/**"), List.of("nothing"), List.of("zz")));
    Hook lenient = TestHooks.failing(
        hooks.hook("pre-commit", "lenient", HookLayer.USER, Integer.MIN_VALUE,
            says(new Verdict.Proceed())),
        OnFailure.PROCEED);
    Hook short1 = TestHooks.within(
        hooks.hook("pre-commit", "short", HookLayer.FOLDER, Integer.MAX_VALUE,
            says(new Verdict.Proceed())),
        Duration.ofMillis(1));
    assertThat(find(narrow, lenient, short1).holds()).isTrue();
  }

  @Test
  void asksNobodyAndKeepsNothing() {
    var told = new AtomicInteger();
    var rules = new HookRules(Duration.ofSeconds(5), (_, _) -> {
      told.incrementAndGet();
      return true;
    }, null, (_, _, _) -> told.incrementAndGet(), _ -> told.incrementAndGet());
    var hooks = new TestHooks(temp);
    Hook asking = hooks.hook("pre-push", "asking", HookLayer.USER, 50,
        says(new Verdict.Ask("really?")));
    assertThat(GuardCheck.all(HookRegistry.of(List.of(asking)), rules).get("pre-push"))
        .isEqualTo(new GuardCheck.Finding(true, List.of("asking:pre-push"), List.of()));
    assertThat(told).hasValue(0);
  }

  private static GuardCheck.Finding find(Hook... hooks) {
    return GuardCheck.all(HookRegistry.of(List.of(hooks)), RULES)
        .getOrDefault("pre-commit",
            new GuardCheck.Finding(false, List.of(), List.of()));
  }
}
