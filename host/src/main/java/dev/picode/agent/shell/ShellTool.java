package dev.picode.agent.shell;

import dev.picode.agent.AgentTool;
import dev.picode.agent.ToolAnswer;
import dev.picode.agent.ToolPlan;
import dev.picode.agent.ToolTarget;
import dev.picode.agent.tool.Spill;
import dev.picode.agent.tool.ToolArguments;
import dev.picode.agent.tool.ToolSchema;
import dev.picode.binding.AnnouncedPrograms;
import dev.picode.binding.EventGate;
import dev.picode.llm.ToolSpec;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.process.ProcessLimits;
import dev.picode.process.ProcessRequest;
import dev.picode.process.ProcessResult;
import dev.picode.process.ProcessService;
import dev.picode.process.Program;
import dev.picode.process.Programs;
import dev.picode.process.Walls;
import dev.picode.workspace.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The tool `shell`: runs a line with `sh`. Safe for many threads.
///
/// Once it is approved, a line runs behind [Walls], as far as this machine has them; besides those it has the rights of the
/// person who runs PiCode. It gets a small environment, reads nothing, and all that it started is ended with it.
public final class ShellTool implements AgentTool {
  private static final int USUAL_MILLIS = 120_000;

  /// So many characters are an argument of `sh` at the most.
  private static final int MAX_LINE = 64 << 10;

  private static final String SHELL = "sh";
  private static final String DIRECT = "-c";

  private final Workspace workspace;
  private final ProcessService processes;
  private final Walls walls;
  private final Programs programs;
  private final ShellEnvironment environment;
  private final AnnouncedPrograms announced;
  private final Supplier<Runnable> checkpoint;
  private final Spill spill;

  /// The tool of a workspace.
  ///
  /// @param walls what holds the lines
  /// @param variables the environment of this process, of which a little is handed on
  /// @param gate hears of what is run as `pre-shell` and `post-shell`
  /// @param checkpoint keeps what the files are, right before a line runs, and gives what is to be done when it has ended; a
  ///     failure of it stops the line
  /// @param spill cuts what a line writes
  public ShellTool(Workspace workspace, ProcessService processes, Walls walls,
      Map<String, String> variables, EventGate gate, Supplier<Runnable> checkpoint, Spill spill) {
    this.workspace = workspace;
    this.processes = processes;
    this.walls = walls;
    this.programs = new Programs(workspace, variables);
    this.environment = new ShellEnvironment(workspace, variables);
    this.announced = new AnnouncedPrograms(gate, "agent");
    this.checkpoint = checkpoint;
    this.spill = spill;
  }

  @Override
  public ToolSpec spec() {
    return new ToolSchema("shell",
        "Runs a line with `sh` and gives back what it writes to both outputs, and its exit code. It reads no input, and"
            + " whatever it started ends with it." + held("It")
            + " Use `read`, `search`, `glob` and `list` to look at files.")
        .needs("command", "The line.")
        .text("cwd",
            "The folder it runs in, relative to the workspace; the workspace where it is not given.")
        .number("timeout_ms", "How long it may run, " + USUAL_MILLIS + " where it is not given.", 1,
            ProcessLimits.MAX_TIME.toMillis())
        .spec();
  }

  @Override
  public boolean isParallel() {
    return false;
  }

  @Override
  public ToolPlan plan(Map<String, @Nullable Object> arguments) {
    var given = new ToolArguments(arguments);
    String line = given.text("command", "");
    refuseUnusable(line);
    String cwd = folder(given.text("cwd", "."));
    Duration time = Duration.ofMillis(
        Math.clamp(given.number("timeout_ms", USUAL_MILLIS), 1, ProcessLimits.MAX_TIME.toMillis()));
    AnnouncedPrograms.Run run = announced.announce(List.of(SHELL, DIRECT, line), cwd, _ -> {});
    var decided = new AnnouncedPrograms.Run(run.argv(), folder(run.cwd()));
    var target = new ToolTarget.Runs(commands(decided.argv()), decided.cwd());
    return new ToolPlan("shell " + shown(decided.argv()), target, null,
        output -> run(decided, time, output));
  }

  private static void refuseUnusable(String line) {
    if (line.isBlank() || line.indexOf('\0') >= 0 || line.length() > MAX_LINE) {
      throw Problem.of("program-invalid", ProblemKind.SCRIPT,
          "`command` is no line for a shell: it is empty, longer than " + MAX_LINE
              + " characters, or has a NUL character",
          "put long texts into a file first").toException();
    }
  }

  private String folder(String cwd) {
    return workspace.resolve(workspace.resolve(cwd).existingPath()).toString();
  }

  /// What is decided on: each command of a line that is understood, else the shell with the line.
  private static List<List<String>> commands(List<String> argv) {
    if (!isLine(argv)) {
      return List.of(argv);
    }
    ShellLine line = ShellLine.parse(argv.getLast());
    return line.isSure() ? line.commands() : List.of(argv);
  }

  private static boolean isLine(List<String> argv) {
    return argv.size() == 3 && argv.get(0).equals(SHELL) && argv.get(1).equals(DIRECT);
  }

  private static String shown(List<String> argv) {
    return isLine(argv) ? argv.getLast() : String.join(" ", argv);
  }

  private ToolAnswer run(AnnouncedPrograms.Run run, Duration time, Consumer<String> output) {
    Program program = programs.find(run.argv().getFirst());
    Path folder = workspace.resolve(run.cwd()).existingPath();
    var request = new ProcessRequest(program, run.argv().subList(1, run.argv().size()), folder,
        environment.given(), "");
    Runnable ended = checkpoint.get();
    var written = new ShellOutput();
    ProcessResult result;
    try {
      result = processes.confined(request, new ProcessLimits(time, 0), walls, piece -> {
        written.take(piece);
        output.accept(piece);
      });
    } catch (PiCodeException e) {
      if (!e.problem().code().equals("program-timeout")) {
        throw e;
      }
      return new ToolAnswer(spill.cut(lined(written.text())) + "[it did not end within "
          + time.toMillis() + " ms and was stopped]", true, "stopped");
    } finally {
      ended.run();
    }
    announced.done(run, result.exitCode(), written.text(), "");
    String end = "exit " + result.exitCode();
    boolean failed = result.exitCode() != 0;
    String held = failed ? held("\n[It") : "";
    return new ToolAnswer(spill.cut(lined(written.text())) + "[" + end + "]"
        + (held.isEmpty()
            ? ""
            : held.substring(1) + " The person can change that: `agent.shell-network`,"
                + " `agent.shell-writes`.]"),
        failed, end);
  }

  /// What the walls keep a line from, as sentences after a space; empty where none stands.
  private String held(String it) {
    String said = walls.sentence();
    return said.isEmpty() ? "" : " " + it + " " + said + ".";
  }

  private static String lined(String text) {
    return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
  }
}
