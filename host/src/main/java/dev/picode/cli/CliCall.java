package dev.picode.cli;

import dev.picode.audit.AuditLog;
import dev.picode.audit.AuditRules;
import dev.picode.binding.OutsideServices;
import dev.picode.cli.command.CliCommands;
import dev.picode.cli.command.CliHooks;
import dev.picode.cli.command.CliProcess;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.GlobalOptions;
import dev.picode.cli.command.ResultOutput;
import dev.picode.cli.script.CliRunners;
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
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one call of the command line has: an output from the start, which looks as the settings say once they are read,
/// and a session when its command is known. Confined to one thread.
final class CliCall implements AutoCloseable {
  private final CliProcess process;
  private final FirstLook look;
  private final Set<String> told;
  private @Nullable ProjectTrust project;
  private ResultOutput output;
  private @Nullable OutsideServices outside;
  private @Nullable CliHooks scripts;
  private boolean configured;

  /// @param look what is known before the line is parsed
  /// @param told what a person was told before and is not told again; grows
  CliCall(CliProcess process, FirstLook look, Set<String> told) {
    this.process = process;
    this.look = look;
    this.told = told;
    this.output = new ResultOutput(
        terminal(Appearance.of(look.noColor() ? ColorChoice.NEVER : ColorChoice.AUTO)),
        format(OutputFormat.TEXT), false, LogLevel.WARN, process.secrets().seen());
  }

  /// Where it tells what it has to say.
  ResultOutput output() {
    return output;
  }

  /// Gives the person a notice, unless they had it before.
  void noticeOnce(String sentence) {
    if (told.add(sentence)) {
      output.notice(sentence);
    }
  }

  /// Something is wrong, perhaps before the settings were read. How the person wants to be told is in them, unless they
  /// are what is wrong.
  void configure() {
    if (configured) {
      return;
    }
    try {
      var folders = folders();
      var config = Config.load(
          ConfigSources.ofPerson(folders.configFile(), process.environment()));
      output = new ResultOutput(terminal(CliAppearance.of(folders, config, look.noColor())),
          format(config.get(Settings.OUTPUT_FORMAT)), false, LogLevel.WARN,
          process.secrets().seen());
    } catch (PiCodeException _) {
      // The first problem is the one to tell.
    }
  }

  /// The trust in the project that the line names before it is parsed.
  ProjectTrust trust() {
    return trust(Workspace.discover(process.directory().resolve(look.directory())).root());
  }

  /// The trust in a project, which is compared once a call.
  private ProjectTrust trust(Path root) {
    ProjectTrust known = project;
    if (known == null || !known.root().equals(root)) {
      known = new ProjectTrust(root,
          () -> new TrustStore(folders().data().resolve("trust.json")));
      project = known;
    }
    return known;
  }

  /// What a command works with.
  ///
  /// @throws PiCodeException where the folder, the settings or what was approved is wrong
  CliSession session(CalledCommand called, CliCommands commands) {
    GlobalOptions options = GlobalOptions.of(called.all());
    Path base = base(options);
    Folders folders = folders();
    Workspace workspace = Workspace.discover(called.command()
        .start(called.parsed(),
            options.directory() == null ? base : Workspace.of(base).root()))
        .guarding(folders.data(), folders.config());
    ProjectTrust trust = trust(workspace.root());
    Config config = config(folders, options, trust);
    configure(folders, config, options);
    config.notices().forEach(this::noticeOnce);
    if (!(called.command() instanceof TrustCommand)) {
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
        (session, gate, calls) -> runners.runner(session, approvals, gate, calls));
    scripts = hooks;
    return new CliSession(process, options, base, workspace, folders, config, trust, audit,
        commands, output, chain, services, hooks, this::noticeOnce);
  }

  private Path base(GlobalOptions options) {
    Path given = options.directory();
    Path base = given == null ? process.directory() : process.directory().resolve(given);
    if (given != null && Files.exists(base) && !Files.isDirectory(base)) {
      throw Problem.of("not-a-folder", ProblemKind.USER, "`" + given + "` is not a folder",
          "`-C` takes the folder to work in").toException();
    }
    return base;
  }

  private Config config(Folders folders, GlobalOptions options, ProjectTrust trust) {
    Map<String, String> flags = new HashMap<>();
    if (options.output() != null) {
      flags.put(Settings.OUTPUT_FORMAT.key(), options.output());
    }
    return Config.load(new ConfigSources(
        folders.configFile(), () -> trust.trusted().flatMap(files -> files.bytes("config.toml")),
        process.environment(), flags));
  }

  /// From here on the output is as the settings and the options say.
  private void configure(Folders folders, Config config, GlobalOptions options) {
    var appearance = CliAppearance.of(folders, config, options.noColor());
    output = new ResultOutput(terminal(appearance), config.get(Settings.OUTPUT_FORMAT),
        options.quiet(), options.logLevel(config.get(Settings.LOG_LEVEL)),
        process.secrets().seen());
    configured = true;
    CliAppearance.problem(folders, config).ifPresent(output::warning);
  }

  private OutputFormat format(OutputFormat otherwise) {
    OutputFormat asked = look.format();
    return asked == null ? otherwise : asked;
  }

  private Terminal terminal(Appearance appearance) {
    return Terminal.open(process.environment(), process.property(), appearance)
        .with(process.keyboard());
  }

  private Folders folders() {
    return Folders.of(process.environment(), process.property());
  }

  /// What a script started is ended before the process is.
  @Override
  public void close() {
    CliHooks ran = scripts;
    if (ran != null) {
      ran.close();
    }
    OutsideServices used = outside;
    if (used != null) {
      used.close();
    }
  }
}
