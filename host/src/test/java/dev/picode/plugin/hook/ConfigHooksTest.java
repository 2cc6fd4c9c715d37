package dev.picode.plugin.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.config.HookProgram;
import dev.picode.config.Layer;
import dev.picode.plugin.hook.HookRules.Asked;
import dev.picode.plugin.manifest.HookContribution.OnFailure;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Place;
import dev.picode.process.ProcessService;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Real programs that are hooks.
class ConfigHooksTest {
  private static final Place PLACE = new Place("config.toml", 2, 1, null);

  @TempDir
  private Path temp;

  private final ProcessService processes = new ProcessService(Map.of());

  @BeforeEach
  void resolve() throws IOException {
    temp = temp.toRealPath();
  }

  @AfterEach
  void close() {
    processes.close();
  }

  private static HookProgram program(String event, String command, Duration timeout) {
    return new HookProgram(event, "", command, List.of("sh", "-c", command), timeout, List.of(),
        List.of(), List.of(), null, Layer.USER, PLACE);
  }

  private List<Hook> hooks(HookProgram... programs) {
    return ConfigHooks.of(List.of(programs), Workspace.of(temp),
        Map.of("PATH", "/usr/bin:/bin"), () -> processes);
  }

  private HookOutcome fire(HookProgram... programs) {
    var pipeline = new HookPipeline(HookRegistry.of(hooks(programs)), new HookRules(
        Duration.ofSeconds(5), Asked.NOBODY, null, HookRules.Recorder.NONE, _ -> {}));
    return pipeline.fire(Firing.of("pre-commit", TestHooks.COMMIT));
  }

  @Test
  void aProgramIsAHookOfItsLayer() {
    List<Hook> hooks = hooks(program("pre-commit", "true", Duration.ofSeconds(9)),
        new HookProgram("pre-commit", "named", "x", List.of("x"), HookProgram.TIMEOUT, List.of(),
            List.of(), List.of(), true, Layer.PROJECT, PLACE));
    assertThat(hooks).extracting(Hook::id)
        .containsExactly("config:pre-commit#program-1", "config:pre-commit#named");
    assertThat(hooks).extracting(hook -> hook.owner().layer())
        .containsExactly(HookLayer.USER, HookLayer.PROJECT);
    assertThat(hooks).extracting(Hook::onFailure).containsExactly(null, OnFailure.PROCEED);
    assertThat(hooks.getFirst().deadline()).isEqualTo(Duration.ofSeconds(9));
    assertThat(hooks.getFirst().owner().from()).isEqualTo("config.toml:2");
  }

  @ParameterizedTest
  @CsvSource({"pre-comit, did you mean `pre-commit`?", "zzz, docs/reference/hooks.md lists them"})
  void refusesAnEventThatThereIsNot(String event, String hint) {
    assertThatThrownBy(() -> hooks(program(event, "true", HookProgram.TIMEOUT)))
        .isInstanceOfSatisfying(PiCodeException.class, e -> {
          assertThat(e.problem().code()).isEqualTo("config-bad-value");
          assertThat(e.problem().hint()).isEqualTo(hint);
          assertThat(e.problem().place()).isEqualTo(PLACE);
        });
  }

  @Test
  void refusesAGlobThatIsNone() {
    var program = new HookProgram("pre-commit", "", "true", List.of("true"), HookProgram.TIMEOUT,
        List.of("ok/**", "a/{b"), List.of(), List.of(), null, Layer.USER, PLACE);
    assertThatThrownBy(() -> hooks(program)).isInstanceOfSatisfying(PiCodeException.class,
        e -> assertThat(e.problem().message())
            .startsWith("`hooks.pre-commit.paths` has `a/{b`: "));
  }

  @Test
  void readsThePayloadAndTheNameOfTheEvent() throws IOException {
    assertThat(fire(program("pre-commit", "cat > told; echo \"$PICODE_HOOK\" > event",
        HookProgram.TIMEOUT))).isInstanceOf(HookOutcome.Passed.class);
    assertThat(Files.readString(temp.resolve("told"))).contains("\"message\":\"fix: x\"",
        "\"truncated\":false");
    assertThat(temp.resolve("event")).hasContent("pre-commit");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "echo no >&2; exit 1 | HOOK | no",
    "echo first; echo last; exit 3 | HOOK | last",
    "exit 4 | HOOK | `sh` ended with 4",
    "exit 127 | FAILURE | `sh` ended with 127",
    "no-such-program-at-all 2>/dev/null | FAILURE | `sh` ended with 127",
    "kill -9 $$ | FAILURE | `sh` ended with 137",
  })
  void tellsAVerdictFromAFailure(String command, HookStep.Cause cause, String reason) {
    assertThat(fire(program("pre-commit", command, HookProgram.TIMEOUT)))
        .isInstanceOfSatisfying(HookOutcome.Stopped.class, stopped -> {
          assertThat(stopped.cause()).isEqualTo(cause);
          assertThat(stopped.reason()).isEqualTo(reason);
        });
  }

  @Test
  void itsOwnTimeIsItsOwnAlsoWhereItIsMoreThanAScriptHas() {
    assertThat(fire(program("pre-commit", "exec sleep 300", Duration.ofSeconds(1))))
        .isInstanceOfSatisfying(HookOutcome.Stopped.class,
            stopped -> assertThat(stopped.cause()).isEqualTo(HookStep.Cause.FAILURE));
  }
}
