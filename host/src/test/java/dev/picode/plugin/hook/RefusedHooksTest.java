package dev.picode.plugin.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RefusedHooksTest {
  @Test
  void tellsWhyAnEntryIsLeftOut() {
    List<Hook> hooks = refused("""
        { "event": "pre-commit" }, { "event": "pre-comit" }, { "event": "pre-push", "priority": 900 }, 7
        """);
    assertThat(hooks).extracting(Hook::event).containsExactly("pre-comit", "pre-push", "?");
    assertThat(hooks).allSatisfy(hook -> {
      assertThat(hook.idle()).startsWith("its manifest is wrong: ");
      assertThat(hook.owner().id()).isEqualTo("acme.a");
    });
    assertThat(hooks.getFirst().idle()).contains("there is no `pre-comit`")
        .contains(
            "extensions/a/picode.json");
  }

  @Test
  void hasNothingToTellOfARightOne() {
    assertThat(refused("{ \"event\": \"pre-commit\" }")).isEmpty();
  }

  @Test
  void leavesAllOutWhereTheManifestItselfIsWrong() {
    assertThat(RefusedHooks.of("""
        { "id": "acme.a", "contributes": { "hooks": [{ "event": "pre-commit" }, { "event": "pre-push" }] } }
        """, HookLayer.USER, "extensions/a")).extracting(Hook::event)
        .containsExactly("pre-commit", "pre-push");
  }

  @Test
  void saysNothingOfWhatIsNoManifest() {
    for (String text : List.of("", "{", "[]", "{ \"contributes\": 7 }",
        "{ \"contributes\": { \"hooks\": {} } }")) {
      assertThat(RefusedHooks.of(text, HookLayer.USER, "extensions/a")).isEmpty();
    }
  }

  private static List<Hook> refused(String hooks) {
    return RefusedHooks.of("""
        { "id": "acme.a", "version": "1", "api": 1, "language": "js", "main": "main.js", "description": "d",
          "contributes": { "hooks": [%s] } }
        """.formatted(hooks), HookLayer.USER, "extensions/a");
  }
}
