package dev.picode.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.picode.Golden;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.terminal.Canvas;
import dev.picode.terminal.ProblemView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigProblemTest {
  @TempDir
  Path folder;

  private Problem problem(Map<String, String> environment, Map<String, String> flags) {
    var config = Config.load(
        new ConfigSources(folder.resolve("user.toml"), () -> ProjectFile.at(projectFile()),
            environment, flags));
    var thrown = catchThrowableOfType(PiCodeException.class, config::describe);
    assertThat(thrown).as("a problem").isNotNull();
    return thrown.problem();
  }

  private Problem problem(String toml) throws IOException {
    Files.writeString(file(), toml);
    return problem(Map.of(), Map.of());
  }

  private Path file() throws IOException {
    Files.createDirectories(folder.resolve(".picode"));
    return projectFile();
  }

  private Path projectFile() {
    return folder.resolve(".picode").resolve("config.toml");
  }

  private static void check(String name, Problem problem) {
    String code = name.replaceAll("\\..*", "");
    assertThat(problem.code()).isEqualTo(code);
    Golden.check("problem/" + name + ".txt", ProblemView.render(problem, Canvas.plain(100)));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "config-unknown-key|[limits]⏎  comand-seconds = 5",
    "config-unknown-key.table|# hi⏎[limit]⏎command-seconds = 5",
    "config-unknown-key.far|zzz = 5",
    "config-unknown-key.quoted|[output]⏎\"a.b\".c = 1",
    "config-unknown-key.first|[log]⏎level = \"off\"⏎x = 1⏎a = 2⏎[output]⏎b = 3",
    "config-wrong-type.deep|[limits.command-seconds]⏎a = 1",
    "config-wrong-type|[limits]⏎command-seconds = \"5\"",
    "config-wrong-type.table|limits = 3",
    "config-wrong-type.tables|[[limits]]⏎command-seconds = 3",
    "config-wrong-type.list|[index]⏎exclude = [\"a\", 3]",
    "config-wrong-type.fraction|limits.command-seconds = 5.5",
    "config-wrong-type.date|limits.command-seconds = 2026-01-01",
    "config-bad-value|[limits]⏎command-seconds = 0",
    "config-bad-value.choice|[output]⏎format = \"xml\"",
    "config-bad-value.glob|[index]⏎exclude = [\"ok/**\", \"a/{b\"]",
    "config-syntax|[limits]⏎command-seconds =",
    "config-syntax.wide|# 😀⏎'😀' = @",
    "config-syntax.twice|log.level = \"off\"⏎log.level = \"info\""})
  void pointsAtTheMistake(String name, String toml) throws IOException {
    check(name, problem(toml.replace("⏎", "\r\n")));
  }

  @Test
  void namesTheVariableOrTheFlag() {
    check("config-bad-value.variable",
        problem(Map.of("PICODE_LIMITS_EVAL_SECONDS", "soon"), Map.of()));
    check("config-bad-value.flag", problem(Map.of(), Map.of("output.format", "xml")));
    check("config-unknown-key.flag", problem(Map.of(), Map.of("output.fromat", "json")));
  }

  @Test
  void quotesNoMoreOfAValueThanAPersonReads() throws IOException {
    assertThat(problem("output.format = '" + "x".repeat(5_000) + "'").message())
        .startsWith("`output.format` is `xxx")
        .hasSizeLessThan(200);
  }

  @Test
  void refusesWhatIsNoFile() throws IOException {
    Path user = Files.createDirectories(folder.resolve("user.toml"));
    assertThat(problem(Map.of(), Map.of())).isEqualTo(
        Problem.of("config-unreadable", ProblemKind.EXTERNAL,
            "the configuration `" + user + "` cannot be read: it is not a file"));
  }

  @Test
  void refusesAVeryLargeFile() throws IOException {
    check("config-unreadable.large", problem("#".repeat(TomlFile.MAX_BYTES + 1)));
  }

  @Test
  void refusesTextThatIsNotUtf8AndNestingThatIsTooDeep() throws IOException {
    Files.write(file(), new byte[] {'a', '=', (byte) 0xff});
    check("config-syntax.charset", problem(Map.of(), Map.of()));
    check("config-syntax.deep", problem("a = " + "[".repeat(50_000)));
  }
}
