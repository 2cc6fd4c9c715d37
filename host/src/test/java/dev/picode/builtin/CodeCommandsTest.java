package dev.picode.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.git.GitUser;
import dev.picode.sandbox.Sandbox;
import dev.picode.sandbox.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `picode summary`, `metrics` and `dependencies` in the sandbox. The first word of the name of a folder of `golden/` is the
/// command; the rest is as with [AnalyzeTest], at 80 columns.
class CodeCommandsTest {
  private static final Path GOLDEN = Path.of("..", "builtin-scripts", "code", "golden");
  private static final Sandbox SANDBOX = Sandbox.inProcess();

  @TempDir
  private Path temp;
  private GitUser user = GitUser.of(Path.of("unset"));
  private BuiltinBench bench = new BuiltinBench("picode.code", SANDBOX, user);

  @BeforeEach
  void prepare() throws IOException {
    user = GitUser.of(temp.toRealPath());
    bench = new BuiltinBench("picode.code", SANDBOX, user);
  }

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  static Stream<String> cases() throws IOException {
    return ProjectCase.names(GOLDEN);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answersAsExpected(String name) throws IOException {
    bench.check(name.substring(0, name.indexOf('-')), GOLDEN.resolve(name), 80);
  }

  @ParameterizedTest
  @ValueSource(strings = {"summary", "metrics", "dependencies"})
  void givesTheSameBytesForTheSameTree(String command) throws IOException {
    var project = ProjectCase.read(GOLDEN.resolve(command + "-shop").resolve("case.txt"));
    Path folder = Files.createDirectory(user.home().resolve("shop"));
    project.make(folder, user);
    List<String> answers = Stream.generate(() -> Json.write(
        BuiltinBench.value(bench.run(folder, command, Map.of("format", "json")))))
        .limit(2)
        .toList();
    assertThat(answers.getFirst()).isEqualTo(answers.getLast());
  }
}
