package dev.picode.plugin;

import dev.picode.audit.AuditLog;
import dev.picode.audit.RunAudit;
import dev.picode.binding.Access;
import dev.picode.binding.ActLog;
import dev.picode.binding.ScriptBindings;
import dev.picode.binding.ScriptServices;
import dev.picode.plugin.typescript.TypeScript;
import dev.picode.sandbox.Limits;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.Run;
import dev.picode.sandbox.Sandbox;
import dev.picode.sandbox.Script;
import dev.picode.sandbox.capability.Capability;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.protocol.Bundle;
import dev.picode.sandbox.protocol.Language;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs scripts for a front: opens them with the bindings they are granted and ends in an outcome.
/// Safe for many threads; [#cancel] stops what is under way.
public final class ScriptRunner {
  private final Supplier<Sandbox> inProcess;
  private final Supplier<Sandbox> inWorkers;
  private final ScriptServices services;
  private final Approvals approvals;
  private final @Nullable AuditLog audit;
  private final TypeScript typescript;
  private volatile @Nullable Run current;
  private volatile @Nullable String cancelled;

  /// A runner for one workspace.
  ///
  /// @param inProcess where scripts run that ship with PiCode
  /// @param inWorkers where all others run
  /// @param approvals what extensions were granted
  /// @param audit what runs do is written there, `null` to keep no log
  public ScriptRunner(
      Supplier<Sandbox> inProcess,
      Supplier<Sandbox> inWorkers,
      ScriptServices services,
      Approvals approvals,
      @Nullable AuditLog audit) {
    this(inProcess, inWorkers, services, approvals, audit, new TypeScript(inWorkers, null));
  }

  /// The same with what makes TypeScript run.
  public ScriptRunner(
      Supplier<Sandbox> inProcess,
      Supplier<Sandbox> inWorkers,
      ScriptServices services,
      Approvals approvals,
      @Nullable AuditLog audit,
      TypeScript typescript) {
    this.inProcess = inProcess;
    this.inWorkers = inWorkers;
    this.services = services;
    this.approvals = approvals;
    this.audit = audit;
    this.typescript = typescript;
  }

  /// Calls a command of an extension with a plain value as its arguments.
  ///
  /// @param grants what it may do in this run, in addition to what a person granted it
  public Outcome command(
      Extension extension,
      String name,
      Grants grants,
      Object arguments,
      Duration deadline) {
    Sandbox sandbox = switch (extension.origin()) {
      case BUILTIN -> inProcess.get();
      case PROJECT, FOLDER -> inWorkers.get();
    };
    try (AuditedActs acts = acts(extension)) {
      Access access = approvals.access(extension, grants, log(acts));
      try (Script script = open(
          sandbox, owner(extension), typescript.strip(extension.files().get()), access,
          deadline)) {
        Outcome loaded = await(script.load());
        return loaded instanceof Outcome.Completed
            ? await(script.invoke("command", name, arguments, deadline))
            : loaded;
      }
    }
  }

  /// Evaluates code that a person typed, in a worker.
  ///
  /// @param name what the code is called in error places
  /// @param grants what it may do
  public Outcome evaluate(
      Language language,
      String code,
      String name,
      Grants grants,
      Duration deadline) {
    var bundle = Bundle.empty("picode.eval", language);
    try (AuditedActs acts = acts(null)) {
      Access access = approvals.access("code you evaluate", grants,
          wanted -> "run it again with `--allow " + option(wanted) + "`", log(acts));
      try (Script script = open(inWorkers.get(), bundle.id(), bundle, access, deadline)) {
        return await(script.evaluate(code, name));
      }
    }
  }

  private static String option(Capability wanted) {
    String key = wanted.permission().key();
    String value = wanted instanceof Capability.Llm ? key : key + "=" + wanted.scope();
    return value.chars()
        .allMatch(c -> c > ' ' && c < 0x7f && "*?$'\"\\&|;<>()[]{}!#~`".indexOf(c) < 0)
            ? value
            : "'" + value.replace("'", "'\\''") + "'";
  }

  private @Nullable AuditedActs acts(@Nullable Extension extension) {
    AuditLog kept = audit;
    if (kept == null) {
      return null;
    }
    return new AuditedActs(extension == null
        ? new RunAudit(kept, null, null)
        : new RunAudit(kept, extension.id(), extension.manifest().version()));
  }

  private static ActLog log(@Nullable AuditedActs acts) {
    return acts == null ? ActLog.NONE : acts;
  }

  /// Stops what is under way; it then ends as cancelled.
  public void cancel(String reason) {
    cancelled = reason;
    Run run = current;
    if (run != null) {
      run.cancel(reason);
    }
  }

  /// Under what an extension keeps its values: a folder that says it is `picode.analyze` is not.
  private static String owner(Extension extension) {
    return extension.origin() == Extension.Origin.BUILTIN
        ? extension.id()
        : extension.origin().name().toLowerCase(Locale.ROOT) + ":" + extension.id();
  }

  /// @param owner under what it keeps its values
  private Script open(
      Sandbox sandbox,
      String owner,
      Bundle bundle,
      Access access,
      Duration deadline) {
    var host = new ScriptHost(bundle.id(), ScriptBindings.of(owner, access, services),
        services.output());
    return sandbox.open(bundle, ScriptBindings.surface(), host, Limits.of(deadline));
  }

  private Outcome await(Run run) {
    current = run;
    String reason = cancelled;
    if (reason != null) {
      run.cancel(reason);
    }
    try {
      return run.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      run.cancel("interrupted");
      return new Outcome.Cancelled("interrupted");
    } finally {
      current = null;
    }
  }
}
