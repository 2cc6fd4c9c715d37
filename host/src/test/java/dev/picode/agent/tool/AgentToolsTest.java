package dev.picode.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.agent.AgentTool;
import dev.picode.agent.ToolAnswer;
import dev.picode.agent.ToolTarget;
import dev.picode.agent.approval.ApprovalRules;
import dev.picode.context.ProgressListener;
import dev.picode.context.ScanOptions;
import dev.picode.context.engine.ContextEngine;
import dev.picode.context.index.IndexSetup;
import dev.picode.context.index.WorkspaceIndex;
import dev.picode.context.symbol.TreeSitterSymbols;
import dev.picode.git.GitRepository;
import dev.picode.git.GitUser;
import dev.picode.git.TestGit;
import dev.picode.problem.PiCodeException;
import dev.picode.schema.JsonSchema;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentToolsTest {
  private static final ScanOptions OPTIONS = new ScanOptions(1 << 20, 10_000,
      GitUser.of(Path.of("/nowhere")));

  @TempDir
  private Path temp;
  private Path root = Path.of("unset");
  private TestGit git = new TestGit(root, GitUser.of(root));
  private List<AgentTool> tools = List.of();
  private @Nullable ContextEngine engine;

  @BeforeEach
  void prepare() throws IOException {
    Path top = temp.toRealPath();
    root = Files.createDirectories(top.resolve("work"));
    GitUser user = GitUser.of(Files.createDirectories(top.resolve("home")));
    git = TestGit.init(root, user)
        .write(".gitignore", "*.log\nout/\n")
        .write("src/App.java", "class App {\n  int total() { return 1; }\n}\n")
        .write("src/b.txt", "alpha\nBeta\n")
        .write("keys/secret.txt", "alpha key\n")
        .write("run.log", "alpha hidden\n")
        .write(".own/data/secrets.json", "alpha\n")
        .write(".own/config/key", "alpha\n");
    git.run("add", ".gitignore", "src", "keys");
    git.run("commit", "-q", "-m", "First");
    ContextEngine known = engine(root);
    engine = known;
    Workspace workspace = Workspace.of(root)
        .guarding(root.resolve(".own/data"),
            root.resolve(".own/config"));
    tools = new AgentTools(workspace, OPTIONS,
        ApprovalRules.of(List.of(), List.of(), List.of("read keys/**"))::mayRead, spill(),
        () -> GitRepository.find(root, user), () -> known).all();
  }

  @AfterEach
  void close() {
    if (engine != null) {
      engine.close();
    }
  }

  private ContextEngine engine(Path folder) {
    Workspace workspace = Workspace.of(folder);
    return new ContextEngine(workspace, new WorkspaceIndex(workspace,
        IndexSetup.of(temp.resolve("index"), OPTIONS, new TreeSitterSymbols()), _ -> {}),
        ProgressListener.NONE);
  }

  private Spill spill() {
    return new Spill(temp.resolve("cache"), InstantSource.system());
  }

  private AgentTool tool(String name) {
    return tools.stream().filter(tool -> tool.spec().name().equals(name)).findFirst().orElseThrow();
  }

  private ToolAnswer call(String name, Map<String, Object> arguments) {
    AgentTool tool = tool(name);
    assertThat(JsonSchema.of(tool.spec().parameters(), name).faults(arguments)).isEmpty();
    assertThat(tool.isParallel()).isTrue();
    var plan = tool.plan(Map.copyOf(arguments));
    assertThat(plan.target()).isInstanceOf(ToolTarget.Reads.class);
    return plan.work().run(_ -> {});
  }

  @Test
  void areAllThere() {
    assertThat(tools).extracting(tool -> tool.spec().name())
        .containsExactly("read", "list", "glob",
            "search", "git_status", "git_diff", "git_log", "symbols", "relevant");
  }

  @Test
  void readLinesWithTheirNumbers() {
    assertThat(call("read", Map.of("path", "src/b.txt")).text()).isEqualTo("1\talpha\n2\tBeta\n");
    assertThat(call("read", Map.of("path", "src/b.txt", "offset", 2L)).text())
        .isEqualTo("2\tBeta\n");
    assertThat(call("read", Map.of("path", "src/b.txt", "limit", 1L)).text())
        .isEqualTo("1\talpha\n[lines 1 to 1 of 2; `offset` 2 goes on]\n");
    assertThat(call("read", Map.of("path", "src/b.txt", "offset", 3L)))
        .isEqualTo(ToolAnswer.error("`src/b.txt` has only 2 lines"));
  }

  @Test
  void readWhatGitIgnoresByItsName() {
    assertThat(call("read", Map.of("path", "run.log")).text()).contains("alpha hidden");
  }

  @Test
  void tellOfWhatIsNoText() throws IOException {
    Files.write(root.resolve("a.bin"), new byte[] {1, 0, 2});
    Files.write(root.resolve("a.png"), new byte[] {1, 0, 2});
    Files.write(root.resolve("empty"), new byte[0]);
    Files.write(root.resolve("latin"), new byte[] {'a', (byte) 0xe4, '\n'});
    assertThat(call("read", Map.of("path", "a.bin")).isError()).isTrue();
    assertThat(call("read", Map.of("path", "a.png")).text()).contains("is an image of 3 bytes");
    assertThat(call("read", Map.of("path", "empty")).text()).isEqualTo("`empty` is empty.");
    assertThat(call("read", Map.of("path", "latin")).text()).isEqualTo("1\ta\ufffd\n");
  }

  @Test
  void cutLongLinesAndLongFiles() throws IOException {
    Files.writeString(root.resolve("wide"), "x".repeat(5_000) + "\n");
    Files.writeString(root.resolve("long"), "some words\n".repeat(3_000));
    assertThat(call("read", Map.of("path", "wide")).text())
        .endsWith("x… [3000 more characters]\n");
    assertThat(call("read", Map.of("path", "long")).text())
        .endsWith("[lines 1 to 1000 of 3000; `offset` 1001 goes on]\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {".git/config", ".git/HEAD", ".GIT/config", "src/../.git/config",
    ".own/data/secrets.json", ".own/config/key", "keys/secret.txt", "KEYS/secret.txt",
    "link/config", "keylink", "out", "../home/x", "/etc/passwd", "outside", "missing", ".own/data"})
  void readNothingElse(String path) throws IOException {
    Files.createSymbolicLink(root.resolve("link"), root.resolve(".git"));
    Files.createSymbolicLink(root.resolve("keylink"), root.resolve("keys/secret.txt"));
    Files.createSymbolicLink(root.resolve("outside"), Path.of("/etc/passwd"));
    for (String name : List.of("read", "list", "search", "symbols")) {
      Map<String, Object> arguments = name.equals("search")
          ? Map.of("path", path, "pattern", ".")
          : Map.of("path", path);
      assertThatThrownBy(() -> call(name, arguments)).as(name)
          .isInstanceOf(PiCodeException.class);
    }
  }

  @Test
  void nameTheFileBehindALink() throws IOException {
    Files.createSymbolicLink(root.resolve("short"), root.resolve("src/b.txt"));
    assertThat(tool("read").plan(Map.of("path", "short")).target())
        .isEqualTo(new ToolTarget.Reads(List.of("src/b.txt")));
  }

  @Test
  void listFoldersAndFiles() {
    assertThat(call("list", Map.of()).text()).isEqualTo("src/ (2 files)\n.gitignore\n");
    assertThat(call("list", Map.of("path", "src")).text()).isEqualTo("App.java\nb.txt\n");
  }

  @Test
  void findFilesByTheirPath() {
    assertThat(call("glob", Map.of("pattern", "**/*.txt")).text()).isEqualTo("src/b.txt\n");
    assertThat(call("glob", Map.of("pattern", "*.java", "path", "src")).text())
        .isEqualTo("src/App.java\n");
    assertThat(call("glob", Map.of("pattern", "**/*.log")).text())
        .isEqualTo("No file fits `**/*.log`.");
    assertThatThrownBy(() -> call("glob", Map.of("pattern", "[")))
        .isInstanceOf(PiCodeException.class);
  }

  @Test
  void findLinesInWhatMayBeRead() {
    assertThat(call("search", Map.of("pattern", "alpha")).text()).isEqualTo("src/b.txt:1: alpha\n");
    assertThat(call("search", Map.of("pattern", "^b", "ignore_case", true)).text())
        .isEqualTo("src/b.txt:2: Beta\n");
    assertThat(call("search", Map.of("pattern", "total()", "literal", true)).text())
        .startsWith("src/App.java:2: ");
    assertThat(call("search", Map.of("pattern", "a", "glob", "*.md")).text())
        .startsWith("No line fits");
    assertThatThrownBy(() -> call("search", Map.of("pattern", "(")))
        .isInstanceOf(PiCodeException.class);
  }

  @Test
  void showWhatGitKnows() {
    git.write("src/b.txt", "alpha\nGamma\n")
        .write("new.txt", "fresh\n")
        .write("keys/secret.txt", "changed key\n");
    assertThat(call("git_status", Map.of()).text()).startsWith("branch main\ncommit ")
        .contains("modified: src/b.txt\n", "untracked: new.txt\n");
    assertThat(call("git_diff", Map.of()).text()).contains("-Beta\n+Gamma\n", "+fresh")
        .doesNotContain("changed key", "keys/secret");
    assertThat(call("git_diff", Map.of("path", "src")).text()).contains("+Gamma")
        .doesNotContain("fresh");
    assertThat(call("git_diff", Map.of("path", "keys")).text()).isEqualTo("Nothing differs.");
    assertThat(call("git_diff", Map.of("staged", true)).text()).isEqualTo("Nothing differs.");
    assertThat(call("git_diff", Map.of("commit", "HEAD")).text()).contains("+alpha\n")
        .doesNotContain("alpha key");
    assertThat(call("git_log", Map.of()).text()).contains("Zoë: First");
    assertThat(call("git_log", Map.of("path", "gone")).text()).isEqualTo("There are no commits.");
    assertThatThrownBy(() -> call("git_diff", Map.of("commit", "nonsense")))
        .isInstanceOf(PiCodeException.class);
  }

  @Test
  void findDefinitions() {
    assertThat(call("symbols", Map.of("name", "total")).text())
        .startsWith("src/App.java:2: method App.total");
    assertThat(call("symbols", Map.of("path", "src/App.java")).text())
        .contains(":1: class App", ":2: method App.total");
    git.write("src/New.java", "class Newcomer {}\n");
    assertThat(call("symbols", Map.of("name", "newcomer", "match", "prefix")).text())
        .startsWith("src/New.java:1: class Newcomer");
  }

  @Test
  void findWhatMatters() {
    assertThat(call("relevant", Map.of("task", "let total return 2 in App")).text())
        .contains("src/App.java", "int total()")
        .doesNotContain("alpha key");
  }

  @Test
  void letAModelReadWhatWasCutAndNothingElseThere() throws IOException {
    String shown = spill().cut("line\n".repeat(2_000));
    String path = shown.substring(shown.indexOf('`') + 1,
        shown.indexOf('`', shown.indexOf('`') + 1));
    assertThat(call("read", Map.of("path", path, "offset", 1_500L, "limit", 1L)).text())
        .startsWith("1500\tline\n");
    Path other = Files.writeString(temp.resolve("cache/other"), "x");
    Path link = Files.createSymbolicLink(temp.resolve("cache/link.txt"), Path.of("/etc/passwd"));
    for (Path each : List.of(other, link, Path.of("/etc/passwd"),
        temp.resolve("cache/../home/x.txt"))) {
      assertThatThrownBy(() -> call("read", Map.of("path", each.toString())))
          .isInstanceOf(PiCodeException.class);
    }
  }
}
