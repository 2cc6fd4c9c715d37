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
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Runs scripts for a front: opens them with the bindings they are granted and ends in an outcome.
/// Safe for many threads; [#cancel] stops what is under way.
public final class ScriptRunner {
  private final Sandbox sandbox;
  private final ScriptServices services;
  private final Approvals approvals;
  private volatile @Nullable Run current;
  private volatile @Nullable String cancelled;

  /// A runner for one workspace, with nobody to ask.
  public ScriptRunner(Sandbox sandbox, ScriptServices services) {
    this(sandbox, services, Approvals.none());
  }

  /// A runner for one workspace.
  ///
  /// @param approvals what extensions were granted
  public ScriptRunner(Sandbox sandbox, ScriptServices services, Approvals approvals) {
    this.sandbox = sandbox;
    this.services = services;
    this.approvals = approvals;
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
    Access access = approvals.access(extension, grants);
    try (Script script = open(owner(extension), extension.files().get(), access, deadline)) {
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
    Access access = approvals.access("code you evaluate", Grants.PERSON,
        "an extension can ask for it in its picode.json:");
    Bundle nothing = Bundle.empty("picode.eval", Language.JAVASCRIPT);
    try (Script script = open(nothing.id(), nothing, access, deadline)) {
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

  /// Under what an extension keeps its values: a folder that says it is `picode.analyze` is not.
  private static String owner(Extension extension) {
    return extension.origin() == Extension.Origin.BUILTIN
        ? extension.id()
        : extension.origin().name().toLowerCase(Locale.ROOT) + ":" + extension.id();
  }

  /// @param owner under what it keeps its values
  private Script open(String owner, Bundle bundle, Access access, Duration deadline) {
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
