package dev.picode.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.plugin.Extension;
import dev.picode.plugin.layer.Extensions;
import dev.picode.plugin.layer.Listed;
import dev.picode.plugin.manifest.CommandContribution;
import dev.picode.plugin.manifest.Contributions;
import dev.picode.plugin.manifest.Manifest;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.protocol.Language;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommandRegistryTest {
  private final CommandRegistry registry = new CommandRegistry(
      new Extensions(List.of(_ -> Stream.of(extension("a.first", "todo", "list"),
          extension("b.second", "todo", "other", "eval")).map(Listed::of).toList()), _ -> {}),
      List.of("eval"));

  @Test
  void findsByName() {
    assertThat(registry.find("list")).get()
        .extracting(entry -> entry.extension().id())
        .isEqualTo("a.first");
    assertThat(registry.find("nothing")).isEmpty();
  }

  @Test
  void leavesANameToTheFirstThatHasItAndFindsEveryCommandByItsId() {
    assertThat(registry.find("todo")).get()
        .extracting(entry -> entry.extension().id())
        .isEqualTo("a.first");
    assertThat(registry.find("b.second:todo")).get()
        .extracting(entry -> entry.extension().id())
        .isEqualTo("b.second");
  }

  @Test
  void saysWhichCommandsDidNotGetTheirName() {
    assertThat(registry.find("eval")).isEmpty();
    assertThat(registry.find("b.second:eval")).isPresent();
    assertThat(registry.clashes()).containsExactly(
        "`todo` is the command of `a.first`; that of `b.second` is `b.second:todo`",
        "`eval` is the command of PiCode; that of `b.second` is `b.second:eval`");
  }

  @Test
  void listsShortNamesInOrder() {
    assertThat(registry.commands()).extracting(entry -> entry.command().name())
        .containsExactly("list", "other", "todo");
  }

  private static Extension extension(String id, String... commands) {
    var manifest = new Manifest(id, "1", Language.JAVASCRIPT, "main.js", "Something",
        Contributions.ofCommands(Stream.of(commands)
            .map(name -> new CommandContribution(name, "Does it", "Some", List.of(), List.of()))
            .toList()),
        Grants.NONE, Map.of(), 0);
    return new Extension(manifest, Extension.Origin.BUILTIN, "builtin", () -> {
      throw new AssertionError("its files are not needed");
    });
  }
}
