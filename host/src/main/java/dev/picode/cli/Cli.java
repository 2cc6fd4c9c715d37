package dev.picode.cli;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliCommands;
import dev.picode.cli.command.CliProcess;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.cli.command.Help;
import dev.picode.cli.command.ResultOutput;
import dev.picode.cli.command.Version;
import dev.picode.cli.script.EvalCommand;
import dev.picode.cli.script.TypedCode;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.terminal.Terminal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Runs one command line. Confined to one thread.
public final class Cli {
  private final CliProcess process;
  private final FirstLook look;
  private final CliCall call;
  private final CliCommands commands;
  private final Set<String> notices = new LinkedHashSet<>();
  private final @Nullable CliCommand own;

  private Cli(CliProcess process, FirstLook look, @Nullable CliCommand own, Set<String> told) {
    this.process = process;
    this.look = look;
    this.own = own;
    this.call = new CliCall(process, look, told);
    this.commands = OwnCommands.with(
        CliExtensions.of(process, look, call::trust, notices::add), !look.extensions().isEmpty());
  }

  /// Runs a command line and gives back the exit code. What it has to say is on the streams.
  public static int run(CliProcess process, String... args) {
    return run(process, null, new LinkedHashSet<>(), args);
  }

  /// Runs a command line in a process that runs many.
  ///
  /// @param own the command to run, whatever the line calls it; `null` for the one it names
  /// @param told what a person was told before and is not told again; grows
  static int run(CliProcess process, @Nullable CliCommand own, Set<String> told, String... args) {
    var cli = new Cli(process, FirstLook.at(args), own, told);
    int code;
    try (var _ = cli.call) {
      code = cli.guarded(args);
    }
    ResultOutput output = cli.call.output();
    output.end();
    cli.notices.forEach(cli.call::noticeOnce);
    output.terminal().flush();
    Problem lost = output.terminal().outputProblem().orElse(null);
    if (lost != null) {
      output.problem(lost);
      return lost.kind().exitCode();
    }
    return code;
  }

  /// Shows a defect of PiCode itself and gives back its exit code.
  public static int crash(CliProcess process, Throwable defect) {
    Problem problem = Problem.of("internal-error", ProblemKind.BUG,
        "PiCode failed: " + defect,
        "this is a defect in PiCode; `PICODE_DEBUG=1` shows where it is, please report that");
    ResultOutput output = new CliCall(process, FirstLook.at(), new LinkedHashSet<>()).output();
    Terminal terminal = output.terminal();
    output.problem(problem);
    if (!process.environment().getOrDefault("PICODE_DEBUG", "").isEmpty()) {
      for (Throwable part = defect; part != null; part = part.getCause()) {
        terminal.err().println(process.secrets().seen().redact(part.toString()));
        for (StackTraceElement frame : part.getStackTrace()) {
          terminal.err().println("  at " + frame);
        }
      }
    }
    terminal.flush();
    return problem.kind().exitCode();
  }

  /// Opens what code needs that a person types, for as long as they do.
  ///
  /// @param told as for [#run]
  /// @param changed is run when an extension was written
  /// @param args the global options
  static TypedCode typedCode(CliProcess process, Set<String> told, Runnable changed,
      String... args) {
    var cli = ofEval(process, told, args);
    return new TypedCode(cli.evalSession(args), changed, cli.call::close);
  }

  /// Does something as `picode eval` would.
  ///
  /// @param told as for [#run]
  /// @param args the global options
  static <T> T inSession(CliProcess process, Set<String> told, Function<CliSession, T> work,
      String... args) {
    var cli = ofEval(process, told, args);
    try (var _ = cli.call) {
      return work.apply(cli.evalSession(args));
    }
  }

  private static Cli ofEval(CliProcess process, Set<String> told, String... args) {
    return new Cli(process, FirstLook.at(evalLine(args)), new EvalCommand(), told);
  }

  private CliSession evalSession(String... args) {
    return call.session(called(new EvalCommand(), evalLine(args)), commands);
  }

  private static String[] evalLine(String... args) {
    return Stream.concat(Stream.of(args), Stream.of("eval")).toArray(String[]::new);
  }

  /// Starts in the background what a command line will most likely need of scripts: the engine in this process, or a
  /// worker. Only a guess by its words and what the launcher made of them: a wrong one costs time.
  public static void warm(CliProcess process, String... args) {
    new HeadStart(process, FirstLook.at(args), List.of(args)).take();
  }

  private int guarded(String[] args) {
    try {
      return route(args);
    } catch (PiCodeException e) {
      call.configure();
      call.output().problem(e.problem());
      return e.problem().kind().exitCode();
    }
  }

  private int route(String[] args) {
    if (look.word().isEmpty()) {
      return overview(args);
    }
    String[] words = args;
    String name = look.word();
    if (name.equals("help") && !look.rest().isEmpty()) {
      name = look.rest().getFirst();
      words = Stream.concat(look.rest().stream(), Stream.of("--help")).toArray(String[]::new);
    }
    CalledCommand called = called(own == null ? command(name) : own, words);
    Terminal shown = call.output().terminal();
    if (called.wantsHelp()) {
      shown.out().printView(Help.of(called.line(), called.command(), shown.out().canvas()));
      return 0;
    }
    CliSession session = call.session(called, commands);
    process.keyboard().shownOn(session.output().terminal());
    return called.command().run(called.parsed(), session);
  }

  private CliCommand command(String name) {
    CliCommand command = commands.find(name);
    if (command == null) {
      String nearest = commands.nearest(name);
      throw Problem.of("unknown-command", ProblemKind.USER, "there is no command `" + name + "`",
          nearest == null
              ? "`picode --help` lists the commands"
              : "did you mean `" + nearest + "`?")
          .toException();
    }
    return command;
  }

  private static CalledCommand called(CliCommand command, String[] words) {
    var line = CliSpecs.line(CliSpecs.with(command)).setPosixClusteredShortOptionsAllowed(true);
    return CalledCommand.of(command, line, ParsedLine.of(line, words));
  }

  private int overview(String[] args) {
    Terminal shown = call.output().terminal();
    if (look.version()) {
      shown.out().println("picode " + Version.text());
      return 0;
    }
    ParsedLine.of(CliSpecs.line(CliSpecs.with(new HelpCommand())), args);
    shown.out().printView(Help.overview(commands, shown.out().canvas()));
    notices.addAll(commands.clashes());
    return 0;
  }
}
