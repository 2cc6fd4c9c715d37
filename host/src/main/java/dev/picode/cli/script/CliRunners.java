package dev.picode.cli.script;

import dev.picode.audit.AuditEntry;
import dev.picode.audit.AuditKind;
import dev.picode.audit.AuditLog;
import dev.picode.binding.CommandGate;
import dev.picode.binding.OutsideServices;
import dev.picode.binding.ScriptCode;
import dev.picode.binding.ScriptServices;
import dev.picode.checkpoint.BeforeChange;
import dev.picode.checkpoint.Checkpoints;
import dev.picode.cli.code.CliCode;
import dev.picode.cli.command.CliProcess;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.ResultOutput;
import dev.picode.config.Config;
import dev.picode.config.Folders;
import dev.picode.context.FileIndexes;
import dev.picode.git.GitRepository;
import dev.picode.plugin.Approvals;
import dev.picode.plugin.GrantStore;
import dev.picode.plugin.ScriptRunner;
import dev.picode.plugin.hook.HookGate;
import dev.picode.plugin.usage.UsageLedger;
import dev.picode.plugin.usage.UsageMeter;
import dev.picode.problem.PiCodeException;
import dev.picode.sandbox.Sandbox;
import dev.picode.sandbox.launch.Strike;
import dev.picode.workspace.Workspace;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes the runner of scripts of one call. Immutable.
///
/// @param process the process
/// @param workspace the workspace that scripts see
/// @param config the settings
/// @param audit what they do is written there
/// @param output where they show things
/// @param outside the services that reach beyond the workspace
public record CliRunners(CliProcess process, Workspace workspace, Config config, AuditLog audit,
    ResultOutput output, OutsideServices outside) {

  /// What extensions were granted, and the person who is asked for more.
  public Approvals approvals(Folders folders) {
    return new Approvals(new GrantStore(folders.data().resolve("grants.json"), output::notice),
        PermissionPrompt.asking(output), process.sandboxes().grants());
  }

  /// A runner, which an interrupt of the person cancels.
  ///
  /// @param session the session whose models scripts may ask
  /// @param gate is told of what scripts do
  /// @param commands runs commands for commands
  public ScriptRunner runner(CliSession session, Approvals approvals, HookGate gate,
      CommandGate commands) {
    var folders = Folders.of(process.environment(), process.property());
    var code = new CliCode(process, workspace, folders.cache(), config, output);
    var indexes = new FileIndexes(workspace, code.options(),
        (done, found) -> output.progress("reading files", done, found));
    var services = new ScriptServices(workspace, indexes,
        () -> GitRepository.find(workspace.root()), output, outside, gate, commands,
        new ScriptCode(code::engine), new CliScriptModels(session), kept(folders));
    Supplier<Sandbox> workers = () -> process.workers(config, output::notice);
    var typescript = CliSession.typescript(folders, workers);
    var usage = new UsageMeter(UsageLedger.of(folders.data()), InstantSource.system());
    process.sandboxes().onStrike(strike -> {
      usage.struck(strike.extension());
      try {
        var _ = audit.append(struck(strike));
      } catch (PiCodeException e) {
        output.notice(e.problem().message());
      }
    });
    var runner = new ScriptRunner(() -> process.shipped(config, output::notice), workers,
        services, approvals, audit, typescript, usage, process.sandboxes().scripts());
    process.onInterrupt().accept(() -> runner.cancel("you interrupted it"));
    return runner;
  }

  /// Keeps what files are before scripts change them. Where that cannot be done the script goes on, and the person is told.
  private BeforeChange kept(Folders folders) {
    var checkpoints = Checkpoints.of(workspace, folders.data(), InstantSource.system());
    return (paths, by, why) -> {
      try {
        checkpoints.before(paths, by, why);
      } catch (PiCodeException e) {
        output.notice("a change cannot be taken back: " + e.problem().message());
      }
    };
  }

  private AuditEntry struck(Strike strike) {
    var details = new LinkedHashMap<String, @Nullable Object>();
    details.put("cause", strike.cause());
    details.put("count", (long) strike.count());
    return new AuditEntry(AuditKind.STRIKE, audit.newRun(), strike.extension(), null,
        "brought down its worker", strike.isOut() ? "disabled" : "counted", details);
  }
}
