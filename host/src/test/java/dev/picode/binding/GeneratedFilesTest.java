package dev.picode.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.Golden;
import dev.picode.plugin.hook.HookEvents;
import dev.picode.sandbox.binding.ApiLevel;
import dev.picode.sandbox.binding.BindingSchema;
import dev.picode.sandbox.binding.EventDeclarations;
import dev.picode.sandbox.binding.PythonDeclarations;
import dev.picode.sandbox.binding.ReferencePage;
import dev.picode.sandbox.binding.TypeScriptDeclarations;
import dev.picode.sandbox.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The files that are generated from the binding classes and checked in. With
/// `-Dpicode.write=true` they are written.
class GeneratedFilesTest {
  private static final Path FROZEN = Path.of("src", "test", "resources", "api-level-1.json");
  private static final BindingSchema SCHEMA = ScriptBindings.schema();

  @Test
  void theTypeDeclarationsAreCurrent() throws IOException {
    String prologue = Files.readString(Path.of("..", "sdk-js", "prologue.d.ts"));
    Golden.check(
        Path.of("..", "sdk-js", "index.d.ts"),
        TypeScriptDeclarations.of(SCHEMA,
            prologue + "\n" + EventDeclarations.typeScript(HookEvents.ALL, HookEvents.TYPES)));
  }

  /// An interface that is declared twice is one with the members of both; only what the prologue begins is meant so.
  @Test
  void eachTypeIsDeclaredOnce() throws IOException {
    List<String> names = Pattern.compile("(?m)^export interface (\\w+)")
        .matcher(Files.readString(Path.of("..", "sdk-js", "index.d.ts")))
        .results()
        .map(each -> each.group(1))
        .toList();

    assertThat(names).hasSizeGreaterThan(40).contains("Context", "ContextService");
    assertThat(names.stream().filter(each -> Collections.frequency(names, each) > 1).distinct())
        .containsExactly("Context");
  }

  @Test
  void thePythonDeclarationsAreCurrent() throws IOException {
    Path folder = Path.of("..", "sdk-js", "python");
    Golden.check(
        folder.resolve("picode").resolve("__init__.pyi"),
        PythonDeclarations.of(SCHEMA, Files.readString(folder.resolve("prologue.pyi")) + "\n\n"
            + EventDeclarations.python(HookEvents.ALL, HookEvents.TYPES)));
  }

  @Test
  void theReferenceOfEventsIsCurrent() {
    Golden.check(Path.of("..", "docs", "reference", "hooks.md"),
        EventDeclarations.page(HookEvents.ALL, HookEvents.TYPES));
  }

  @Test
  void theReferenceIsCurrent() {
    Golden.check(Path.of("..", "docs", "reference", "api.md"), ReferencePage.of(SCHEMA));
  }

  @Test
  void theSurfaceOfThePreludeIsCurrent() {
    Golden.check(
        Path.of("src", "main", "resources", "dev", "picode", "binding", "surface.json"),
        Json.write(SCHEMA.surface()) + "\n");
  }

  @Test
  void theTestKitsKnowEachFunctionThatGivesAStream() throws IOException {
    List<String> streams = SCHEMA.namespaces()
        .stream()
        .flatMap(namespace -> namespace.methods()
            .stream()
            .filter(BindingSchema.Method::isStreamed)
            .map(method -> namespace.name() + "." + method.name()))
        .toList();
    for (Path kit : List.of(Path.of("testing.js"), Path.of("python", "testing.py"))) {
      List<String> known = Pattern.compile("\"(\\w+\\.\\w+)\": [(_]")
          .matcher(Files.readString(Path.of("..", "sdk-js").resolve(kit)))
          .results()
          .map(each -> each.group(1))
          .toList();
      assertThat(known).as(kit.toString()).isEqualTo(streams).isNotEmpty();
    }
  }

  /// Written anew only where nothing that scripts rely on is taken away.
  @Test
  void theFrozenLevelKeepsWhatScriptsRelyOnAndIsCurrent() throws IOException {
    if (Files.exists(FROZEN)) {
      BindingSchema frozen = BindingSchema.parse(Files.readString(FROZEN));
      assertThat(ApiLevel.incompatibilities(frozen, SCHEMA)).isEmpty();
    }
    Golden.check(FROZEN, SCHEMA.toJson());
  }
}
