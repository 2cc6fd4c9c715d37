package dev.picode.cli;

import dev.picode.audit.AuditLog;
import dev.picode.audit.AuditRules;
import dev.picode.binding.OutsideServices;
import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliCommands;
import dev.picode.cli.command.CliHooks;
import dev.picode.cli.command.CliProcess;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.cli.command.GlobalOptions;
import dev.picode.cli.command.Help;
import dev.picode.cli.command.ResultOutput;
import dev.picode.cli.command.Version;
import dev.picode.cli.script.CliRunners;
import dev.picode.cli.script.EvalCommand;
import dev.picode.cli.script.TypedCode;
import dev.picode.cli.secret.CliSecrets;
import dev.picode.cli.theme.CliAppearance;
import dev.picode.cli.trust.TrustCommand;
import dev.picode.config.Config;
import dev.picode.config.ConfigSources;
import dev.picode.config.Folders;
import dev.picode.config.LogLevel;
import dev.picode.config.OutputFormat;
import dev.picode.config.Settings;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.secret.RememberedSecrets;
import dev.picode.secret.SecretChain;
import dev.picode.terminal.Appearance;
import dev.picode.terminal.ColorChoice;
import dev.picode.terminal.Terminal;
import dev.picode.trust.ProjectTrust;
import dev.picode.trust.TrustStore;
import dev.picode.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/// Runs one command line. Confined to one thread.
public final class Cli {
  private final CliProcess process;
  private final CliCommands commands;
  private final Set<String> notices = new LinkedHashSet<>();
  private final Set<String> told;
  private final @Nullable CliCommand own;
  private @Nullable ProjectTrust project;
  private ResultOutput output;
  private @Nullable OutsideServices outside;
  private @Nullable CliHooks scripts;
  private boolean configured;

  private Cli(CliProcess process, FirstLook look, @Nullable CliCommand own, Set<String> told) {
    this.process = process;
    this.own = own;
    this.told = told;
    this.commands = OwnCommands.with(
        CliExtensions.of(process, look, () -> trust(workspace(look, process.directory())),
            notices::add),
        !look.extensions().isEmpty());
    this.output = new ResultOutput(
        terminal(Appearance.of(look.noColor() ? ColorChoice.NEVER : ColorChoice.AUTO)),
        format(look, OutputFormat.TEXT), false, LogLevel.WARN, process.secrets().seen());
  }

  private static Path workspace(FirstLook look, Path directory) {
    return Workspace.discover(directory.resolve(look.directory())).root();
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
    FirstLook look = FirstLook.at(args);
    var cli = new Cli(process, look, own, told);
    int code;
    try {
      code = cli.guarded(look, args);
    } finally {
      cli.endPrograms();
    }
    cli.output.end();
    cli.notices.forEach(cli::noticeOnce);
    cli.output.terminal().flush();
    Problem lost = cli.output.terminal().outputProblem().orElse(null);
    if (lost != null) {
      cli.output.problem(lost);
      return lost.kind().exitCode();
    }
    return code;
  }

  /// Shows a defect of PiCode itself and gives back its exit code.
  public static int crash(CliProcess process, Throwable defect) {
    Problem problem = Problem.of("internal-error", ProblemKind.BUG,
        "PiCode failed: " + defect,
        "this is a defect in PiCode; `PICODE_DEBUG=1` shows where it is, please report that");
    var cli = new Cli(process, FirstLook.at(), null, new LinkedHashSet<>());
    cli.output.problem(problem);
    if (!process.environment().getOrDefault("PICODE_DEBUG", "").isEmpty()) {
      for (Throwable part = defect; part != null; part = part.getCause()) {
        cli.output.terminal().err().println(process.secrets().seen().redact(part.toString()));
        for (StackTraceElement frame : part.getStackTrace()) {
          cli.output.terminal().err().println("  at " + frame);
        }
      }
    }
    cli.output.terminal().flush();
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
    return new TypedCode(cli.evalSession(args), changed, cli::endPrograms);
  }

  /// Does something as `picode eval` would.
  ///
  /// @param told as for [#run]
  /// @param args the global options
  static <T> T inSession(CliProcess process, Set<String> told, Function<CliSession, T> work,
      String... args) {
    var cli = ofEval(process, told, args);
    try {
      return work.apply(cli.evalSession(args));
    } finally {
      cli.endPrograms();
    }
  }

  private static Cli ofEval(CliProcess process, Set<String> told, String... args) {
    return new Cli(process, FirstLook.at(evalLine(args)), new EvalCommand(), told);
  }

  private CliSession evalSession(String... args) {
    return session(called(new EvalCommand(), evalLine(args)));
  }

  private static String[] evalLine(String... args) {
    return Stream.concat(Stream.of(args), Stream.of("eval")).toArray(String[]::new);
  }

  /// Starts in the background what a command line will most likely need of scripts: the engine in this process, or a
  /// worker. Only a guess by its words and what the launcher made of them: a wrong one costs time.
  public static void warm(CliProcess process, String... args) {
    new HeadStart(process, FirstLook.at(args), List.of(args)).take();
  }

  private void noticeOnce(String sentence) {
    if (told.add(sentence)) {
      output.notice(sentence);
    }
  }

  /// What a script started is ended before the process is.
  private void endPrograms() {
    CliHooks ran = scripts;
    if (ran != null) {
      ran.close();
    }
    OutsideServices used = outside;
    if (used != null) {
      used.close();
    }
  }

  private int guarded(FirstLook look, String[] args) {
    try {
      return route(look, args);
    } catch (PiCodeException e) {
      if (!configured) {
        configure(look);
      }
      output.problem(e.problem());
      return e.problem().kind().exitCode();
    }
  }

