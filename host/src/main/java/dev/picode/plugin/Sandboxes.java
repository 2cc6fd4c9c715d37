package dev.picode.plugin;

import dev.picode.sandbox.Sandbox;
import dev.picode.sandbox.launch.Strike;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The places that scripts run in, each opened when it is first needed: one for what ships with PiCode, and workers for
/// everything else. Safe for many threads.
///
/// What ships runs in this process, where a single command is to be answered soon, or in a worker that nothing else runs
/// in: see ADR 17. What one command line opened there, the next one of the same process uses: scripts stay loaded, and what
/// a person granted for the session holds until the process ends.
public final class Sandboxes implements AutoCloseable {
  private final boolean apart;
  private @Nullable Sandbox inProcess;
  private @Nullable Workers shipped;
  private @Nullable Workers others;
  private @Nullable Consumer<String> told;
  private final List<String> untold = new ArrayList<>();
  private @Nullable Consumer<Strike> struck;
  private final List<Strike> unwritten = new ArrayList<>();
  private final LiveScripts scripts = new LiveScripts();
  private final HeldGrants grants = new HeldGrants();

  /// The places, none of which is open.
  ///
  /// @param apart whether what ships runs in a worker too, so that this process has no script engine
  public Sandboxes(boolean apart) {
    this.apart = apart;
  }

  /// A place in workers, and how they are started.
  private record Workers(WorkerPlan plan, Sandbox sandbox) {}

  /// The scripts that are open in them.
  public LiveScripts scripts() {
    return scripts;
  }

  /// What was granted to scripts in them until the process ends.
  public HeldGrants grants() {
    return grants;
  }

  /// Whether what ships runs in a worker.
  public boolean areApart() {
    return apart;
  }

  /// Who takes sentences for the person from now on, and takes those so far.
  public synchronized void onNotice(Consumer<String> notices) {
    told = notices;
    untold.forEach(notices);
    untold.clear();
  }

  /// The place of what ships with PiCode.
  ///
  /// @param plan how workers are started, asked only where it runs in one; with another plan than before it is a new one
  public synchronized Sandbox shipped(Supplier<WorkerPlan> plan) {
    if (apart) {
      Workers opened = opened(shipped, plan.get().forShipped());
      shipped = opened;
      return opened.sandbox();
    }
    Sandbox known = inProcess;
    if (known == null) {
      known = Sandbox.inProcess();
      inProcess = known;
    }
    return known;
  }

  /// The place of everything else.
  ///
  /// @param plan how workers are started; with another one than before, all workers are new
  public synchronized Sandbox inWorkers(WorkerPlan plan) {
    Workers opened = opened(others, plan);
    others = opened;
    return opened.sandbox();
  }

  private Workers opened(@Nullable Workers known, WorkerPlan plan) {
    if (known != null && known.plan().equals(plan)) {
      return known;
    }
    if (known != null) {
      known.sandbox().close();
    }
    return new Workers(plan,
        Sandbox.inWorkers(plan::command, plan.confinement(), this::notice, this::strike));
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
    if (shipped != null) {
      shipped.sandbox().close();
    }
    if (others != null) {
      others.sandbox().close();
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
