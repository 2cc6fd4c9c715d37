package dev.picode.agent.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.agent.ToolAnswer;
import dev.picode.agent.ToolPlan;
import dev.picode.agent.ToolTarget;
import dev.picode.agent.tool.Spill;
import dev.picode.binding.EventGate;
import dev.picode.binding.TestGate;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.process.Pids;
import dev.picode.process.ProcessService;
import dev.picode.process.Walls;
import dev.picode.sandbox.launch.ConfinementMode;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The real shell.
@DisabledOnOs(OS.WINDOWS)
class ShellToolTest {
  @TempDir
  private Path temp;
  private Path folder = Path.of("unset");
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final ProcessService processes = new ProcessService(Map.of("HOME", "/home/me"));
  private final List<String> before = new ArrayList<>();

  @BeforeEach
  void prepare() throws IOException {
    folder = Files.createDirectories(temp.toRealPath().resolve("work/bin"))
        .resolve("..")
        .normalize();
    variables.put("PATH", System.getenv("PATH"));
    variables.put("JAVA_HOME", "/opt/java");
    variables.put("API_KEY", "hush");
  }

  @AfterEach
  void close() {
    processes.close();
  }

  private Walls walls() {
    return Walls.of(ConfinementMode.AUTO, List.of(folder), List.of(), false);
  }

  private ShellTool tool(EventGate gate) {
    return new ShellTool(Workspace.of(folder), processes, walls(), variables, gate,
        () -> {
          before.add("kept");
          return () -> before.add("settled");
        }, new Spill(temp.resolve("cache"), InstantSource.system()));
  }

  private ToolPlan plan(String line) {
    return tool(EventGate.NONE).plan(Map.of("command", line));
  }

  private ToolAnswer run(String line) {
    return plan(line).work().run(_ -> {});
  }

  @Test
  void givesBackBothOutputsAndTheExitCode() {
    ToolAnswer failed = run("echo out; echo err >&2; exit 3");
    assertThat(failed.text()).startsWith("out\nerr\n[exit 3]");
    assertThat(failed).returns(true, ToolAnswer::isError)
        .returns("exit 3", ToolAnswer::summary);
    assertThat(run("true")).isEqualTo(ToolAnswer.of("[exit 0]", "exit 0"));
    assertThat(run("printf 'no end'").text()).isEqualTo("no end\n[exit 0]");
  }

  @Test
  void saysWhatItRuns() {
    assertThat(plan("npm test && rm x").target()).isEqualTo(new ToolTarget.Runs(
        List.of(List.of("npm", "test"), List.of("rm", "x")), "."));
    assertThat(plan("echo $(rm x)").target()).isEqualTo(
        new ToolTarget.Runs(List.of(List.of("sh", "-c", "echo $(rm x)")), "."));
    assertThat(plan("npm test").title()).isEqualTo("shell npm test");
    assertThat(before).isEmpty();
  }

  @Test
  void keepsTheFilesBeforeItRuns() {
    run("true");
    assertThat(before).containsExactly("kept", "settled");
  }

  @Test
  void runsInAFolderOfTheWorkspaceAndNoOther() throws IOException {
    var answer = tool(EventGate.NONE).plan(Map.of("command", "pwd", "cwd", "bin"));
    assertThat(answer.target()).isEqualTo(new ToolTarget.Runs(List.of(List.of("pwd")), "bin"));
    assertThat(answer.work().run(_ -> {}).text()).isEqualTo(folder.resolve("bin") + "\n[exit 0]");
    Files.createSymbolicLink(folder.resolve("link"), temp);
    for (String cwd : List.of("..", "/", "link", "bin/../..", "missing")) {
      assertThatThrownBy(() -> tool(EventGate.NONE).plan(Map.of("command", "pwd", "cwd", cwd)))
          .as(cwd)
          .isInstanceOf(PiCodeException.class);
    }
  }

  @Test
  void givesALittleOfTheEnvironmentAndNoProgramsOfTheWorkspace() throws IOException {
    Path own = folder.resolve("bin/mytool");
    Files.writeString(own, "#!/bin/sh\necho mine\n");
    assertThat(own.toFile().setExecutable(true)).isTrue();
    Path link = Files.createSymbolicLink(temp.resolve("link"), folder.resolve("bin"));
    variables.put("PATH", folder.resolve("bin") + "::.:bin:" + link + ":" + System.getenv("PATH"));
    String shown = run("env; mytool").text();
    assertThat(shown).contains("JAVA_HOME=/opt/java", "HOME=/home/me", "PAGER=cat")
        .doesNotContain("hush", "\nmine");
    assertThat(run("command -v mytool; ls mytool").text()).doesNotContain("bin/mytool");
  }

