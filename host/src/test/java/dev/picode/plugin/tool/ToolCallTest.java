package dev.picode.plugin.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.plugin.Extension;
import dev.picode.plugin.layer.Extensions;
import dev.picode.plugin.layer.Listed;
import dev.picode.plugin.manifest.Handler;
import dev.picode.plugin.manifest.Manifest;
import dev.picode.plugin.manifest.ManifestReader;
import dev.picode.problem.PiCodeException;
import dev.picode.sandbox.Outcome;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ToolCallTest {
  private final ToolRegistry registry = new ToolRegistry(new Extensions(List.of(
      _ -> Stream.of(extension("acme.one", "add", """
          "parameters": { "type": "object", "required": ["a"], "properties": { "a": { "type": "integer" } } },
          "result": { "type": "integer" }"""), extension("acme.two", "add", """
          "parameters": { "type": "text" }""")).map(Listed::of).toList()), _ -> {}));

  @Test
  void callsItWithWhatItDeclares() {
    assertThat(call("add", Map.of("a", 1L), 2L)).isEqualTo(new Outcome.Completed(true, 2L));
  }

  @Test
  void refusesOtherParametersBeforeAnythingRuns() {
    assertRefused("tool-parameters-invalid", "the parameters of the tool `add` are wrong:"
        + " $.a: string found, integer expected",
        () -> new ToolCall(registry.find("add"))
            .with(Map.of("a", "1"), (_, _, _) -> {
              throw new AssertionError("it runs");
            }));
  }

  @Test
  void refusesAnotherResult() {
    assertRefused("tool-result-invalid", "what the tool `add` gave back is not what it declares:"
        + " $: string found, integer expected", () -> call("add", Map.of("a", 1L), "2"));
  }

  @Test
  void refusesASchemaThatIsNone() {
    assertThatThrownBy(() -> call("acme.two:add", Map.of(), 1L)).isInstanceOfSatisfying(
        PiCodeException.class, e -> assertThat(e.problem().code()).isEqualTo("schema-invalid"));
  }

  @Test
  void namesTheNearestTool() {
    assertThatThrownBy(() -> registry.find("ad")).isInstanceOfSatisfying(PiCodeException.class,
        e -> assertThat(e.problem().hint()).isEqualTo("did you mean `add`?"));
  }

  @Test
  void listsEachByItsShortestName() {
    assertThat(registry.tools()).containsOnlyKeys("add", "acme.two:add");
  }

  private Outcome call(String tool, Map<String, Object> parameters, Object result) {
    return new ToolCall(registry.find(tool)).with(Map.copyOf(parameters),
        (extension, handler, input) -> {
          assertThat(extension.id()).isEqualTo("acme.one");
          assertThat(handler).isEqualTo(Handler.tool("add"));
          assertThat(input).isEqualTo(parameters);
          return new Outcome.Completed(true, result);
        });
  }

  private static void assertRefused(String code, String message, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOfSatisfying(PiCodeException.class, e -> {
      assertThat(e.problem().code()).isEqualTo(code);
      assertThat(e.problem().message()).isEqualTo(message);
    });
  }

  private static Extension extension(String id, String tool, String more) {
    Manifest manifest = ManifestReader.read("{ \"id\": \"" + id + "\", \"version\": \"1\","
        + " \"api\": 1, \"language\": \"js\", \"main\": \"m.js\", \"description\": \"d\","
        + " \"contributes\": { \"tools\": [{ \"name\": \"" + tool + "\", \"description\": \"d\", "
        + more + " }] } }", "picode.json");
    return new Extension(manifest, Extension.Origin.USER, id, () -> {
      throw new AssertionError("its files are not needed");
    });
  }
}
