package dev.picode.plugin;

import dev.picode.sandbox.Sandbox;
import dev.picode.sandbox.launch.Strike;
import dev.picode.sandbox.protocol.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The two places that scripts run in, each opened when it is first needed: this process for what ships
/// with PiCode, and workers for everything else. Safe for many threads.
///
/// What one command line opened there, the next one of the same process uses: scripts stay loaded, and what
/// a person granted for the session holds until the process ends.
public final class Sandboxes implements AutoCloseable {
  private @Nullable Sandbox inProcess;
  private @Nullable Workers inWorkers;
  private @Nullable Consumer<String> told;
  private final List<String> untold = new ArrayList<>();
  private @Nullable Consumer<Strike> struck;
  private final List<Strike> unwritten = new ArrayList<>();
  private final LiveScripts scripts = new LiveScripts();
  private final HeldGrants grants = new HeldGrants();

  /// The place in workers, and how they are started.
  private record Workers(WorkerPlan plan, Sandbox sandbox) {}

  /// The scripts that are open in them.
  public LiveScripts scripts() {
    return scripts;
  }

  /// What was granted to scripts in them until the process ends.
  public HeldGrants grants() {
    return grants;
  }

  /// The place in this process.
  public synchronized Sandbox inProcess() {
    Sandbox known = inProcess;
    if (known == null) {
      known = Sandbox.inProcess();
      inProcess = known;
    }
    return known;
  }

  /// Starts a worker in the background, before everything is known that says how. Where the plan turns out to be
  /// another one, that worker is ended before it has seen a script.
  ///
  /// @param plan how workers are started, as far as is known
  public void warm(WorkerPlan plan, Language language) {
    workers(plan).warm(language);
  }

  /// The place in workers.
  ///
  /// @param plan how they are started; with another one than before, all workers are new
  /// @param notices takes sentences for the person
  public synchronized Sandbox inWorkers(WorkerPlan plan, Consumer<String> notices) {
    told = notices;
    untold.forEach(notices);
    untold.clear();
    return workers(plan);
  }

  private synchronized Sandbox workers(WorkerPlan plan) {
    Workers known = inWorkers;
    if (known != null && !known.plan().equals(plan)) {
      known.sandbox().close();
      known = null;
    }
    if (known == null) {
      known = new Workers(plan,
          Sandbox.inWorkers(plan::command, plan.confinement(), this::notice, this::strike));
      inWorkers = known;
    }
    return known.sandbox();
  }

  /// Who takes what counts against extensions from now on, and what did so far.
  public synchronized void onStrike(Consumer<Strike> strikes) {
    struck = strikes;
    unwritten.forEach(strikes);
    unwritten.clear();
  }

  private synchronized void strike(Strike strike) {
    if (struck == null) {
      unwritten.add(strike);
    } else {
      struck.accept(strike);
    }
  }

  private synchronized void notice(String sentence) {
    if (told == null) {
      untold.add(sentence);
    } else {
      told.accept(sentence);
    }
  }

  /// Ends every worker.
  public synchronized void closeWorkers() {
    if (inWorkers != null) {
      inWorkers.sandbox().close();
    }
  }

  /// Ends every script and every worker.
  @Override
  public synchronized void close() {
    if (inProcess != null) {
      inProcess.close();
    }
    closeWorkers();
  }
}
