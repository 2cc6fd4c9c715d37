package dev.picode.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.problem.PiCodeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceTest {
  @TempDir
  Path temp;
  Path real;

  @BeforeEach
  void resolveTemp() throws IOException {
    real = temp.toRealPath();
  }

  @Test
  void isTheNearestFolderWithAMark() throws IOException {
    Path deep = Files.createDirectories(real.resolve("a/b/c"));
    Files.createDirectory(real.resolve("a/.git"));
    assertThat(Workspace.discover(deep, null).root()).isEqualTo(real.resolve("a"));
    Files.createDirectory(real.resolve("a/b/.picode"));
    assertThat(Workspace.discover(deep, null).root()).isEqualTo(real.resolve("a/b"));
  }

  @Test
  void takesAGitFileAsAMark() throws IOException {
    Path deep = Files.createDirectories(real.resolve("a/b"));
    Files.writeString(real.resolve("a/.git"), "gitdir: elsewhere");
    assertThat(Workspace.discover(deep, null).root()).isEqualTo(real.resolve("a"));
  }

  @Test
  void isTheStartWhereNothingIsMarked() throws IOException {
    Path deep = Files.createDirectories(real.resolve("a/b"));
    assertThat(Workspace.discover(deep, real).root()).isEqualTo(deep);
  }

  @Test
  void isTheHomeFolderOnlyWhenTheSearchStartsThere() throws IOException {
    Files.createDirectory(real.resolve(".git"));
    Path deep = Files.createDirectories(real.resolve("a"));
    assertThat(Workspace.discover(deep, real).root()).isEqualTo(deep);
    assertThat(Workspace.discover(real, real).root()).isEqualTo(real);
  }

  @Test
  void isTheFolderOfAFile() throws IOException {
    Path file = Files.writeString(real.resolve("f.txt"), "");
    assertThat(Workspace.discover(file, real).root()).isEqualTo(real);
  }

  @Test
  void doesNotExistWhereItsFolderDoesNot() {
    assertProblem("path-not-found", () -> Workspace.discover(real.resolve("none")));
  }

  @ParameterizedTest
  @CsvSource({"'',.", ".,.", "./,.", "a,a", "a/,a", "./a//b/./c,a/b/c", "a/../b,b", "a/..,.",
    "größe/日本.txt,größe/日本.txt", "a b,a b", "..a,..a"})
  void normalizesPaths(String text, String expected) {
    assertThat(Workspace.of(real).resolve(text)).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "../x", "a/../../x", "/", "/etc/passwd"})
  void refusesPathsWrittenToLeaveTheRoot(String text) {
    assertProblem("path-outside-workspace", () -> Workspace.of(real).resolve(text));
    assertThatThrownBy(() -> Workspace.of(real).resolve(text))
        .isInstanceOfSatisfying(
            PiCodeException.class,
            e -> assertThat(e.problem().hint()).contains(real.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0b", "a\nb", "a\u001b[31m", "\u007f", "a\ud800b"})
  void refusesCharactersNoPathHolds(String text) {
    assertProblem("path-invalid", () -> Workspace.of(real).resolve(text));
    assertThatThrownBy(() -> Workspace.of(real).resolve(text))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContainPattern("[\\x00-\\x1f\\x7f]"));
  }

  @Test
  void acceptsAbsolutePathsInside() throws IOException {
    var workspace = Workspace.of(Files.createDirectory(real.resolve("w")));
    assertThat(workspace.resolve(real.resolve("w/a/b"))).hasToString("a/b");
    assertThat(workspace.resolve(real + "/w/a/../b")).hasToString("b");
    assertThat(workspace.resolve(real.resolve("w"))).hasToString(".");
    assertProblem("path-outside-workspace", () -> workspace.resolve(real.resolve("wx")));
    Path alias = Files.createSymbolicLink(real.resolve("alias"), real.resolve("w"));
    assertThat(workspace.resolve(alias.resolve("new"))).hasToString("new");
  }

  @Test
  void namesChildrenAndItself() {
    WorkspacePath path = Workspace.of(real).resolve("a/b");
    assertThat(path.name()).isEqualTo("b");
    assertThat(path.resolve("../c")).isEqualTo(Workspace.of(real).resolve("a/c"));
    assertThat(Workspace.of(real).resolve("").resolve("a/b")).isEqualTo(path);
    assertProblem("path-outside-workspace", () -> path.resolve("../../.."));
  }

  @Test
  void followsLinksThatStayInside() throws IOException {
    Files.createDirectories(real.resolve("a/b"));
    Files.createSymbolicLink(real.resolve("in"), Path.of("a/../a/b"));
    Files.createSymbolicLink(real.resolve("absolute"), real.resolve("a"));
    assertThat(Workspace.of(real).resolve("in/f").realPath()).isEqualTo(real.resolve("a/b/f"));
    assertThat(Workspace.of(real).resolve("absolute/b").realPath())
        .isEqualTo(real.resolve("a/b"));
  }

  @Test
  void refusesLinksThatLeadOutAlsoToWhatDoesNotExist() throws IOException {
    Path root = Files.createDirectory(real.resolve("w"));
    Path out = Files.createDirectory(real.resolve("out"));
    Files.writeString(out.resolve("secret"), "x");
    Files.createSymbolicLink(root.resolve("folder"), out);
    Files.createSymbolicLink(root.resolve("file"), Path.of("../out/secret"));
    Files.createSymbolicLink(root.resolve("dangling"), out.resolve("none"));
    Files.createSymbolicLink(root.resolve("chain"), Path.of("folder"));
    var workspace = Workspace.of(root);
    for (String path : new String[] {"folder", "folder/secret", "folder/new", "file", "dangling",
      "dangling/x", "chain/secret"}) {
      assertProblem("path-outside-workspace", () -> workspace.resolve(path).realPath());
    }
  }

  @Test
  void judgesADanglingLinkInsideByItsTarget() throws IOException {
    Files.createSymbolicLink(real.resolve("later"), Path.of("a/new"));
    assertThat(Workspace.of(real).resolve("later").realPath()).isEqualTo(real.resolve("a/new"));
    assertThat(Workspace.of(real).resolve("no/such/file").realPath())
        .isEqualTo(real.resolve("no/such/file"));
  }

  @Test
  void refusesLinkLoops() throws IOException {
    Files.createSymbolicLink(real.resolve("x"), Path.of("y"));
    Files.createSymbolicLink(real.resolve("y"), Path.of("x"));
    assertProblem("path-link-loop", () -> Workspace.of(real).resolve("x/f").realPath());
  }

  static void assertProblem(String code, ThrowingCallable act) {
    assertThatThrownBy(act).isInstanceOfSatisfying(
        PiCodeException.class,
        e -> assertThat(e.problem().code()).isEqualTo(code));
  }
}
