package dev.picode.plugin.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.plugin.manifest.Handler;
import dev.picode.plugin.manifest.HookContribution.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is asked of the source of hooks, and in which order they come.
class HookRegistryTest {
  private static final List<String> EVENTS = List.of("pre-push", "pre-commit", "pre-command");

  private final List<String> read = new ArrayList<>();
  private final HookRegistry registry = HookRegistry.from(wanted -> EVENTS.stream()
      .filter(wanted)
      .peek(read::add)
      .flatMap(event -> Stream.of(hook(event, 60), hook(event, 40)))
      .toList());

  private static Hook hook(String event, int priority) {
    return new Hook(event, "p" + priority, "",
        new Hook.Owner("acme.a", "1", HookLayer.USER, "acme.a", null), priority, 0, Match.ALL, null,
        null, null, (_, _) -> new Verdict.Proceed());
  }

  @Test
  void readsOnlyWhatIsOnTheEventAndThatOnce() {
    assertThat(registry.listens("pre-edit")).isFalse();
    assertThat(read).isEmpty();
    assertThat(registry.on("pre-commit")).extracting(Hook::name).containsExactly("p40", "p60");
    assertThat(registry.listens("pre-commit")).isTrue();
    assertThat(read).containsExactly("pre-commit");
  }

  @Test
  void knowsAllWhereAllIsAsked() {
    assertThat(registry.events()).containsExactly("pre-command", "pre-commit", "pre-push");
    assertThat(registry.named("p40")).extracting(Hook::event)
        .containsExactly("pre-command", "pre-commit", "pre-push");
  }

  @Test
  void aHandlerTellsItsEvent() {
    assertThat(Handler.hook("pre-commit#keys").event()).isEqualTo("pre-commit");
    assertThat(Handler.hook("team.deploy").event()).isEqualTo("team.deploy");
    assertThat(Handler.command("pre-commit").event()).isEmpty();
  }
}
