package dev.picode.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.problem.PiCodeException;
import dev.picode.sandbox.capability.Glob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTest {
  @TempDir
  Path folder;

  private Path userFile = Path.of("");
  private Path projectFile = Path.of("");

  @BeforeEach
  void folders() throws IOException {
    userFile = folder.resolve("config.toml");
    projectFile = Files.createDirectories(folder.resolve("project/.picode")).resolve("config.toml");
  }

  private Config config(Map<String, String> environment, Map<String, String> flags) {
    return Config.load(
        new ConfigSources(userFile, () -> ProjectFile.at(projectFile), environment, flags));
  }

  private Config config() {
    return config(Map.of(), Map.of());
  }

  @Test
  void hasDefaults() {
    var config = config();
    assertThat(config.get(Settings.OUTPUT_FORMAT)).isEqualTo(OutputFormat.TEXT);
    assertThat(config.get(Settings.COMMAND_SECONDS)).isEqualTo(300);
    assertThat(config.get(Settings.INDEX_EXCLUDE)).isEmpty();
    assertThat(config.notices()).isEmpty();
    assertThat(config.describe()).hasSameSizeAs(Settings.ALL)
        .allMatch(value -> value.layer() == Layer.DEFAULT);
  }

  @Test
  void letsALaterLayerWin() throws IOException {
    Files.writeString(userFile, """
        output.format = "json"
        [limits]
        command-seconds = 200
        eval-seconds = 20
        """);
    Files.writeString(projectFile,
        "[limits]\ncommand-seconds = 100\neval-seconds = 3\n[index]\nmax-file-bytes = 4096\n");
    var config = config(
        Map.of("PICODE_LIMITS_EVAL_SECONDS", " 9 ", "PICODE_LOG_LEVEL", "debug"),
        Map.of("log.level", "off", "output.format", "stream-json"));
    assertThat(config.describe()).extracting(v -> v.key() + " " + v.value() + " " + v.layer())
        .containsExactly("output.format stream-json FLAG", "output.color auto DEFAULT",
            "output.theme auto DEFAULT", "output.plain false DEFAULT",
            "output.hyperlinks auto DEFAULT",
            "limits.command-seconds 100 PROJECT",
            "limits.hook-seconds 5 DEFAULT", "limits.eval-seconds 9 ENVIRONMENT",
            "index.max-file-bytes 4096 PROJECT",
            "index.exclude [] DEFAULT", "index.debounce-ms 1000 DEFAULT",
            "index.background true DEFAULT",
            "sandbox.js-memory-mb 256 DEFAULT",
            "sandbox.python-memory-mb 512 DEFAULT", "sandbox.confinement auto DEFAULT",
            "log.level off FLAG", "audit.required false DEFAULT", "agent.approve ask DEFAULT",
            "agent.allow [] DEFAULT", "agent.ask [] DEFAULT", "agent.deny [] DEFAULT",
            "agent.shell-confinement auto DEFAULT", "agent.shell-network false DEFAULT",
            "agent.shell-writes [~/.m2/repository, ~/.gradle/caches, ~/.gradle/daemon, ~/.gradle/native,"
                + " ~/.gradle/wrapper, ~/.npm/_cacache, ~/.npm/_logs, ~/.cargo/registry, ~/.cargo/git,"
                + " ~/go/pkg, ~/.cache/go-build, ~/.cache/pip, ~/.cache/uv, ~/.cache/yarn, ~/.cache/pnpm,"
                + " ~/.local/share/pnpm/store, ~/.cache/ccache, ~/.cache/bazel, ~/.cache/coursier,"
                + " ~/.nuget/packages] DEFAULT",
            "model.default  DEFAULT",
            "model.fallback [] DEFAULT", "model.small  DEFAULT", "model.commands [] DEFAULT",
            "model.script-tokens 200000 DEFAULT", "model.retries 3 DEFAULT",
            "model.connect-seconds 10 DEFAULT", "model.first-token-seconds 300 DEFAULT",
            "model.idle-seconds 120 DEFAULT",
            "provider.base-urls [] DEFAULT", "provider.options [] DEFAULT",
            "repl.edit-mode emacs DEFAULT",
            "repl.history-size 5000 DEFAULT", "repl.aliases [] DEFAULT", "repl.keys [] DEFAULT",
            "repl.status-line true DEFAULT",
            "secrets.store auto DEFAULT", "secrets.key-file  DEFAULT",
            "secrets.keyring-seconds 20 DEFAULT");
    assertThat(config.get(Settings.OUTPUT_FORMAT)).isEqualTo(OutputFormat.STREAM_JSON);
    assertThat(config.get(Settings.LOG_LEVEL)).isEqualTo(LogLevel.OFF);
  }

  @Test
  void letsAProjectOnlyTighten() throws IOException {
    Files.writeString(userFile, "[limits]\ncommand-seconds = 200\n[index]\nexclude = ['a', 'b']\n");
    Files.writeString(projectFile, """
        output.color = "always"
        [limits]
        command-seconds = 201
        eval-seconds = 29
        [index]
        exclude = ["b", "c"]
        """);
    var config = config();
    assertThat(config.get(Settings.COMMAND_SECONDS)).isEqualTo(200);
    assertThat(config.get(Settings.EVAL_SECONDS)).isEqualTo(29);
    assertThat(config.get(Settings.INDEX_EXCLUDE)).extracting(Glob::toString)
        .containsExactly("a", "b", "c");
    assertThat(config.get(Settings.OUTPUT_COLOR)).isEqualTo(ColorMode.AUTO);
    assertThat(config.notices()).containsExactly(
        "`output.color` at .picode/config.toml:1 is ignored: a project cannot set it");
  }

  @Test
  void readsListsFromTheEnvironment() {
    var config = config(Map.of("PICODE_INDEX_EXCLUDE", "a/**, ,*.min.js"), Map.of());
    assertThat(config.get(Settings.INDEX_EXCLUDE)).extracting(Glob::toString)
        .containsExactly("a/**", "*.min.js");
  }

  @Test
  void noticesVariablesThatSetNothing() {
    var config = config(
        Map.of("PICODE_OUTPUT_FORMATT", "json", "PICODE_ZZZ", "1", "PICODE_HOME", "/h", "PICODER",
            "x", "PICODE_LOG_LEVEL", "", "PICODE_CACHE", "off", "PICODE_TRAIN", "host",
            "PICODE_FIND", "1"),
        Map.of());
    assertThat(config.notices()).containsExactly(
        "the environment variable `PICODE_OUTPUT_FORMATT` is ignored: it sets nothing;"
            + " did you mean `PICODE_OUTPUT_FORMAT`?",
        "the environment variable `PICODE_ZZZ` is ignored: it sets nothing");
  }

  @Test
  void readsAFileWithAByteOrderMarkAndCarriageReturns() throws IOException {
    Files.writeString(userFile, "\uFEFF# first\r\n[limits]\r\neval-seconds = 2\r\n");
    assertThat(config().get(Settings.EVAL_SECONDS)).isEqualTo(2);
  }

  @Test
  void readsNothingBeforeTheFirstQuestionAndTriesAgainAfterAFailure() throws IOException {
    var config = config();
    Files.writeString(userFile, "nonsense");
    assertThatThrownBy(config::describe).isInstanceOf(PiCodeException.class);
    Files.writeString(userFile, "[limits]\neval-seconds = 2\n");
    assertThat(config.get(Settings.EVAL_SECONDS)).isEqualTo(2);
  }

  @Test
  void namesTheVariableOfASetting() {
    assertThat(Settings.INDEX_MAX_FILE_BYTES.variable()).isEqualTo("PICODE_INDEX_MAX_FILE_BYTES");
  }

  @Test
  void declaresEachSettingOnce() {
    assertThat(Settings.ALL).extracting(Setting::key).doesNotHaveDuplicates();
    assertThat(List.of("limits", "output")).allMatch(Settings::isTable);
  }
}
