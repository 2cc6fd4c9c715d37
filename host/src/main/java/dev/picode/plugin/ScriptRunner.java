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
import org.jspecify.annotations.Nullable;

/// Runs scripts for a front: opens them with the bindings they are granted and ends in an outcome.
/// Safe for many threads; [#cancel] stops what is under way.
public final class ScriptRunner {
  private final Sandbox sandbox;
  private final ScriptServices services;
  private volatile @Nullable Run current;
  private volatile @Nullable String cancelled;

  /// A runner for one workspace.
  public ScriptRunner(Sandbox sandbox, ScriptServices services) {
    this.sandbox = sandbox;
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
    try (Script script = open(extension.files().get(), access, deadline)) {
      Outcome loaded = await(script.load());
      return loaded instanceof Outcome.Completed
          ? await(script.invoke("command", name, arguments, deadline))
          : loaded;
    }
  }

  /// Evaluates code that a person typed.
  ///
  /// @param name what the code is called in error places
  public Outcome evaluate(String code, String name, Duration deadline) {
    var access = new Access("code you evaluate", Grants.PERSON,
        "an extension can ask for it in its picode.json:");
    try (Script script = open(Bundle.empty("picode.eval", Language.JAVASCRIPT), access, deadline)) {
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

  private Script open(Bundle bundle, Access access, Duration deadline) {
    var host = new ScriptHost(bundle.id(), ScriptBindings.of(bundle.id(), access, services),
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
