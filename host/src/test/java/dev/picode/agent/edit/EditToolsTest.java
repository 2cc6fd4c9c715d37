package dev.picode.agent.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.agent.AgentTool;
import dev.picode.agent.ToolPlan;
import dev.picode.agent.ToolTarget;
import dev.picode.binding.EventGate;
import dev.picode.binding.TestGate;
import dev.picode.checkpoint.Checkpoints;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EditToolsTest {
  @TempDir
  private Path temp;
  private Path root;
  private Checkpoints checkpoints;
  private Workspace workspace;
  private List<AgentTool> tools;

  @BeforeEach
  void open() throws IOException {
    root = Files.createDirectory(temp.toRealPath().resolve("w"));
    Path config = root.resolve("own-config");
    workspace = Workspace.of(root).guarding(root.resolve("own-data"), config);
    checkpoints = Checkpoints.of(workspace, temp.toRealPath().resolve("data"),
        InstantSource.system());
    tools = EditTools.of(workspace, EventGate.NONE, checkpoints);
  }

  @Test
  void replacesOneTextAndCanBeTakenBack() throws IOException {
    write("a.txt", "one\ntwo\nthree\n");
    ToolPlan plan = plan("edit", Map.of("path", "a.txt", "edits", List.of(edit("two", "2"))));
    assertThat(plan.title()).isEqualTo("edit a.txt");
    assertThat(plan.target()).isEqualTo(new ToolTarget.Edits(List.of("a.txt")));
    assertThat(plan.preview()).contains("-two\n+2\n");
    assertThat(read("a.txt")).isEqualTo("one\ntwo\nthree\n");
    assertThat(plan.work().run(_ -> {}).summary()).isEqualTo("+1 -1");
    assertThat(read("a.txt")).isEqualTo("one\n2\nthree\n");
    checkpoints.undo(1);
    assertThat(read("a.txt")).isEqualTo("one\ntwo\nthree\n");
  }

  @Test
  void makesSeveralEditsOrNone() throws IOException {
    write("a.txt", "a b a");
    run("edit", Map.of("path", "a.txt", "edits",
        List.of(edit("b", "c"), Map.of("old_text", "a", "new_text", "xa", "all", true))));
    assertThat(read("a.txt")).isEqualTo("xa c xa");
    Problem problem = refused("edit", Map.of("path", "a.txt", "edits",
        List.of(edit("c", "d"), edit("nowhere", "e"))));
    assertThat(problem.code()).isEqualTo("edit-mismatch");
    assertThat(problem.message()).contains("edit 2");
    assertThat(read("a.txt")).isEqualTo("xa c xa");
  }

  @Test
  void tellsWhyATextDoesNotMatch() throws IOException {
    write("a.txt", "x\n  foo(bar);\nx\n");
    Problem twice = refused("edit", Map.of("path", "a.txt", "edits", List.of(edit("x\n", "y"))));
    assertThat(twice.message()).contains("2 times").contains("1, 3");
    Problem nearly = refused("edit",
        Map.of("path", "a.txt", "edits", List.of(edit("\tfoo(bar);", "y"))));
    assertThat(nearly.hint()).contains("line 2");
    assertThat(refused("edit", Map.of("path", "a.txt", "edits", List.of(edit("", "y")))).code())
        .isEqualTo("edit-mismatch");
    assertThat(refused("edit", Map.of("path", "a.txt", "edits", List.of(edit("foo", "foo"))))
        .code()).isEqualTo("edit-empty");
    assertThat(refused("edit", Map.of("path", "none.txt", "edits", List.of(edit("a", "b"))))
        .code()).isEqualTo("path-not-found");
    assertThat(refused("edit", Map.of("path", "a.txt")).code()).isEqualTo("argument-invalid");
    assertThat(refused("edit", Map.of("path", "a.txt", "edits", List.of())).code())
        .isEqualTo("argument-invalid");
  }

  @Test
  void countsPlacesThatOverlap() throws IOException {
    write("a.txt", "aaa");
    assertThat(refused("edit", Map.of("path", "a.txt", "edits", List.of(edit("aa", "b")))).code())
        .isEqualTo("edit-mismatch");
    run("edit", Map.of("path", "a.txt", "edits",
        List.of(Map.of("old_text", "aa", "new_text", "b", "all", true))));
    assertThat(read("a.txt")).isEqualTo("ba");
  }

  @Test
  void keepsLineEndsMarkPermissionsAndLastEnd() throws IOException {
    write("a.txt", "\uFEFFone\r\ntwo\r\nthree\r\n");
    Files.setPosixFilePermissions(root.resolve("a.txt"),
        PosixFilePermissions.fromString("rwxr-x---"));
    run("edit", Map.of("path", "a.txt", "edits", List.of(edit("one\ntwo", "1\n1b\n2"))));
    assertThat(read("a.txt")).isEqualTo("\uFEFF1\r\n1b\r\n2\r\nthree\r\n");
    run("edit", Map.of("path", "a.txt", "diff", "@@\n 2\n-three\n+drei\n"));
    assertThat(read("a.txt")).isEqualTo("\uFEFF1\r\n1b\r\n2\r\ndrei\r\n");
    run("edit", Map.of("path", "a.txt", "edits", List.of(edit("drei\n", "end"))));
    assertThat(read("a.txt")).isEqualTo("\uFEFF1\r\n1b\r\n2\r\nend\r\n");
    run("write", Map.of("path", "a.txt", "text", "x\ny"));
    assertThat(read("a.txt")).isEqualTo("\uFEFFx\r\ny\r\n");
    assertThat(PosixFilePermissions.toString(
        Files.getPosixFilePermissions(root.resolve("a.txt")))).isEqualTo("rwxr-x---");
  }

  @Test
  void leavesTheOtherLinesOfAMixedFileAlone() throws IOException {
    write("a.txt", "a\nb\r\nc\nd");
    run("edit", Map.of("path", "a.txt", "edits", List.of(edit("b\nc", "B\nC"))));
    assertThat(read("a.txt")).isEqualTo("a\nB\nC\nd");
    write("m.txt", "a\r\nb\nc\r\n");
    run("edit", Map.of("path", "m.txt", "edits", List.of(edit("a", "A"))));
    assertThat(read("m.txt")).isEqualTo("A\r\nb\nc\r\n");
  }

  @Test
  void appliesADiffWhereItsLinesAre() throws IOException {
    write("a.txt", "1\n2\n3\n4\n5\n6\n7");
    run("edit", Map.of("path", "a.txt", "diff", """
        --- a/a.txt
        +++ b/a.txt
        @@ -1,3 +1,4 @@
         1
        +1b
         2
         3
        @@ -99,2 +99,2 @@
         6
        -7
        +sieben
        """));
    assertThat(read("a.txt")).isEqualTo("1\n1b\n2\n3\n4\n5\n6\nsieben");
    run("edit", Map.of("path", "a.txt", "diff", "@@ -8,0 +9,2 @@\n+8\n+9\n"));
    assertThat(read("a.txt")).isEqualTo("1\n1b\n2\n3\n4\n5\n6\nsieben\n8\n9");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "edit-mismatch | @@\\n-x\\n+y",
    "edit-mismatch | @@\\n-a\\n+y",
    "edit-mismatch | @@\\n-a \\n+y",
    "edit-mismatch | @@\\n+only\\n",
    "edit-mismatch | @@ -3 +3 @@\\n-a \\n+y",
    "diff-invalid | @@ -1,2 +1,2 @@\\n-a\\n+y",
    "diff-invalid | just text",
    "diff-invalid | ''",
    "diff-invalid | @@\\n a\\n",
    "diff-invalid | @@\\nrubbish",
    "diff-invalid | --- a/b.txt\\n+++ b/b.txt\\n@@\\n-b\\n+y",
    "diff-invalid | --- a/a.txt\\n+++ /dev/null\\n@@\\n-b\\n",
    "diff-invalid | --- a/a.txt\\n+++ b/a.txt\\n@@\\n-b\\n+c\\n--- a/b.txt\\n+++ b/b.txt\\n@@\\n-b\\n+c"})
  void refusesADiffThatDoesNotFit(String code, String diff) throws IOException {
    write("a.txt", "a\nb\na\n");
    assertThat(refused("edit", Map.of("path", "a.txt", "diff", diff.replace("\\n", "\n"))).code())
        .isEqualTo(code);
    assertThat(read("a.txt")).isEqualTo("a\nb\na\n");
  }

  @Test
  void makesAFileWithItsFolders() throws IOException {
    ToolPlan plan = plan("write", Map.of("path", "src/deep/a.txt", "text", "new"));
    assertThat(root.resolve("src")).doesNotExist();
    plan.work().run(_ -> {});
    assertThat(read("src/deep/a.txt")).isEqualTo("new");
    checkpoints.undo(1);
    assertThat(root.resolve("src")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {".git/config", ".GIT/hooks/pre-commit", "sub/.git/config", ".git. /x",
    "git~1/config", ".picode/config.toml", ".PiCode/hooks/x.js", "a/../.picode/x",
    "picode.lock", "Picode.Lock", ".picode::$DATA", "own-config/config.toml", "own-data/x",
    ".picode", "in/config", "deep/in/hooks/x", "lock"})
  void refusesWhatIsNotTheAgents(String path) throws IOException {
    Files.createDirectories(root.resolve(".git/hooks"));
    Files.createDirectories(root.resolve(".picode"));
    Files.createDirectories(root.resolve("own-config"));
    Files.createDirectories(root.resolve("deep"));
    write("picode.lock", "{}");
    Files.createSymbolicLink(root.resolve("in"), Path.of(".git"));
    Files.createSymbolicLink(root.resolve("deep/in"), Path.of("../.picode"));
    Files.createSymbolicLink(root.resolve("lock"), Path.of("picode.lock"));
    assertThat(refused("write", Map.of("path", path, "text", "evil")).code())
        .isEqualTo("edit-protected");
    assertThat(refused("edit", Map.of("path", path, "edits", List.of(edit("{}", "evil"))))
        .code()).isEqualTo("edit-protected");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../out.txt", "/etc/passwd", "a/../../out.txt", "link/out.txt", "file"})
  void refusesWhatIsOutside(String path) throws IOException {
    Files.createSymbolicLink(root.resolve("link"), temp);
    Files.createSymbolicLink(root.resolve("file"), Path.of("../out.txt"));
    assertThat(refused("write", Map.of("path", path, "text", "evil")).code())
        .isEqualTo("path-outside-workspace");
    assertThat(temp.resolve("out.txt")).doesNotExist();
  }

  @Test
  void refusesALinkThatIsPutThereAfterThePlan() throws IOException {
    Files.createDirectory(root.resolve("d"));
    Files.createDirectory(root.resolve(".git"));
    ToolPlan plan = plan("write", Map.of("path", "d/config", "text", "evil"));
    Files.delete(root.resolve("d"));
    Files.createSymbolicLink(root.resolve("d"), Path.of(".git"));
    assertProblem("edit-protected", () -> plan.work().run(_ -> {}));
    assertThat(root.resolve(".git")).isEmptyDirectory();
  }

  @Test
  void writesOnlyWhatWasPlannedOn() throws IOException {
    write("a.txt", "one");
    ToolPlan plan = plan("edit", Map.of("path", "a.txt", "edits", List.of(edit("one", "two"))));
    write("a.txt", "one more");
    assertProblem("edit-stale", () -> plan.work().run(_ -> {}));
    assertThat(read("a.txt")).isEqualTo("one more");
    ToolPlan made = plan("write", Map.of("path", "b.txt", "text", "mine"));
    write("b.txt", "theirs");
    assertProblem("edit-stale", () -> made.work().run(_ -> {}));
    assertThat(read("b.txt")).isEqualTo("theirs");
  }

  @Test
  void namesTheFileThatALinkPointsAt() throws IOException {
    write("real.txt", "one");
    Files.createSymbolicLink(root.resolve("l.txt"), Path.of("real.txt"));
    ToolPlan plan = plan("edit", Map.of("path", "l.txt", "edits", List.of(edit("one", "two"))));
    assertThat(plan.target()).isEqualTo(new ToolTarget.Edits(List.of("l.txt", "real.txt")));
    plan.work().run(_ -> {});
    assertThat(read("real.txt")).isEqualTo("two");
    assertThat(root.resolve("l.txt")).isSymbolicLink();
  }

  @Test
  void refusesWhatIsNoText() throws IOException {
    Files.write(root.resolve("b.bin"), new byte[] {'a', 0, 'b'});
    assertThat(refused("edit", Map.of("path", "b.bin", "edits", List.of(edit("a", "b")))).code())
        .isEqualTo("not-text");
    Files.createDirectory(root.resolve("d"));
    assertThat(refused("write", Map.of("path", "d", "text", "b")).code()).isEqualTo("not-a-file");
  }

  @Test
  void letsHooksRewriteAndTellsThem() throws IOException {
    write("a.txt", "one");
    TestGate gate = TestGate.onAll(payload -> payload.put("after", "one by hook"));
    tools = EditTools.of(workspace, gate, checkpoints);
    ToolPlan plan = plan("edit", Map.of("path", "a.txt", "edits", List.of(edit("one", "two"))));
    assertThat(plan.preview()).contains("+one by hook");
    assertThat(plan.work().run(_ -> {}).text()).contains("A hook changed");
    assertThat(read("a.txt")).isEqualTo("one by hook");
    assertThat(gate.told()).extracting(TestGate.Told::event)
        .containsExactly("pre-edit", "post-edit");
    assertThat(gate.told()).allSatisfy(told -> assertThat(told.payload())
        .containsEntry("by", "agent")
        .containsEntry("path", "a.txt"));
  }

  private static Map<String, Object> edit(String oldText, String newText) {
    return Map.of("old_text", oldText, "new_text", newText);
  }

  private ToolPlan plan(String tool, Map<String, ?> arguments) {
    return tools.stream()
        .filter(each -> each.spec().name().equals(tool))
        .findFirst()
        .orElseThrow()
        .plan(new LinkedHashMap<String, @Nullable Object>(arguments));
  }

  private void run(String tool, Map<String, ?> arguments) {
    assertThat(plan(tool, arguments).work().run(_ -> {}).isError()).isFalse();
  }

  private Problem refused(String tool, Map<String, ?> arguments) {
    try {
      plan(tool, arguments);
    } catch (PiCodeException e) {
      return e.problem();
    }
    throw new AssertionError("it was planned");
  }

  private static void assertProblem(String code, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOfSatisfying(PiCodeException.class,
        e -> assertThat(e.problem().code()).isEqualTo(code));
  }

  private void write(String path, String text) throws IOException {
    Files.writeString(root.resolve(path), text);
  }

  private String read(String path) throws IOException {
    return Files.readString(root.resolve(path));
  }
}
