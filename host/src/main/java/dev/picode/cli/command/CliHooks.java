package dev.picode.cli.command;

import dev.picode.binding.CommandGate;
import dev.picode.config.Settings;
import dev.picode.plugin.Approvals;
import dev.picode.plugin.Extension;
import dev.picode.plugin.ScriptRunner;
import dev.picode.plugin.command.CommandCalls;
import dev.picode.plugin.hook.ConfigHooks;
import dev.picode.plugin.hook.EventRecords;
import dev.picode.plugin.hook.ExtensionHooks;
import dev.picode.plugin.hook.Hook;
import dev.picode.plugin.hook.HookGate;
import dev.picode.plugin.hook.HookPipeline;
import dev.picode.plugin.hook.HookRegistry;
import dev.picode.plugin.hook.HookRules;
import dev.picode.plugin.manifest.Handler;
import dev.picode.plugin.project.ProjectContents;
import dev.picode.problem.PiCodeException;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.capability.Grants;
import dev.picode.trust.TrustState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The hooks of one call of the command line, put together when they are first asked for, with the one
/// runner of scripts that they share with commands. Safe for many threads.
public final class CliHooks implements AutoCloseable {
  private final Approvals approvals;
  private final Runners runners;
  private @Nullable HookPipeline pipeline;
  private @Nullable ScriptRunner runner;

  /// Makes runners of scripts.
  public interface Runners {
    /// A runner.
    ///
    /// @param session the session they are of
    /// @param gate is told of what scripts do
    /// @param commands runs commands for commands
    ScriptRunner runner(CliSession session, HookGate gate, CommandGate commands);
  }

  /// @param approvals the person who is asked
  /// @param runners makes the runner of scripts
  public CliHooks(Approvals approvals, Runners runners) {
    this.approvals = approvals;
    this.runners = runners;
  }

  /// The runner of scripts.
  synchronized ScriptRunner runner(CliSession session) {
    ScriptRunner known = runner;
    if (known == null) {
      known = runners.runner(session, new HookGate(() -> pipeline(session)), commands(session));
      runner = known;
    }
    return known;
  }

  private CommandCalls commands(CliSession session) {
    return new CommandCalls(session.commands().registry(), session.workspace(),
        () -> runner(session), () -> pipeline(session),
        extension -> session.commandDeadline(extension.manifest().deadlineSeconds()));
  }

  /// Closes the runner, if there was one.
  @Override
  public synchronized void close() {
    if (runner != null) {
      runner.close();
    }
  }

  /// The way through all hooks that there are.
  synchronized HookPipeline pipeline(CliSession session) {
    HookPipeline known = pipeline;
    if (known == null) {
      known = pipeline(session, registry(session), records(session));
      pipeline = known;
    }
    return known;
  }

  /// A way through some hooks.
  ///
  /// @param record keeps what is fired
  public HookPipeline pipeline(CliSession session, HookRegistry registry,
      HookRules.Recorder record) {
    var deadline = Duration.ofSeconds(session.config().get(Settings.HOOK_SECONDS));
    return new HookPipeline(registry, new HookRules(deadline, approvals::agrees, session.audit(),
        record, session.output()::notice));
  }

  /// The events that are kept.
  public static EventRecords records(CliSession session) {
    return new EventRecords(session.folders().data().resolve("events"),
        session.workspace().root(), session.clock(), session.outside()::redacted);
  }

  /// Of the extensions only those are read that listen to an event that happens.
  private static HookRegistry registry(CliSession session) {
    List<Hook> programs = ConfigHooks.of(session.config().hooks(), session.workspace(),
        session.process().environment(), session.outside()::processes);
    return HookRegistry.from(wanted -> {
      List<Extension> listening = session.commands()
          .extensions()
          .contributing(handler -> handler.isHook() && wanted.test(handler.event()));
      var hooks = new ArrayList<>(ExtensionHooks.of(listening,
          (extension, key, input, deadline) -> call(session, extension, key, input, deadline)));
      hooks.addAll(programs);
      return hooks;
    });
  }

  private static Outcome call(CliSession session, Extension extension, String key, Object input,
      Duration deadline) {
    return session.scripts().call(extension, Handler.hook(key), Grants.NONE, input, deadline);
  }

  /// The hooks that a project would bring, were it trusted.
  public static List<Hook> untrusted(CliSession session) {
    return switch (session.trust().state()) {
      case TrustState.None _,TrustState.Trusted _,TrustState.Refused _ -> List.of();
      case TrustState.Untrusted _,TrustState.Changed _ -> {
        try {
          yield ExtensionHooks.untrusted(ProjectContents.of(session.trust().read()));
        } catch (PiCodeException _) {
          yield List.of();
        }
      }
    };
  }
}
