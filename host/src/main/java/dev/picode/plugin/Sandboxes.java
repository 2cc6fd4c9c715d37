package dev.picode.plugin;

import dev.picode.sandbox.Sandbox;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The two places that scripts run in, each opened when it is first needed: this process for what ships
/// with PiCode, and workers for everything else. Safe for many threads.
public final class Sandboxes implements AutoCloseable {
  private @Nullable Sandbox inProcess;
  private @Nullable Sandbox inWorkers;

  /// The place in this process.
  public synchronized Sandbox inProcess() {
    Sandbox known = inProcess;
    if (known == null) {
      known = Sandbox.inProcess();
      inProcess = known;
    }
    return known;
  }

  /// The place in workers.
  ///
  /// @param plan how they are started; that of the first call counts
  /// @param notices takes sentences for the person, likewise
  public synchronized Sandbox inWorkers(WorkerPlan plan, Consumer<String> notices) {
    Sandbox known = inWorkers;
    if (known == null) {
      known = Sandbox.inWorkers(plan::command, plan.confinement(), notices);
      inWorkers = known;
    }
    return known;
  }

  /// Ends every script and every worker.
  @Override
  public synchronized void close() {
    if (inProcess != null) {
      inProcess.close();
    }
    if (inWorkers != null) {
      inWorkers.close();
    }
  }
}
