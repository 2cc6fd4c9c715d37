package dev.picode.sandbox.worker;

import dev.picode.sandbox.protocol.Failure;
import dev.picode.sandbox.protocol.Message;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What follows from the loss of a worker: who is to blame, and what becomes of the runs it had.
/// Immutable.
///
/// Where the pool knows who could not be stopped, that one is to blame. Else it is whoever had work
/// and did not wait for the host. If those are several, each moves to a worker of its own and none
/// gets a strike: should it happen again, it is certain who it was.
///
/// @param worker the worker
/// @param end how it ended
/// @param wasReady whether it ever worked
/// @param suspects who may be to blame
/// @param isCertain whether it is certain
/// @param wasBlamed whether that was known before
record Loss(
    Worker worker,
    Worker.End end,
    boolean wasReady,
    Set<Tenant> suspects,
    boolean isCertain,
    boolean wasBlamed) {

  static Loss of(Worker worker, Worker.End end, List<Work> affected) {
    if (!worker.isReady()) {
      return new Loss(worker, end, false, Set.of(), false, false);
    }
    Set<Tenant> blamed = worker.blamed();
    Set<Tenant> suspects = blamed.isEmpty() ? busy(affected) : blamed;
    return new Loss(worker, end, true, suspects, suspects.size() == 1, !blamed.isEmpty());
  }

  private static Set<Tenant> busy(List<Work> affected) {
    Set<Tenant> busy = affected.stream()
        .filter(work -> work.pendingCalls.isEmpty())
        .map(work -> work.tenant)
        .collect(Collectors.toSet());
    return busy.isEmpty()
        ? affected.stream().map(work -> work.tenant).collect(Collectors.toSet())
        : busy;
  }

  /// Who was not blamed yet.
  Set<Tenant> newSuspects() {
    return wasBlamed ? Set.of() : suspects;
  }

  /// Whether a run may be done once more: it is innocent, nothing outside the worker knows of it, and
  /// nobody asked for its end.
  boolean mayTryAgain(Work work) {
    return (wasReady || mayBeTheCache()) && !work.own && !work.calledHost && !work.triedAgain
        && work.verdict == null
        && !suspects.contains(work.tenant);
  }

  /// Whether the worker may start without its cache though it did not with it.
  boolean mayBeTheCache() {
    return !wasReady && worker.command.cache() != null && !worker.wasKilled();
  }

  /// What a run ends with that is not done again.
  Failure failure(Work work) {
    Failure verdict = work.verdict;
    if (verdict != null) {
      return verdict;
    }
    if (!wasReady) {
      return Failure.of(Failure.Kind.PLACE, "worker-failed",
          "the worker process for scripts cannot start: " + end.reason(),
          "tried was " + worker.command.summary() + "; `picode doctor` tries each place again");
    }
    if (end.isOutOfMemory() && suspects.contains(work.tenant)) {
      return Failure.of(Failure.Kind.LIMIT, "memory-exhausted",
          "the script used up the memory of its worker",
          "work on smaller pieces, or raise the limit");
    }
    boolean evaluated = work.message instanceof Message.Evaluate;
    return Failure.of(Failure.Kind.PLACE, "worker-lost",
        "the worker process of the script is gone: " + end.reason(),
        evaluated ? "what was defined before is gone with it" : "try again");
  }
}
