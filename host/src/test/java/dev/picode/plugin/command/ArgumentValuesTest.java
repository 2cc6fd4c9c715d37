package dev.picode.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.plugin.manifest.Argument;
import dev.picode.plugin.manifest.CommandContribution;
import dev.picode.problem.PiCodeException;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentValuesTest {
  private static final List<Argument> ARGUMENTS = List.of(
      argument("path", Argument.Type.PATH, ".", Argument.Trait.POSITIONAL),
      argument("count", Argument.Type.INTEGER, 3L),
      argument("ratio", Argument.Type.NUMBER, null),
      argument("flag", Argument.Type.BOOLEAN, false),
      argument("words", Argument.Type.STRING, null, Argument.Trait.LIST),
      new Argument("color", Argument.Type.STRING, "A colour", Set.of(), null,
          List.of("red", "green")),
      new Argument("save", Argument.Type.PATH, "Where to", Set.of(Argument.Trait.GRANTS_WRITE),
          null,
          List.of()));

  @TempDir
  private Path temp;

  private Path root = Path.of("");

  @BeforeEach
  void resolveTheRoot() throws IOException {
    root = temp.toRealPath();
    Files.createDirectories(root.resolve("sub"));
  }

  @Test
  void fillsInDefaults() {
    assertThat(values(Map.of())).containsEntry("path", "sub")
        .containsEntry("count", 3L)
        .containsEntry("ratio", null)
        .containsEntry("flag", false)
        .containsEntry("words", List.of())
        .containsEntry("save", null);
  }

  @Test
  void convertsByTypeAndTakesTheLastOfSeveral() {
    assertThat(values(Map.of("path", List.of("../a.txt"), "count", List.of("1", "2"), "ratio",
        List.of("0.5"), "flag", List.of("true"), "words", List.of("a", "b"))))
        .containsEntry("path", "a.txt")
        .containsEntry("count", 2L)
        .containsEntry("ratio", 0.5)
        .containsEntry("flag", true)
        .containsEntry("words", List.of("a", "b"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "count|many|the option `--count` is `many`, expected a whole number|",
    "ratio|half|the option `--ratio` is `half`, expected a number|",
    "color|gren|the option `--color` is `gren`, expected one of red, green|did you mean `green`?",
    "color|mauve|the option `--color` is `mauve`, expected one of red, green|"})
  void saysWhatItExpected(String name, String text, String message, @Nullable String hint) {
    assertThatThrownBy(() -> values(Map.of(name, List.of(text))))
        .isInstanceOfSatisfying(PiCodeException.class, e -> {
          assertThat(e.problem().code()).isEqualTo("argument-invalid");
          assertThat(e.problem().message()).isEqualTo(message);
          assertThat(e.problem().hint()).isEqualTo(hint);
        });
  }

  @Test
  void needsWhatIsRequired() {
    var command = new CommandContribution("do", "Does it", "Some",
        List.of(argument("what", Argument.Type.STRING, null, Argument.Trait.POSITIONAL,
            Argument.Trait.REQUIRED)),
        List.of());
    assertThatThrownBy(
        () -> new ArgumentValues(command, Map.of(), root).plain(Workspace.of(root)))
        .isInstanceOfSatisfying(PiCodeException.class, e -> {
          assertThat(e.problem().code()).isEqualTo("argument-missing");
          assertThat(e.problem().message()).isEqualTo("`do` needs the argument `what`");
        });
  }

  @Test
  void refusesAPathOutsideTheWorkspace() {
    assertThatThrownBy(() -> values(Map.of("path", List.of("/etc"))))
        .isInstanceOfSatisfying(PiCodeException.class,
            e -> assertThat(e.problem().code()).isEqualTo("path-outside-workspace"));
  }

  @Test
  void isAboutItsFirstPositionalPathAndElseAboutTheFolder() {
    assertThat(arguments(Map.of()).start()).isEqualTo(root.resolve("sub"));
    assertThat(arguments(Map.of("path", List.of("../x"), "save", List.of("y"))).start())
        .isEqualTo(root.resolve("x"));
  }

  @Test
  void grantsWritingOnlyWhereAnArgumentSaysSo() {
    assertThat(arguments(Map.of("path", List.of("a"), "save", List.of("out.md")))
        .writable(Workspace.of(root))).containsExactly("sub/out.md");
    assertThat(arguments(Map.of("path", List.of("a"))).writable(Workspace.of(root))).isEmpty();
  }

  private Map<String, @Nullable Object> values(Map<String, List<String>> texts) {
    return arguments(texts).plain(Workspace.of(root));
  }

  private ArgumentValues arguments(Map<String, List<String>> texts) {
    var command = new CommandContribution("do", "Does it", "Some", ARGUMENTS, List.of());
    return new ArgumentValues(command, texts, root.resolve("sub"));
  }

  private static Argument argument(String name, Argument.Type type, @Nullable Object fallback,
      Argument.Trait... traits) {
    return new Argument(name, type, "Something", Set.of(traits), fallback, List.of());
  }
}
