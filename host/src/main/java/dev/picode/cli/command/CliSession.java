package dev.picode.cli.command;

import dev.picode.audit.AuditLog;
import dev.picode.audit.AuditReader;
import dev.picode.binding.OutsideServices;
import dev.picode.config.Config;
import dev.picode.config.Folders;
import dev.picode.config.Settings;
import dev.picode.git.GitRepository;
import dev.picode.plugin.ScriptRunner;
import dev.picode.plugin.hook.HookPipeline;
import dev.picode.plugin.typescript.TypeScript;
import dev.picode.sandbox.Sandbox;
import dev.picode.secret.SecretChain;
import dev.picode.trust.ProjectTrust;
import dev.picode.workspace.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What a subcommand works with. Confined to the thread of the command line.
///
/// @param process the process
/// @param options the global options
/// @param base the folder that relative paths are relative to
/// @param workspace the workspace the command is about
/// @param folders where the person's files are
/// @param config the settings, read when first asked for
/// @param trust whether the workspace's `.picode/` is trusted
/// @param audit what extensions did is written there
/// @param commands the commands there are
/// @param output where results go
/// @param secrets where secrets are
/// @param outside the services that reach beyond the workspace
/// @param hooks what is told of what is done
/// @param noticeOnce gives the person a notice, unless they had it before, be it from another line of the prompt
public record CliSession(
    CliProcess process,
    GlobalOptions options,
    Path base,
    Workspace workspace,
    Folders folders,
    Config config,
    ProjectTrust trust,
    AuditLog audit,
    CliCommands commands,
    ResultOutput output,
    SecretChain secrets,
    OutsideServices outside,
    CliHooks hooks,
    Consumer<String> noticeOnce) {

  /// The runner of scripts for the workspace, which an interrupt of the person cancels.
  public ScriptRunner scripts() {
    return hooks.runner(this);
  }

  /// The way of events through the hooks.
  public HookPipeline pipeline() {
    return hooks.pipeline(this);
  }

  /// What makes TypeScript run; keeps what it made in the person's cache.
  public TypeScript typescript() {
    return typescript(folders, this::workers);
  }

  /// What makes TypeScript run; keeps what it made in the person's cache.
  ///
  /// @param workers gives the place where it is made
  public static TypeScript typescript(Folders folders, Supplier<Sandbox> workers) {
    return new TypeScript(workers, folders.cache().resolve("typescript"));
  }

  /// Where scripts run that PiCode does not vouch for.
  public Sandbox workers() {
    return process.workers(config, output::notice);
  }

  /// Where those run that ship with it.
  public Sandbox shipped() {
    return process.shipped(config, output::notice);
  }

  /// Where the audit log of the person is.
  public static Path auditFolder(Folders folders) {
    return folders.data().resolve("audit");
  }

  /// A reader of the audit log.
  public AuditReader auditReader() {
    return new AuditReader(auditFolder(folders));
  }

  /// What tells the time.
  public InstantSource clock() {
    return InstantSource.system();
  }

  /// How long a command may run: what the extension asks for, and no longer than is configured.
  public Duration commandDeadline(long askedSeconds) {
    long configured = config.get(Settings.COMMAND_SECONDS);
    return Duration.ofSeconds(askedSeconds > 0 ? Math.min(askedSeconds, configured) : configured);
  }

  /// The repository that the workspace is in.
  public Optional<GitRepository> repository() {
    return GitRepository.find(workspace.root());
  }
}
