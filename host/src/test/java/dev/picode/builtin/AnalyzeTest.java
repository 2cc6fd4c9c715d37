package dev.picode.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.Golden;
import dev.picode.binding.OutsideServices;
import dev.picode.binding.ScriptOutput;
import dev.picode.binding.ScriptServices;
import dev.picode.context.FileIndexes;
import dev.picode.context.ProgressListener;
import dev.picode.context.ScanOptions;
import dev.picode.git.GitRepository;
import dev.picode.git.GitUser;
import dev.picode.plugin.Approvals;
import dev.picode.plugin.BuiltinExtensions;
import dev.picode.plugin.Extension;
import dev.picode.plugin.ScriptHost;
import dev.picode.plugin.ScriptRunner;
import dev.picode.plugin.manifest.Handler;
import dev.picode.problem.Problem;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.Sandbox;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.json.Json;
import dev.picode.terminal.Canvas;
import dev.picode.terminal.Display;
import dev.picode.terminal.DisplayView;
import dev.picode.terminal.ProblemView;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private static final Duration DEADLINE = Duration.ofMinutes(2);
  private static final Sandbox SANDBOX = Sandbox.inProcess();
  private static final Extension ANALYZE = BuiltinExtensions.open()
      .extensions(notice -> {
        throw new AssertionError(notice);
      })
      .stream()
      .filter(extension -> extension.id().equals("picode.analyze"))
      .findFirst()
      .orElseThrow();

  @TempDir
  Path temp;
  GitUser user = GitUser.of(Path.of("unset"));
  final List<String> labels = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void prepare() throws IOException {
    user = GitUser.of(temp.toRealPath());
  }

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  static Stream<String> cases() throws IOException {
    try (var folders = Files.list(GOLDEN)) {
      return folders.map(folder -> String.valueOf(folder.getFileName()))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answersAsExpected(String name) throws IOException {
    Path golden = GOLDEN.resolve(name);
    var project = ProjectCase.read(golden.resolve("case.txt"));
    Path folder = Files.createDirectory(user.home().resolve(name));
    project.make(folder, user);
    Path root = folder.resolve(project.workspace()).normalize();
    Outcome outcome = run(root, project.arguments());
    Problem problem = ScriptHost.problem(outcome, "builtin:analyze/");
    if (problem == null) {
      var display = Display.of(value(outcome));
      Golden.check(golden.resolve("expected.txt"), shown(display));
      Golden.check(golden.resolve("expected.json"), Json.writePretty(display.data()) + "\n");
      if (project.arguments().get("save") instanceof String saved) {
        Golden.check(golden.resolve("expected.saved"), Files.readString(root.resolve(saved)));
      }
    } else {
      Golden.check(
          golden.resolve("expected.err"),
          problem.code() + "\n" + ProblemView.render(problem, Canvas.plain(100))
              .replace(root.toString(), "ROOT"));
    }
  }

  @Test
  void givesTheSameBytesForTheSameTree() throws IOException {
    var project = ProjectCase.read(GOLDEN.resolve("monorepo").resolve("case.txt"));
    Path folder = Files.createDirectory(user.home().resolve("monorepo"));
    project.make(folder, user);
    String once = Json.write(value(run(folder, project.arguments())));
    assertThat(Json.write(value(run(folder, project.arguments())))).isEqualTo(once);
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
    String data = data(run(folder, Map.of()));
    assertThat(data).contains(
        "\"summary\":{\"files\":20000,\"lines\":20000,",
        "\"manifest\":\"part0/package.json\",\"folders\":200}",
        "\"todos\":{\"count\":19800,\"files\":19800,");
    assertThat(labels).contains("Reading manifests", "Asking Git");
  }

  @Test
  void aDamagedRepositoryHidesNothingButItsHistory() throws IOException {
    Path folder = Files.createDirectory(user.home().resolve("damaged"));
    Files.writeString(folder.resolve("a.js"), "1\n");
    Files.writeString(folder.resolve(".git"), "gitdir: nowhere\n");
    String data = data(run(folder, Map.of()));
    assertThat(data).contains("\"git\":null", "\"churn\":null", "\"git-unreadable\"",
        "\"summary\":{\"files\":1,");
  }

  private Outcome run(Path root, Map<String, @Nullable Object> given) {
    var arguments = new LinkedHashMap<String, @Nullable Object>();
    arguments.put("path", ".");
    arguments.put("format", "text");
    arguments.put("focus", List.of());
    arguments.put("save", null);
    arguments.putAll(given);
    Grants more = arguments.get("save") instanceof String save
        ? Grants.NONE.withWrite(save)
        : Grants.NONE;
    try (var runner = new ScriptRunner(() -> SANDBOX, () -> SANDBOX, services(root),
        Approvals.none(), null)) {
      return runner.call(ANALYZE, Handler.command("analyze"), more, arguments, DEADLINE);
    }
  }

  private ScriptServices services(Path root) {
    var workspace = Workspace.of(root);
    var options = new ScanOptions(
        ScanOptions.DEFAULT_MAX_FILE_BYTES,
        ScanOptions.DEFAULT_MAX_FILES,
        user);
    return new ScriptServices(
        workspace,
        new FileIndexes(workspace, options, ProgressListener.NONE),
        () -> GitRepository.find(workspace.root(), user),
        new Recorder(),
        new OutsideServices(Map.of(), user.home(), _ -> Optional.empty()));
  }

  private static String shown(Display display) {
    return DisplayView.render(display, Canvas.plain(100));
  }

  private static @Nullable Object value(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Completed.class);
    return ((Outcome.Completed) outcome).value();
  }

  private static String data(Outcome outcome) {
    return Json.write(Display.of(value(outcome)).data());
  }

  /// Keeps what was said of the progress.
  private final class Recorder implements ScriptOutput {
    @Override
    public void show(Display display) {
      throw new AssertionError("the command shows nothing but its result: " + display);
    }

    @Override
    public void progress(String label, long done, long total) {
      labels.add(label);
    }

    @Override
    public void log(String source, String level, String text) {
      throw new AssertionError("the command logs nothing: " + text);
    }
  }
}
