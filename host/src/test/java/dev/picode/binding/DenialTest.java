package dev.picode.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.problem.PiCodeException;
import dev.picode.sandbox.binding.BindingSchema;
import dev.picode.sandbox.binding.TypeRef;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.capability.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is declared to need a capability is refused without it, each function of the API. What only one kind of
/// handler has is tested with that kind.
class DenialTest {
  @TempDir
  private Path folder;

  static Stream<String> guarded() {
    return ScriptBindings.schema()
        .namespaces()
        .stream()
        .filter(namespace -> namespace.only().isEmpty())
        .flatMap(namespace -> namespace.methods()
            .stream()
            .filter(method -> !method.capability().equals("none"))
            .map(method -> namespace.name() + "." + method.name()));
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void deniesWhatWasNotGranted(String target) throws IOException {
    Files.writeString(folder.resolve("a.txt"), "text");
    BindingSchema.Method method = ScriptBindings.schema()
        .namespace(target.substring(0, target.indexOf('.')))
        .orElseThrow()
        .method(target.substring(target.indexOf('.') + 1))
        .orElseThrow();
    Map<String, Object> arguments = new HashMap<>();
    method.positionals()
        .forEach(parameter -> arguments.put(parameter.name(), argument(parameter)));
    assertThatThrownBy(() -> call(Grants.NONE, target, arguments))
        .isInstanceOfSatisfying(
            PiCodeException.class,
            e -> assertThat(e.problem().code()).isEqualTo("capability-denied"));
  }

  private static Object argument(BindingSchema.Parameter parameter) {
    if (parameter.type() instanceof TypeRef.ListOf(var item)) {
      return item == TypeRef.Plain.STRING ? List.of("sh") : List.of();
    }
    if (parameter.type() instanceof TypeRef.MapOf) {
      return Map.of();
    }
    return parameter.name().equals("url") ? "https://example.org/" : "a.txt";
  }

  @Test
  void deniesALinkThatLeavesTheWorkspace() throws IOException {
    Path outside = Files.writeString(folder.resolve("outside.txt"), "secret");
    Files.createDirectory(folder.resolve("inside"));
    Files.createSymbolicLink(folder.resolve("inside").resolve("link.txt"), outside);
    folder = folder.resolve("inside");
    assertThatThrownBy(() -> call(Grants.PERSON, "files.read", Map.of("path", "link.txt")))
        .isInstanceOfSatisfying(
            PiCodeException.class,
            e -> assertThat(e.problem().code()).isEqualTo("path-outside-workspace"));
  }

  @ParameterizedTest
  @ValueSource(strings = {".git/hooks/pre-commit", ".GIT/config", "sub/.git/config", ".git",
    "git~1/config", ".git./config", ".data/grants.json", ".config/config.toml", "link/config"})
  void noGrantCoversWhatGitRunsOrPiCodeBelieves(String path) throws IOException {
    Files.createDirectories(folder.resolve(".git"));
    Files.createDirectories(folder.resolve(".data"));
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve(".git"));
    var grants = Grants.NONE.withWrite("**")
        .and(Permission.WRITE.parse("**"))
        .and(Permission.READ.parse("**"));
    for (String target : List.of("files.write", "files.mkdir", "files.remove")) {
      Map<String, Object> arguments = target.equals("files.write")
          ? Map.of("path", path, "text", "x")
          : Map.of("path", path);
      if (!target.equals("files.remove") || !path.equals("link/config")) {
        assertThatThrownBy(() -> call(grants, target, arguments)).as(target)
            .isInstanceOfSatisfying(
                PiCodeException.class,
                e -> assertThat(e.problem().code()).isEqualTo("path-guarded"));
      }
    }
  }

  @Test
  void whatPiCodeKeepsIsNotReadOrFound() throws IOException {
    Files.createDirectories(folder.resolve(".data/kv"));
    Files.writeString(folder.resolve(".data/kv/other.txt"), "needle");
    assertThatThrownBy(
        () -> call(Grants.PERSON, "files.read", Map.of("path", ".data/kv/other.txt")))
        .isInstanceOfSatisfying(
            PiCodeException.class,
            e -> assertThat(e.problem().code()).isEqualTo("path-guarded"));
    try (var script = new TestScript(folder).granted(Grants.PERSON)) {
      assertThat(script.call("files.glob", Map.of("pattern", "**/*.txt", "path", ".")))
          .isEqualTo(List.of());
    }
  }

  private void call(Grants grants, String target, Map<String, Object> arguments) {
    try (var script = new TestScript(folder).granted(grants)) {
      script.call(target, arguments);
    }
  }
}
