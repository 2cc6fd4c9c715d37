package dev.picode.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.context.FileIndexes;
import dev.picode.context.ProgressListener;
import dev.picode.context.ScanOptions;
import dev.picode.git.GitRepository;
import dev.picode.problem.PiCodeException;
import dev.picode.sandbox.binding.BindingSchema;
import dev.picode.sandbox.binding.Bindings;
import dev.picode.sandbox.capability.Glob;
import dev.picode.sandbox.capability.Grants;
import dev.picode.terminal.Display;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What is not granted is denied: by every function that declares a capability, and on the real path.
class CapabilitiesTest {
  private static final Grants SUB = new Grants(
      List.of(Glob.compile("sub/**")), List.of(Glob.compile("sub/**")), Grants.GitLevel.NONE);

  @TempDir
  private Path temp;

  private Path work = Path.of("");

  @BeforeEach
  void makeAWorkspace() throws IOException {
    work = Files.createDirectories(temp.resolve("work")).toRealPath();
    Files.createDirectories(work.resolve("sub"));
    Files.writeString(work.resolve("secret.txt"), "secret");
    Files.writeString(work.resolve("sub/open.txt"), "open");
    Files.writeString(temp.resolve("outside.txt"), "outside");
    Files.createSymbolicLink(work.resolve("sub/to-secret"), Path.of("../secret.txt"));
    Files.createSymbolicLink(work.resolve("sub/to-outside"), Path.of("../../outside.txt"));
    Files.createSymbolicLink(work.resolve("sub/up"), Path.of(".."));
    Files.createSymbolicLink(work.resolve("sub/out"), temp);
    Files.createSymbolicLink(work.resolve("sub/new"), Path.of("../not-there-yet.txt"));
  }

  /// A function of the API and what it declares.
  record Function(String name, BindingSchema.Method method) {
    @Override
    public String toString() {
      return name;
    }

    /// Every function must take its required parameters, and so has text for each.
    Map<String, @Nullable Object> arguments() {
      Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
      method.positionals().forEach(parameter -> arguments.put(parameter.name(), "sub/open.txt"));
      return arguments;
    }
  }

  static Stream<Function> guarded() {
    return ScriptBindings.schema()
        .namespaces()
        .stream()
        .flatMap(namespace -> namespace.methods()
            .stream()
            .map(method -> new Function(namespace.name() + "." + method.name(), method)))
        .filter(function -> !function.method().capability().equals("none"));
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void nothingGrantedDeniesEveryFunctionWithACapability(Function function) {
    assertDenied(Grants.NONE, function.name(), function.arguments(), "capability-denied");
  }

  @Test
  void thereAreFunctionsOfEachCapability() {
    assertThat(guarded().map(function -> function.method().capability()))
        .anyMatch(capability -> capability.startsWith("read"))
        .anyMatch(capability -> capability.startsWith("write"))
        .anyMatch(capability -> capability.startsWith("git"));
  }

  @ParameterizedTest
  @CsvSource({"files.read, sub/to-secret, capability-denied",
    "files.read, sub/up/secret.txt, capability-denied",
    "files.read, sub/../secret.txt, capability-denied",
    "files.read, sub/to-outside, path-outside-workspace",
    "files.read, sub/out/outside.txt, path-outside-workspace",
    "files.write, sub/to-secret, capability-denied", "files.write, sub/new, capability-denied",
    "files.write, sub/up/more.txt, capability-denied",
    "files.write, sub/to-outside, path-outside-workspace",
    "files.write, sub/out/more.txt, path-outside-workspace",
    "files.list, sub/up, capability-denied", "files.list, sub/out, path-outside-workspace"})
  void aLinkGrantsNothing(String function, String path, String code) throws IOException {
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    arguments.put("path", path);
    if (function.equals("files.write")) {
      arguments.put("text", "changed");
    }
    assertDenied(SUB, function, arguments, code);
    assertThat(work.resolve("secret.txt")).hasContent("secret");
    assertThat(temp.resolve("outside.txt")).hasContent("outside");
    assertThat(work.resolve("not-there-yet.txt")).doesNotExist();
  }

  @Test
  void whatIsGrantedIsRead() {
    assertThat(bindings(SUB).call("files.read", Map.of("path", "sub/open.txt"))).isEqualTo("open");
  }

  private void assertDenied(Grants grants, String function,
      Map<String, ? extends @Nullable Object> arguments, String code) {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>(arguments);
    assertThatThrownBy(() -> bindings(grants).call(function, plain)).as(function)
        .isInstanceOfSatisfying(PiCodeException.class,
            e -> assertThat(e.problem().code()).as(e.getMessage()).isEqualTo(code));
  }

  private Bindings bindings(Grants grants) {
    var workspace = Workspace.of(work);
    var indexes = new FileIndexes(workspace, ScanOptions.defaults(), ProgressListener.NONE);
    var access = new Access("the extension `a.test`", grants, "add to `permissions`:");
    return ScriptBindings.of(access, new ScriptServices(
        workspace, indexes, () -> GitRepository.find(workspace.root()), new SilentOutput()));
  }

  private static final class SilentOutput implements ScriptOutput {
    @Override
    public void show(Display display) {}

    @Override
    public void progress(String label, long done, long total) {}

    @Override
    public void log(String source, String level, String text) {}
  }
}
