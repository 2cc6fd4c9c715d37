package dev.picode.plugin.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.plugin.hook.EventInput;
import dev.picode.plugin.hook.Hook;
import dev.picode.plugin.hook.HookHandler;
import dev.picode.plugin.hook.HookLayer;
import dev.picode.plugin.hook.HookPipeline;
import dev.picode.plugin.hook.HookRegistry;
import dev.picode.plugin.hook.HookRules;
import dev.picode.plugin.hook.Verdict;
import dev.picode.plugin.manifest.HookContribution.Match;
import dev.picode.problem.PiCodeException;
import dev.picode.sandbox.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnnouncedToolTest {
  private final List<Hook> hooks = new ArrayList<>();
  private final List<@Nullable Object> called = new ArrayList<>();
  private final List<@Nullable Object> told = new ArrayList<>();

  private void on(String event, HookHandler handler) {
    hooks.add(new Hook(event, "", "", new Hook.Owner("acme.a", "1", HookLayer.USER, "a", null), 50,
        hooks.size(), Match.ALL, null, null, null, handler));
  }

  private Outcome run(Map<String, @Nullable Object> parameters) {
    var pipeline = new HookPipeline(HookRegistry.of(hooks), new HookRules(Duration.ofSeconds(5),
        HookRules.Asked.NOBODY, null, HookRules.Recorder.NONE, _ -> {}));
    return new AnnouncedTool(pipeline, "lookup", "picode").run(parameters, given -> {
      called.add(given);
      return new Outcome.Completed(true, "found");
    });
  }

  private Verdict tell(EventInput input, Duration deadline) {
    told.add(input.current());
    return new Verdict.Proceed();
  }

  @Test
  void isCalledWithItsParametersWhereNobodyListens() {
    assertThat(run(Map.of("q", "x"))).isEqualTo(new Outcome.Completed(true, "found"));
    assertThat(called).containsExactly(Map.of("q", "x"));
  }

  @Test
  void isCalledWithWhatAHookMadeOfThem() {
    on("pre-tool", (_, _) -> new Verdict.Rewrite(Map.of("params", Map.of("q", "y"))));
    on("post-tool", this::tell);
    run(Map.of("q", "x"));
    assertThat(called).containsExactly(Map.of("q", "y"));
    assertThat(told).hasSize(1);
    assertThat(told.getFirst()).isInstanceOfSatisfying(Map.class, payload -> {
      assertThat(payload.get("name")).isEqualTo("lookup");
      assertThat(payload.get("params")).isEqualTo(Map.of("q", "y"));
      assertThat(payload.get("result")).isEqualTo("found");
      assertThat(payload.get("error")).isNull();
    });
  }

  @Test
  void isNotCalledWhereAHookDeniesIt() {
    on("pre-tool", (_, _) -> new Verdict.Deny("not today"));
    on("post-tool", this::tell);
    assertThatThrownBy(() -> run(Map.of())).isInstanceOfSatisfying(PiCodeException.class,
        e -> assertThat(e.problem().code()).isEqualTo("hook-denied"));
    assertThat(called).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void isNotCalledWhereAHookFails() {
    on("pre-tool", (_, _) -> new Verdict.Rewrite(Map.of("params", 3L)));
    assertThatThrownBy(() -> run(Map.of())).isInstanceOfSatisfying(PiCodeException.class,
        e -> assertThat(e.problem().code()).isEqualTo("hook-failed"));
    assertThat(called).isEmpty();
  }

  @Test
  void givesItsResultWhateverAHookSaysAfterIt() {
    on("post-tool", (_, _) -> new Verdict.Deny("too late"));
    assertThat(run(Map.of())).isEqualTo(new Outcome.Completed(true, "found"));
  }
}