  /// Something is wrong before the settings were read. How the person wants to be told is in them, unless
  /// they are what is wrong.
  private void configure(FirstLook look) {
    try {
      var folders = Folders.of(process.environment(), process.property());
      var config = Config.load(
          new ConfigSources(folders.configFile(), Optional::empty, process.environment(),
              Map.of()));
      output = new ResultOutput(terminal(CliAppearance.of(folders, config, look.noColor())),
          format(look, config.get(Settings.OUTPUT_FORMAT)), false, LogLevel.WARN,
          process.secrets().seen());
    } catch (PiCodeException _) {
      // The first problem is the one to tell.
    }
  }

  private static OutputFormat format(FirstLook look, OutputFormat otherwise) {
    OutputFormat asked = look.format();
    return asked == null ? otherwise : asked;
  }

  private int route(FirstLook look, String[] args) {
    if (look.word().isEmpty()) {
      return overview(look, args);
    }
    String[] words = args;
    String name = look.word();
    if (name.equals("help") && !look.rest().isEmpty()) {
      name = look.rest().getFirst();
      words = Stream.concat(look.rest().stream(), Stream.of("--help")).toArray(String[]::new);
    }
    CliCommand command = own == null ? commands.find(name) : own;
    if (command == null) {
      String nearest = commands.nearest(name);
      throw Problem.of("unknown-command", ProblemKind.USER, "there is no command `" + name + "`",
          nearest == null
              ? "`picode --help` lists the commands"
              : "did you mean `" + nearest + "`?")
          .toException();
    }
    CalledCommand called = called(command, words);
    if (called.wantsHelp()) {
      output.terminal()
          .out()
          .printView(
              Help.of(called.line(), called.command(), output.terminal().out().canvas()));
      return 0;
    }
    CliSession session = session(called);
    process.keyboard().shownOn(output.terminal());
    return called.command().run(called.parsed(), session);
  }

  private static CalledCommand called(CliCommand command, String[] words) {
    var line = CliSpecs.line(CliSpecs.with(command)).setPosixClusteredShortOptionsAllowed(true);
    return CalledCommand.of(command, line, ParsedLine.of(line, words));
  }

  private CliSession session(CalledCommand called) {
    return session(called.command(), called.parsed(), GlobalOptions.of(called.all()));
  }

  private int overview(FirstLook look, String[] args) {
    if (look.version()) {
      output.terminal().out().println("picode " + Version.text());
      return 0;
    }
    ParsedLine.of(CliSpecs.line(CliSpecs.with(new HelpCommand())), args);
    output.terminal()
        .out()
        .printView(
            Help.overview(commands, output.terminal().out().canvas()));
    notices.addAll(commands.clashes());
    return 0;
  }

  private CliSession session(CliCommand command, ParseResult parsed, GlobalOptions options) {
    Path given = options.directory();
    Path base = given == null ? process.directory() : process.directory().resolve(given);
    if (given != null && Files.exists(base) && !Files.isDirectory(base)) {
      throw Problem.of("not-a-folder", ProblemKind.USER, "`" + given + "` is not a folder",
          "`-C` takes the folder to work in").toException();
    }
    var folders = Folders.of(process.environment(), process.property());
    Workspace workspace = Workspace.discover(given == null
        ? command.start(parsed, base)
        : command.start(parsed, Workspace.of(base).root()))
        .guarding(folders.data(), folders.config());
    Map<String, String> flags = new HashMap<>();
    if (options.output() != null) {
      flags.put(Settings.OUTPUT_FORMAT.key(), options.output());
    }
    ProjectTrust trust = trust(workspace.root());
    var config = Config.load(new ConfigSources(
        folders.configFile(), () -> trust.trusted().flatMap(files -> files.bytes("config.toml")),
        process.environment(), flags));
    var appearance = CliAppearance.of(folders, config, options.noColor());
    output = new ResultOutput(terminal(appearance), config.get(Settings.OUTPUT_FORMAT),
        options.quiet(), options.logLevel(config.get(Settings.LOG_LEVEL)),
        process.secrets().seen());
    configured = true;
    CliAppearance.problem(folders, config).ifPresent(output::warning);
    config.notices().forEach(this::noticeOnce);
    if (!(command instanceof TrustCommand)) {
      trust.notices().forEach(this::noticeOnce);
    }
    SecretChain chain = CliSecrets.of(process, folders, config, output);
    var secrets = new RememberedSecrets(chain, process.secrets().seen());
    var audit = new AuditLog(CliSession.auditFolder(folders),
        () -> AuditRules.DEFAULT.withRequired(config.get(Settings.AUDIT_REQUIRED)),
        InstantSource.system(), secrets::redact, output::notice);
    var services = new OutsideServices(process.environment(), folders.data(), secrets);
    outside = services;
    var runners = new CliRunners(process, workspace, config, audit, output, services);
    var approvals = runners.approvals(folders);
    var hooks = new CliHooks(approvals,
        (of, gate, calls) -> runners.runner(of, approvals, gate, calls));
    scripts = hooks;
    return new CliSession(process, options, base, workspace, folders, config, trust, audit,
        commands, output, chain, services, hooks, this::noticeOnce);
  }

  /// The trust in a project, which is compared once a call.
  private ProjectTrust trust(Path root) {
    ProjectTrust known = project;
    if (known == null || !known.root().equals(root)) {
      known = new ProjectTrust(root, () -> new TrustStore(
          Folders.of(process.environment(), process.property()).data().resolve("trust.json")));
      project = known;
    }
    return known;
  }

  private Terminal terminal(Appearance appearance) {
    return Terminal.open(process.environment(), process.property(), appearance)
        .with(process.keyboard());
  }
}
