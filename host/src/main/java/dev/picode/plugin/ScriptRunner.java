package dev.picode.plugin;

import dev.picode.audit.AuditLog;
import dev.picode.audit.RunAudit;
import dev.picode.binding.Access;
import dev.picode.binding.ActLog;
import dev.picode.binding.ScriptBindings;
import dev.picode.binding.ScriptServices;
import dev.picode.plugin.manifest.Handler;
import dev.picode.plugin.typescript.TypeScript;
import dev.picode.sandbox.HostCalls;
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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs scripts for a front: opens them with the bindings they are granted and ends in an outcome.
/// Safe for many threads; [#cancel] stops what is under way.
public final class ScriptRunner implements AutoCloseable {
  private final Supplier<Sandbox> inProcess;
  private final Supplier<Sandbox> inWorkers;
  private final ScriptServices services;
  private final Approvals approvals;
  private final @Nullable AuditLog audit;
  private final LiveScripts scripts;
  private final LiveScripts.Opening opening;
  private final Set<Run> current = ConcurrentHashMap.newKeySet();
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
    this(inProcess, inWorkers, services, approvals, audit, new TypeScript(inWorkers, null),
        new LiveScripts());
  }

  /// The same with what makes TypeScript run.
  ///
  /// @param typescript takes the types out of what is loaded
  /// @param scripts those that are open, which other runners may use too
  public ScriptRunner(
      Supplier<Sandbox> inProcess,
      Supplier<Sandbox> inWorkers,
      ScriptServices services,
      Approvals approvals,
      @Nullable AuditLog audit,
      TypeScript typescript,
      LiveScripts scripts) {
    this.inProcess = inProcess;
    this.inWorkers = inWorkers;
    this.services = services;
    this.approvals = approvals;
    this.audit = audit;
    this.scripts = scripts;
    this.opening = new LiveScripts.Opening(this::place,
        extension -> typescript.strip(extension.bundle()), extension -> host(extension.id(),
            owner(extension),
            new Access("the extension `" + extension.id() + "`", Grants.NONE, "")));
  }

  /// Calls a handler of an extension with a plain value. Its script is loaded once and stays for the next
  /// call.
  ///
  /// @param more what it may do in this run, in addition to what it was granted
  public Outcome call(
      Extension extension,
      Handler handler,
      Grants more,
      @Nullable Object input,
      Duration deadline) {
    try (AuditedActs acts = acts(extension)) {
      Access access = approvals.access(extension, extension.grants().and(more), log(acts));
      return scripts.call(opening, extension, handler, input, Limits.of(deadline),
          host(extension.id(), owner(extension), access), this::await);
    }
  }

  /// Closes the scripts of extensions that are not among these, or not in this state. A call that is
  /// under way ends in the old one.
  public void keepOnly(Iterable<Extension> extensions) {
    scripts.keepOnly(extensions);
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
      try (Script script = inWorkers.get()
          .open(bundle, ScriptBindings.surface(), host(bundle.id(), bundle.id(), access),
              Limits.of(deadline))) {
        return await(script.evaluate(code, name));
      }
    }
  }

  /// Opens a script in which a person types, in a worker. It knows nothing of any other, and lasts until it is
  /// closed.
  ///
  /// @param deadline how long each piece of code may run
  public TypedScript open(Language language, Duration deadline) {
    var bundle = Bundle.empty("picode.eval", language);
    Script script = inWorkers.get()
        .open(bundle, ScriptBindings.surface(), host(bundle.id(), bundle.id(),
            new Access("code you type", Grants.NONE, "")), Limits.of(deadline));
    return new TypedScript(script, (grants, work) -> {
      try (AuditedActs acts = acts(null)) {
        Access access = approvals.access("code you type", grants,
            wanted -> "grant it to this session with `:allow " + option(wanted) + "`", log(acts));
        return work.run(host(bundle.id(), bundle.id(), access));
      }
    });
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
    current.forEach(run -> run.cancel(reason));
  }

  /// Under what an extension keeps its values: a folder that says it is `picode.analyze` is not.
  private static String owner(Extension extension) {
    return extension.origin() == Extension.Origin.BUILTIN
        ? extension.id()
        : extension.origin().name().toLowerCase(Locale.ROOT) + ":" + extension.id();
  }

  private Sandbox place(Extension extension) {
    return switch (extension.origin()) {
      case BUILTIN -> inProcess.get();
      case USER, PROJECT, FOLDER -> inWorkers.get();
    };
  }

  /// @param owner under what it keeps its values
  private HostCalls host(String id, String owner, Access access) {
    return new ScriptHost(id, ScriptBindings.of(owner, access, services), services.output());
  }

  private Outcome await(Run run) {
    current.add(run);
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
      current.remove(run);
    }
  }

  /// Closes the scripts that are loaded.
  @Override
  public void close() {
    scripts.close();
  }
}
