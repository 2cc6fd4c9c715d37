package dev.picode.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.problem.PiCodeException;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramsTest {
  @TempDir
  private Path temp;
  private Path inside = Path.of("unset");
  private Path system = Path.of("unset");

  @BeforeEach
  void prepare() throws IOException {
    Path real = temp.toRealPath();
    inside = Files.createDirectories(real.resolve("workspace"));
    system = Files.createDirectories(real.resolve("system"));
  }

  @Test
  void findsABareNameOnThePath() throws IOException {
    Path file = program(system.resolve("tool"));
    assertThat(find(system.toString(), "tool")).isEqualTo(new Program("tool", file));
  }

  @Test
  void aRepositoryDoesNotDecideWhatAProgramIs() throws IOException {
    program(Files.createDirectories(inside.resolve("bin")).resolve("tool"));
    Path link = Files.createSymbolicLink(temp.toRealPath().resolve("link"), inside.resolve("bin"));
    Path file = program(system.resolve("tool"));
    String path = String.join(":", inside.resolve("bin").toString(), link.toString(), "", ".",
        "bin", system.toString());
    assertThat(find(path, "tool").file()).isEqualTo(file);
  }

  @Test
  void passesOverWhatCannotRun() throws IOException {
    Files.createDirectories(system.resolve("folder"));
    Files.writeString(system.resolve("text"), "x");
    assertRefused("program-not-found", "folder");
    assertRefused("program-not-found", "text");
    assertRefused("program-not-found", "missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"./tools/build", "tools/build", "./tools/../tools/build", "link/build",
    "tools/alias"})
  void namesAProgramOfTheWorkspaceByItsRealPath(String name) throws IOException {
    Path file = program(Files.createDirectories(inside.resolve("tools")).resolve("build"));
    Files.createSymbolicLink(inside.resolve("link"), Path.of("tools"));
    Files.createSymbolicLink(inside.resolve("tools").resolve("alias"), Path.of("build"));
    assertThat(find("", name)).isEqualTo(new Program("./tools/build", file));
  }

  @Test
  void refusesAProgramOutsideOfTheWorkspace() throws IOException {
    Path file = program(system.resolve("tool"));
    Files.createSymbolicLink(inside.resolve("link"), file);
    assertRefused("path-outside-workspace", file.toString());
    assertRefused("path-outside-workspace", "./../system/tool");
    assertRefused("path-outside-workspace", "./link");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a\u0000b", "a\nb"})
  void refusesWhatIsNoName(String name) {
    assertRefused("program-invalid", name);
  }

  private Program find(String path, String name) {
    return new Programs(Workspace.of(inside), Map.of("PATH", path)).find(name);
  }

  private void assertRefused(String code, String name) {
    assertThatThrownBy(() -> find(system.toString(), name))
        .isInstanceOfSatisfying(PiCodeException.class,
            e -> assertThat(e.problem().code()).isEqualTo(code));
  }

  private static Path program(Path file) throws IOException {
    Files.writeString(file, "#!/bin/sh\necho \"$0\"\n");
    assertThat(Objects.requireNonNull(file.toFile()).setExecutable(true)).isTrue();
    return file;
  }
}
