package dev.picode.plugin;

import dev.picode.binding.Access;
import dev.picode.binding.ScriptBindings;
import dev.picode.binding.ScriptServices;
import dev.picode.sandbox.Limits;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.Run;
import dev.picode.sandbox.Sandbox;
import dev.picode.sandbox.Script;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.protocol.Bundle;
import dev.picode.sandbox.protocol.Language;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs scripts for a front: opens them with the bindings they are granted and ends in an outcome.
/// Safe for many threads; [#cancel] stops what is under way.
public final class ScriptRunner {
  private final Supplier<Sandbox> inProcess;
  private final Supplier<Sandbox> inWorkers;
  private final ScriptServices services;
  private volatile @Nullable Run current;
  private volatile @Nullable String cancelled;

  /// A runner for one workspace.
  ///
  /// @param inProcess where scripts run that ship with PiCode
  /// @param inWorkers where all others run
  public ScriptRunner(
      Supplier<Sandbox> inProcess,
      Supplier<Sandbox> inWorkers,
      ScriptServices services) {
    this.inProcess = inProcess;
    this.inWorkers = inWorkers;
    this.services = services;
  }

  /// Calls a command of an extension with a plain value as its arguments.
  ///
  /// @param grants what it may do in this run
  public Outcome command(
      Extension extension,
      String name,
      Grants grants,
      Object arguments,
      Duration deadline) {
    var access = new Access("the extension `" + extension.id() + "`", grants,
        "add to `permissions` in its picode.json:");
    try (Script script = open(inProcess.get(), extension.files().get(), access, deadline)) {
      Outcome loaded = await(script.load());
      return loaded instanceof Outcome.Completed
          ? await(script.invoke("command", name, arguments, deadline))
          : loaded;
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
    var access = new Access("code you evaluate", grants, "run it again with");
    try (Script script = open(
        inWorkers.get(), Bundle.empty("picode.eval", language), access, deadline)) {
      return await(script.evaluate(code, name));
    }
  }

  /// Stops what is under way; it then ends as cancelled.
  public void cancel(String reason) {
    cancelled = reason;
    Run run = current;
    if (run != null) {
      run.cancel(reason);
    }
  }

  private Script open(Sandbox sandbox, Bundle bundle, Access access, Duration deadline) {
    var host = new ScriptHost(bundle.id(), ScriptBindings.of(access, services), services.output());
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
