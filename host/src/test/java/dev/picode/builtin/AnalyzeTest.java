package dev.picode.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.git.GitUser;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.Sandbox;
import dev.picode.sandbox.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `picode analyze` in the sandbox, on real folders and real repositories.
///
/// Each folder of `golden/` has a `case.txt`, see [ProjectCase], and what came of it: `expected.txt` is
/// what a person sees, `expected.json` the data, `expected.saved` the file it wrote, `expected.err` the
/// problem.
class AnalyzeTest {
  private static final Path GOLDEN = Path.of("..", "builtin-scripts", "analyze", "golden");
  private static final Sandbox SANDBOX = Sandbox.inProcess();

  @TempDir
  Path temp;
  GitUser user = GitUser.of(Path.of("unset"));
  private BuiltinBench bench = new BuiltinBench("picode.analyze", SANDBOX, user);

  @BeforeEach
  void prepare() throws IOException {
    user = GitUser.of(temp.toRealPath());
    bench = new BuiltinBench("picode.analyze", SANDBOX, user);
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
    bench.check("analyze", GOLDEN.resolve(name), 100);
  }

  @Test
  void givesTheSameBytesForTheSameTree() throws IOException {
    var project = ProjectCase.read(GOLDEN.resolve("monorepo").resolve("case.txt"));
    Path folder = Files.createDirectory(user.home().resolve("monorepo"));
    project.make(folder, user);
    String once = Json.write(BuiltinBench.value(run(folder, project.arguments())));
    assertThat(Json.write(BuiltinBench.value(run(folder, project.arguments())))).isEqualTo(once);
  }

  @Test
  void countsTwentyThousandFilesAndTellsWhatItDoes() throws IOException {
    Path folder = Files.createDirectory(user.home().resolve("large"));
    for (int i = 0; i < 200; i++) {
      Path part = Files.createDirectory(folder.resolve("part" + i));
      Files.writeString(part.resolve("package.json"), "{\"dependencies\": {\"a\": \"1\"}}");
      for (int j = 0; j < 99; j++) {
        Files.writeString(part.resolve("f" + j + ".js"), "// TODO\n");
      }
    }
    String data = BuiltinBench.data(run(folder, Map.of()));
    assertThat(data).contains(
        "\"summary\":{\"files\":20000,\"lines\":20000,",
        "\"manifest\":\"part0/package.json\",\"folders\":200}",
        "\"todos\":{\"count\":19800,\"files\":19800,");
    assertThat(bench.labels).contains("Reading manifests", "Asking Git");
  }

  @Test
  void aDamagedRepositoryHidesNothingButItsHistory() throws IOException {
    Path folder = Files.createDirectory(user.home().resolve("damaged"));
    Files.writeString(folder.resolve("a.js"), "1\n");
    Files.writeString(folder.resolve(".git"), "gitdir: nowhere\n");
    String data = BuiltinBench.data(run(folder, Map.of()));
    assertThat(data).contains("\"git\":null", "\"churn\":null", "\"git-unreadable\"",
        "\"summary\":{\"files\":1,");
  }

  private Outcome run(Path root, Map<String, @Nullable Object> given) {
    return bench.run(root, "analyze", given);
  }
}