  @Test
  void isHeardWhileItRuns() throws Exception {
    var heard = new LinkedBlockingQueue<String>();
    Path go = folder.resolve("go");
    var work = plan("echo one; while [ ! -e go ]; do sleep 0.05; done; echo grüße").work();
    var answer = CompletableFuture.supplyAsync(() -> work.run(heard::add));
    assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo("one\n");
    Files.createFile(go);
    assertThat(answer.get(60, TimeUnit.SECONDS).text()).isEqualTo("one\ngrüße\n[exit 0]");
  }

  @Test
  void endsWithAllItStartedWhenItsTimeIsUp() {
    var plan = tool(EventGate.NONE).plan(Map.of("command",
        "echo begun; (sleep 1234 & echo $! > pid); sleep 1234", "timeout_ms", 1_000L));
    ToolAnswer answer = plan.work().run(_ -> {});
    assertThat(answer.isError()).isTrue();
    assertThat(answer.text())
        .isEqualTo("begun\n[it did not end within 1000 ms and was stopped]");
    assertThat(Pids.runs(content(folder.resolve("pid")))).isFalse();
  }

  @Test
  void endsWhatItLeavesInTheBackground() {
    assertThat(run("sleep 1234 & echo $! > pid").summary()).isEqualTo("exit 0");
    assertThat(Pids.runs(content(folder.resolve("pid")))).isFalse();
  }

  @Test
  void readsNothing() {
    assertThat(run("cat; echo end").text()).isEqualTo("end\n[exit 0]");
  }

  @Test
  void keepsLongOutputInAFile() {
    ToolAnswer answer = run("i=0; while [ $i -lt 5000 ]; do echo line $i; i=$((i+1)); done");
    assertThat(answer.text()).startsWith("line 0\n")
        .endsWith("line 4999\n[exit 0]")
        .contains("lines left out here")
        .hasSizeLessThan(20_000);
    assertThat(temp.resolve("cache")).isDirectoryContaining(
        file -> content(file).contains("\nline 2500\n"));
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void announcesWhatItRunsAndRunsWhatAHookMadeOfIt() {
    TestGate gate = TestGate.onAll(
        payload -> payload.put("argv", List.of("sh", "-c", "echo other > file")));
    ToolPlan plan = tool(gate).plan(Map.of("command", "echo this"));
    assertThat(plan.target()).isEqualTo(new ToolTarget.Runs(
        List.of(List.of(">", "file"), List.of("echo", "other")), "."));
    assertThat(plan.title()).isEqualTo("shell echo other > file");
    plan.work().run(_ -> {});
    assertThat(folder.resolve("file")).hasContent("other");
    assertThat(gate.told()).extracting(TestGate.Told::event)
        .containsExactly("pre-shell", "post-shell");
    assertThat(gate.told().getFirst().payload())
        .containsEntry("argv", List.of("sh", "-c", "echo this"))
        .containsEntry("by", "agent");
    assertThat(gate.told().getLast().payload()).containsEntry("exit", 0L)
        .containsEntry("stdout", "");
  }

  @Test
  void isNotPlannedWhereAHookDeniesIt() {
    TestGate gate = TestGate.onAll(_ -> {
      throw Problem.of("hook-denied", ProblemKind.DENIED, "no").toException();
    });
    assertThatThrownBy(() -> tool(gate).plan(Map.of("command", "touch x")))
        .isInstanceOf(PiCodeException.class);
    assertThat(folder.resolve("x")).doesNotExist();
  }

  @Test
  void doesNotRunWhereTheFilesCannotBeKept() {
    var tool = new ShellTool(Workspace.of(folder), processes, walls(), variables, EventGate.NONE,
        () -> {
          throw Problem.of("file-unreadable", ProblemKind.EXTERNAL, "full").toException();
        }, new Spill(temp.resolve("cache"), InstantSource.system()));
    assertThatThrownBy(() -> tool.plan(Map.of("command", "touch x")).work().run(_ -> {}))
        .isInstanceOf(PiCodeException.class);
    assertThat(folder.resolve("x")).doesNotExist();
  }

  @Test
  void refusesWhatIsNoLine() {
    for (String line : List.of("", "  \n", "a\0b", "x".repeat(70_000))) {
      assertThatThrownBy(() -> plan(line)).isInstanceOf(PiCodeException.class);
    }
  }
}
