package dev.picode.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.agent.AgentTool;
import dev.picode.agent.ToolAnswer;
import dev.picode.agent.ToolTarget;
import dev.picode.plugin.Extension;
import dev.picode.plugin.layer.Extensions;
import dev.picode.plugin.layer.Listed;
import dev.picode.plugin.manifest.ManifestReader;
import dev.picode.plugin.tool.ToolCall;
import dev.picode.plugin.tool.ToolRegistry;
import dev.picode.problem.PiCodeException;
import dev.picode.sandbox.Outcome;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtensionToolsTest {
  @TempDir
  private Path folder;
  private final ToolRegistry registry = new ToolRegistry(new Extensions(List.of(
      _ -> Stream.of(extension("acme.one", "add"), extension("acme.two", "add"),
          extension("acme.two", "read"))
          .map(Listed::of)
          .toList()),
      _ -> {}));

  private List<AgentTool> tools(ToolCall.Run run) {
    return ExtensionTools.of(registry, Set.of("read"),
        new Spill(folder.resolve("cache"), InstantSource.system()), run);
  }

  private static AgentTool add(List<AgentTool> tools) {
    return tools.stream()
        .filter(tool -> tool.spec().name().equals("add"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void haveNamesThatModelsTake() {
    assertThat(tools((_, _, _) -> new Outcome.Completed(true, 1L)))
        .allSatisfy(tool -> assertThat(tool.spec().name()).matches("[A-Za-z0-9_-]{1,64}"))
        .extracting(tool -> tool.spec().name())
        .contains("add", "acme_two_add")
        .doesNotContain("read")
        .doesNotHaveDuplicates();
  }

  @Test
  void areCalledOnlyWhenTheyAreDone() {
    AgentTool tool = add(tools((extension, _, input) -> {
      assertThat(extension.id()).isEqualTo("acme.one");
      return new Outcome.Completed(true, Map.of("got", input));
    }));
    var plan = tool.plan(Map.of("a", 1L));
    assertThat(plan.target()).isEqualTo(new ToolTarget.Extension("acme.one"));
    assertThat(plan.title()).isEqualTo("acme.one:add");
    assertThat(tool.isParallel()).isFalse();
    assertThat(plan.work().run(_ -> {}).text()).contains("\"got\"", "\"a\": 1");
  }

  @Test
  void giveTextsAsTheyAreAndCutLongOnes() {
    assertThat(add(tools((_, _, _) -> new Outcome.Completed(true, "found"))).plan(Map.of("a", 1L))
        .work()
        .run(_ -> {})).isEqualTo(ToolAnswer.of("found", "1 lines"));
    assertThat(add(tools((_, _, _) -> new Outcome.Completed(true, "x\n".repeat(5_000))))
        .plan(Map.of("a", 1L))
        .work()
        .run(_ -> {})
        .text()).contains("left out here");
  }

  @Test
  void tellTheModelWhatFails() {
    assertThat(add(tools((_, _, _) -> new Outcome.Cancelled("stopped"))).spec().parameters())
        .containsKey("properties");
    assertThatThrownBy(() -> add(tools((_, _, _) -> new Outcome.Cancelled("stopped")))
        .plan(Map.of("a", 1L))
        .work()
        .run(_ -> {}))
        .isInstanceOfSatisfying(PiCodeException.class,
            e -> assertThat(e.problem().code()).isEqualTo("cancelled"));
    assertThatThrownBy(() -> add(tools((_, _, _) -> {
      throw new AssertionError("it runs");
    })).plan(Map.of("a", "x")).work().run(_ -> {})).isInstanceOfSatisfying(PiCodeException.class,
        e -> assertThat(e.problem().code()).isEqualTo("tool-parameters-invalid"));
  }

  private static Extension extension(String id, String tool) {
    return new Extension(ManifestReader.read("""
        { "id": "%s", "version": "1", "api": 1, "language": "js", "main": "m.js",
          "description": "d", "contributes": { "tools": [{ "name": "%s", "description": "d",
          "parameters": { "type": "object", "properties": { "a": { "type": "integer" } } } }] } }
        """.formatted(id, tool), "picode.json"), Extension.Origin.USER, id, () -> {
      throw new AssertionError("its files are not needed");
    });
  }
}
