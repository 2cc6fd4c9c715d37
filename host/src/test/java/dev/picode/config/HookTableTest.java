package dev.picode.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The table `[hooks]` of a `config.toml`.
class HookTableTest {
  @TempDir
  private Path folder;

  private List<HookProgram> read(String toml) {
    try {
      Files.writeString(folder.resolve("config.toml"), toml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Config.load(new ConfigSources(folder.resolve("config.toml"), Optional::empty, Map.of(),
        Map.of())).hooks();
  }

  @Test
  void hasNoneWhereNothingIsSaid() {
    assertThat(read("")).isEmpty();
    assertThat(read("[hooks]\n")).isEmpty();
    assertThat(read("[hooks]\npre_commit = []\n")).isEmpty();
    assertThat(read("[limits]\nhook-seconds = 3\n")).isEmpty();
  }

  @Test
  void readsCommandsTablesAndListsInOrder() {
    List<HookProgram> hooks = read("""
        [hooks]
        pre_commit = ["npm test", { run = "a | b", shell = true, name = "ab", timeout = 30, types = ["go"], paths = ["src/**"], \
        commands = ["x"], on-failure = "proceed" }]
        post-commit = "say 'it is done'"
        "team.deploy" = { run = "./deploy", on-failure = "block" }
        """);
    assertThat(hooks).extracting(HookProgram::event)
        .containsExactly("pre-commit", "pre-commit", "post-commit", "team.deploy");
    HookProgram plain = hooks.getFirst();
    assertThat(plain.argv()).containsExactly("npm", "test");
    assertThat(plain.timeout()).isEqualTo(HookProgram.TIMEOUT).isEqualTo(Duration.ofMinutes(1));
    assertThat(plain.proceeds()).isNull();
    assertThat(plain.layer()).isEqualTo(Layer.USER);
    assertThat(plain.place().line()).isEqualTo(2);
    HookProgram full = hooks.get(1);
    assertThat(full.argv()).containsExactly("sh", "-c", "a | b");
    assertThat(full.name()).isEqualTo("ab");
    assertThat(full.timeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(full.types()).containsExactly("go");
    assertThat(full.paths()).containsExactly("src/**");
    assertThat(full.commands()).containsExactly("x");
    assertThat(full.proceeds()).isTrue();
    assertThat(hooks.get(2).argv()).containsExactly("say", "it is done");
    assertThat(hooks.get(3).proceeds()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "pre_commit = 3|config-wrong-type|`hooks.pre-commit` is not a command, a table with `run`, or a list of such",
    "pre_commit = [3]|config-wrong-type|`hooks.pre-commit` is not a command, a table with `run`, or a list of such",
    "pre_commit = [[\"a\"]]|config-wrong-type|`hooks.pre-commit` is not a command, a table with `run`, or a list of such",
    "pre_commit = true|config-wrong-type|`hooks.pre-commit` is not a command, a table with `run`, or a list of such",
    "pre_commit = \"\"|config-bad-value|`hooks.pre-commit` names no program to `run`",
    "pre_commit = \"  \"|config-bad-value|`hooks.pre-commit` names no program to `run`",
    "pre_commit = {}|config-bad-value|`hooks.pre-commit` names no program to `run`",
    "pre_commit = { run = \"\" }|config-bad-value|`hooks.pre-commit` names no program to `run`",
    "pre_commit = { name = \"x\" }|config-bad-value|`hooks.pre-commit` names no program to `run`",
    "pre_commit = { run = 3 }|config-wrong-type|`hooks.pre-commit.run` is not a text",
    "pre_commit = { run = [\"npm\", \"test\"] }|config-wrong-type|`hooks.pre-commit.run` is not a text",
    "pre_commit = { run = \"a\", name = 3 }|config-wrong-type|`hooks.pre-commit.name` is not a text",
    "pre_commit = { run = \"a\", shell = \"yes\" }|config-wrong-type|`hooks.pre-commit.shell` is not `true` or `false`",
    "pre_commit = { run = \"a\", timeout = 0 }|config-wrong-type|`hooks.pre-commit.timeout` is not a number of seconds from 1 to 3600",
    "pre_commit = { run = \"a\", timeout = -1 }|config-wrong-type|`hooks.pre-commit.timeout` is not a number of seconds from 1 to 3600",
    "pre_commit = { run = \"a\", timeout = 3601 }|config-wrong-type|`hooks.pre-commit.timeout` is not a number of seconds from 1 to 3600",
    "pre_commit = { run = \"a\", timeout = 1.5 }|config-wrong-type|`hooks.pre-commit.timeout` is not a number of seconds from 1 to 3600",
    "pre_commit = { run = \"a\", timeout = \"5\" }|config-wrong-type|`hooks.pre-commit.timeout` is not a number of seconds from 1 to 3600",
    "pre_commit = { run = \"a\", paths = \"src\" }|config-wrong-type|`hooks.pre-commit.paths` is not a list of texts",
    "pre_commit = { run = \"a\", types = [1] }|config-wrong-type|`hooks.pre-commit.types` is not a list of texts",
    "pre_commit = { run = \"a\", on-failure = \"stop\" }|config-bad-value|`hooks.pre-commit.on-failure` is `stop`, expected `block` or `proceed`",
    "pre_commit = { run = \"a\", onFailure = \"block\" }|config-unknown-key|`hooks.pre-commit` knows no `onFailure`; it has run, name, timeout, shell, paths, commands, types, on-failure",
  })
  void refusesWhatIsNone(String entry, String code, String message) {
    assertProblem("[hooks]\n" + entry, code, message, 2);
  }

  @Test
  void saysThatNoShellReadsACommand() {
    PiCodeException thrown = failure("[hooks]\n\npre_commit = \"a && b\"\n");
    assertThat(thrown.problem().message())
        .startsWith("`hooks.pre-commit` runs no shell: ")
        .endsWith("; or write `{ run = …, shell = true }`");
    assertThat(thrown.problem().place()).extracting(Place::line).isEqualTo(3);
  }

  @Test
  void namesTheLineOfTheProgramInAList() {
    assertProblem("[hooks]\npre_commit = [\n  \"true\",\n  { run = 3 },\n]\n",
        "config-wrong-type", "`hooks.pre-commit.run` is not a text", 4);
  }

  private void assertProblem(String toml, String code, String message, int line) {
    PiCodeException thrown = failure(toml);
    assertThat(thrown.problem().code()).isEqualTo(code);
    assertThat(thrown.problem().message()).isEqualTo(message);
    assertThat(thrown.problem().place()).extracting(Place::line).isEqualTo(line);
  }

  private PiCodeException failure(String toml) {
    return Objects.requireNonNull(
        catchThrowableOfType(PiCodeException.class, () -> read(toml)), "nothing was thrown");
  }
}
