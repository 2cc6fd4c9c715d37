package dev.picode.binding;

import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.process.ProcessLimits;
import dev.picode.process.ProcessOutput;
import dev.picode.process.ProcessRequest;
import dev.picode.process.ProcessResult;
import dev.picode.process.Program;
import dev.picode.process.Programs;
import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;
import dev.picode.sandbox.capability.ArgvScope;
import dev.picode.sandbox.capability.Capability;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `ctx.process`. Safe for many threads.
@Binding(name = "process", doc = "Programs, run without a shell. A program that runs has your rights: grant as much of its"
    + " words as you can.")
public final class ProcessBinding {
  /// How much of a command is written to the log.
  private static final int MAX_NOTED = 1_000;

  private final Access access;
  private final ScriptServices services;
  private final AnnouncedPrograms announced;

  /// @param by the id of the extension that runs programs
  ProcessBinding(Access access, ScriptServices services, String by) {
    this.access = access;
    this.services = services;
    this.announced = new AnnouncedPrograms(services.events(), by);
  }

  /// How a program ended.
  public record ProcessEnd(
      @Param(doc = "Its exit code; 128 and the number of the signal where one ended it.") int exitCode,
      @Param(doc = "Whether the exit code is 0.") boolean ok,
      @Param(doc = "What it wrote to its standard output, as `encoding` asked for it.") String stdout,
      @Param(doc = "What it wrote to its standard error, likewise.") String stderr,
      @Param(doc = "How many bytes of both were dropped, as there were more than `maxBytes`.") long dropped) {}

  /// Runs a program.
  @Callable(doc = "Runs a program to its end, whatever its exit code. A bare name is looked up on `PATH`, outside of the"
      + " workspace; a name with a `/` is a file of the workspace, and is granted as `./` and its path. It"
      + " gets `PATH`, `HOME`, `USER`, `LANG`, `LC_*`, `TMPDIR` and `TERM=dumb`, and of other variables those"
      + " that `env` names. When it ends or its time is up, all that it started is ended with it.", capability = "run", since = 1, example = "const { ok, stdout } = await ctx.process.run([\"npm\", \"test\"], { timeoutMs: 120000 });")
  public ProcessEnd run(
      @Param(doc = "The program and its arguments, each as it is.") List<String> argv,
      @Param(doc = "The folder it runs in.", option = "\".\"") String cwd,
      @Param(doc = "What it reads from its standard input.", option = "\"\"") String input,
      @Param(doc = "Names of environment variables it gets as well; each needs the capability `env`.", option = "[]") List<String> env,
      @Param(doc = "How outputs are given back: as `text`, in UTF-8, or as `base64`.", option = "\"text\"") Encoding encoding,
      @Param(doc = "How long it may run, in milliseconds, up to 3600000.", option = "60000") int timeoutMs,
      @Param(doc = "How much is kept of each output in bytes, up to 1048576.", option = "1048576") int maxBytes) {
    if (argv.isEmpty() || argv.getFirst().isEmpty()) {
      throw Problem.of("program-invalid", ProblemKind.SCRIPT, "`process.run` needs a program",
          "give its name as the first of `argv`").toException();
    }
    var programs = new Programs(services.workspace(), services.outside().environment());
    Program asked = program(programs, argv);
    Map<String, String> given = variables(env);
    AnnouncedPrograms.Run run = announced.announce(argv, cwd,
        changed -> program(programs, changed));
    Program program = run.argv().equals(argv) ? asked : program(programs, run.argv());
    Path folder = services.workspace().resolve(run.cwd()).existingPath();
    var request = new ProcessRequest(program, run.argv().subList(1, run.argv().size()), folder,
        given, input);
    var limits = new ProcessLimits(Duration.ofMillis(timeoutMs), maxBytes);
    started(program, run.argv(), folder);
    ProcessResult result = services.outside().processes().run(request, limits);
    services.code().changed();
    announced.done(run, result);
    return end(result, encoding);
  }

  private void started(Program program, List<String> argv, Path folder) {
    var details = new LinkedHashMap<String, String>();
    String words = new ArgvScope(argv).toString();
    details.put("command", words.length() > MAX_NOTED
        ? words.substring(0, MAX_NOTED) + "…"
        : words);
    details.put("file", program.file().toString());
    details.put("folder", services.workspace().resolve(folder).toString());
    access.did("process.run", details);
  }

  /// Asks before it looks whether the program is there, and again should it then be another one.
  private Program program(Programs programs, List<String> argv) {
    String name = programs.name(argv.getFirst());
    access.require(run(name, argv));
    Program program = programs.find(name);
    if (!program.name().equals(name)) {
      access.require(run(program.name(), argv));
    }
    return program;
  }

  private static Capability run(String name, List<String> argv) {
    var words = new ArrayList<>(argv);
    words.set(0, name);
    return new Capability.Run(words);
  }

  private Map<String, String> variables(List<String> names) {
    var given = new LinkedHashMap<String, String>();
    for (String name : names) {
      access.require(new Capability.Env(name));
      services.outside().variable(name).ifPresent(value -> given.put(name, value));
    }
    return given;
  }

  private static ProcessEnd end(ProcessResult result, Encoding encoding) {
    return new ProcessEnd(result.exitCode(), result.exitCode() == 0,
        shown(result.stdout(), encoding), shown(result.stderr(), encoding),
        result.stdout().dropped() + result.stderr().dropped());
  }

  private static String shown(ProcessOutput output, Encoding encoding) {
    return encoding == Encoding.TEXT ? output.text() : Base64Text.encode(output.bytes());
  }
}
