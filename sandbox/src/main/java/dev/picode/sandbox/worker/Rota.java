package dev.picode.sandbox.worker;

import dev.picode.sandbox.protocol.Failure;
import dev.picode.sandbox.protocol.Language;
import dev.picode.sandbox.protocol.Message;
import dev.picode.sandbox.protocol.ProtocolException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Who works where on what: the workers, the extensions that live in them and the runs they have to
/// end. Guarded by the lock of the pool; sends nothing itself but says what to send ([Effects]).
final class Rota {
  private static final Failure NOT_OPEN = Failure.of(Failure.Kind.PLACE, "context-lost",
      "the script is not open any more", "open it again");

  /// Starts a worker, with its cache or without.
  interface Starter {
    Worker start(Tenant.Slot slot, boolean withCache);
  }

  private final Starter starter;
  private final Deadlines deadlines;
  private final Map<Tenant.Slot, Worker> workers = new HashMap<>();
  private final Map<String, Tenant> tenants = new HashMap<>();
  private final Map<Long, Work> works = new HashMap<>();
  private final Calls calls = new Calls();
  private final Strikes strikes = new Strikes();
  /// Languages whose workers do not start with their cache.
  private final Set<Language> withoutCache = EnumSet.noneOf(Language.class);
  private long ownRuns;
  private boolean closed;

  Rota(Starter starter, Deadlines deadlines) {
    this.starter = starter;
    this.deadlines = deadlines;
  }

  /// The worker that all extensions of a language share, started if there is none.
  Worker shared(Language language) {
    return worker(new Tenant.Slot(language, ""));
  }

  private Worker worker(Tenant.Slot slot) {
    return workers.computeIfAbsent(slot,
        _ -> starter.start(slot, !withoutCache.contains(slot.language())));
  }

  // ---- what the host wants --------------------------------------------------------------------------

  void open(Message.Open message, Effects effects) {
    if (!closed) {
      var tenant = new Tenant(message);
      tenants.put(message.context(), tenant);
      if (strikes.refusal(tenant.id()) == null) {
        settle(tenant, effects);
      }
    }
  }

  void begin(long run, String context, Message.FromHost message, long deadlineMillis,
      Effects effects) {
    Tenant tenant = tenants.get(context);
    Failure refusal = tenant == null || closed ? NOT_OPEN : strikes.refusal(tenant.id());
    if (tenant == null || refusal != null) {
      effects.tellHost(new Message.Failed(run, refusal == null ? NOT_OPEN : refusal));
      return;
    }
    var work = new Work(run, tenant, message, deadlineMillis, false);
    works.put(run, work);
    dispatch(work, effects);
  }

  /// Where the worker is not there yet, nobody waits for it.
  void cancel(Message.Cancel message, Effects effects) {
    Work work = works.get(message.run());
    Worker worker = work == null ? null : work.worker;
    if (work == null || worker == null) {
      return;
    }
    effects.tell(worker, message);
    var cancelled = Failure.of(Failure.Kind.CANCELLED, "cancelled", message.reason(), null);
    if (worker.isReady()) {
      deadlines.cancelled(work, cancelled);
    } else {
      fail(work, cancelled, effects);
    }
  }

  void answer(long call, boolean refused, Function<Long, Message.FromHost> message,
      Effects effects) {
    Calls.Answer answer = calls.end(call, refused);
    if (answer != null) {
      effects.tell(answer.worker(), message.apply(answer.number()));
    }
  }

  void shut(Message.Close message, Effects effects) {
    Tenant tenant = tenants.remove(message.context());
    Worker worker = tenant == null ? null : tenant.worker;
    if (worker == null) {
      return;
    }
    effects.tell(worker, message);
    if (worker.isOwned() && tenants.values().stream().noneMatch(t -> t.worker == worker)) {
      workers.remove(worker.slot, worker);
      effects.then(worker::close);
    }
  }

  /// Ends everything.
  ///
  /// @return the workers that were there
  List<Worker> close(Effects effects) {
    closed = true;
    for (Work work : List.copyOf(works.values())) {
      fail(work, Failure.of(Failure.Kind.PLACE, "context-lost", "the sandbox was closed", null),
          effects);
    }
    return List.copyOf(workers.values());
  }

  // ---- where a script lives -------------------------------------------------------------------------

  /// The worker a tenant lives in. A new one is told what the last one knew, as far as that can be
  /// told.
  private Worker settle(Tenant tenant, Effects effects) {
    Worker known = tenant.worker;
    if (known != null) {
      return known;
    }
    Worker worker = worker(tenant.slot());
    tenant.worker = worker;
    effects.tell(worker, tenant.open);
    if (tenant.loadedWithinMillis > 0) {
      long run = --ownRuns;
      var work = new Work(run, tenant,
          new Message.Load(run, tenant.context(), tenant.loadedWithinMillis),
          tenant.loadedWithinMillis, true);
      works.put(run, work);
      assign(work, worker, effects);
    }
    if (tenant.hasState) {
      tenant.hasState = false;
      effects.notice("what `" + tenant.id() + "` had defined was lost with its worker");
    }
    return worker;
  }

  private void dispatch(Work work, Effects effects) {
    assign(work, settle(work.tenant, effects), effects);
  }

  private void assign(Work work, Worker worker, Effects effects) {
    work.worker = worker;
    effects.tell(worker, work.message);
    if (worker.isReady()) {
      deadlines.started(work);
    }
  }

  // ---- what a worker says ---------------------------------------------------------------------------

  void ready(Worker worker, Effects effects) {
    effects.then(worker::flush);
    works.values()
        .stream()
        .filter(work -> work.worker == worker && !work.hasTimer())
        .forEach(deadlines::started);
  }

  void completed(Worker worker, Message.Completed message, Effects effects) {
    Work work = end(worker, message.run());
    if (work == null) {
      return;
    }
    switch (work.message) {
      case Message.Load m -> work.tenant.loadedWithinMillis = m.deadlineMillis();
      case Message.Evaluate _ -> work.tenant.hasState = true;
      default -> {
      }
    }
    if (!work.own) {
      effects.tellHost(message);
    }
  }

  void failed(Worker worker, Message.Failed message, Effects effects) {
    Work work = end(worker, message.run());
    if (work == null) {
      return;
    }
    if (work.message instanceof Message.Evaluate) {
      work.tenant.hasState = true;
    }
    if (!work.own) {
      effects.tellHost(
          new Message.Failed(work.run, Calls.translated(work, message.failure()),
              message.allocated()));
    }
  }

  /// What ended late is no fault: the run may have been ended from this side meanwhile.
  private @Nullable Work end(Worker worker, long run) {
    Work work = works.get(run);
    if (work == null) {
      return null;
    }
    if (work.worker != worker) {
      throw new ProtocolException("it ended a run that is not its own");
    }
    forget(work);
    return work;
  }

  void called(Worker worker, Message.Call message, Effects effects) {
    Work work = works.get(message.run());
    if (work == null) {
      effects.tell(worker, new Message.Refuse(message.call(), "run-over",
          "the run this call belongs to is over", "await every call before you return"));
    } else if (work.worker != worker || !work.tenant.context().equals(message.context())) {
      throw new ProtocolException("it called the host in the name of another script");
    } else if (work.own) {
      effects.tell(worker, new Message.Refuse(message.call(), "run-over",
          "a module that is loaded again cannot call the host", null));
    } else {
      effects.tellHost(calls.begin(work, worker, message));
    }
  }

  void logged(Worker worker, Message.Log message, Effects effects) {
    Tenant tenant = tenants.get(message.context());
    if (tenant != null && tenant.worker == worker) {
      effects.tellHost(message);
    }
  }

  /// A script cannot be stopped from within, so its worker goes; in a moment, because the worker may
  /// come to say itself how the run ended.
  void stuck(Worker worker, Message.Stuck message, Effects effects) {
    Tenant tenant = tenants.get(message.context());
    if (tenant != null && tenant.worker == worker) {
      Work work = works.get(message.run());
      if (work != null && work.tenant == tenant && work.verdict == null) {
        work.verdict = message.failure();
      }
      condemn(worker, tenant, effects);
      deadlines.soon(() -> worker.kill(Worker.UNSTOPPABLE));
    }
  }

  // ---- what goes wrong ------------------------------------------------------------------------------

  /// A run outlived what its worker is given to end it.
  void overdue(Work work, Failure verdict, Effects effects) {
    Worker worker = work.worker;
    if (works.get(work.run) == work && worker != null) {
      work.verdict = verdict;
      condemn(worker, work.tenant, effects);
      effects.then(() -> worker.kill(Worker.UNSTOPPABLE));
    }
  }

  /// A worker will be killed for what a tenant does. Nothing new is given to it.
  private void condemn(Worker worker, Tenant tenant, Effects effects) {
    if (worker.blame(tenant)) {
      strike(tenant, Worker.UNSTOPPABLE, effects);
    }
    leave(worker);
  }

  private void strike(Tenant tenant, String reason, Effects effects) {
    tenant.alone = true;
    if (!tenant.isTyped()) {
      effects.strike(strikes.count(tenant.id(), reason));
    }
  }

  /// The extensions of a worker move on when they are next needed.
  private void leave(Worker worker) {
    workers.remove(worker.slot, worker);
    for (Tenant tenant : tenants.values()) {
      tenant.worker = tenant.worker == worker ? null : tenant.worker;
    }
  }

  /// A worker is gone. What was to be done there is done again where that is safe, and fails where it
  /// is not.
  void lost(Worker worker, Worker.End end, Effects effects) {
    leave(worker);
    List<Work> affected = works.values().stream().filter(work -> work.worker == worker).toList();
    var loss = Loss.of(worker, end, affected);
    if (loss.mayBeTheCache() && withoutCache.add(worker.slot.language())) {
      effects.notice("the worker did not start with its AOT cache and is tried without: "
          + end.reason());
    }
    for (Tenant suspect : loss.newSuspects()) {
      if (loss.isCertain()) {
        strike(suspect, end.reason(), effects);
      }
      suspect.alone = true;
    }
    affected.forEach(this::forget);
    for (Work work : affected) {
      if (loss.mayTryAgain(work) && !closed && tenants.containsValue(work.tenant)) {
        var again = new Work(work.run, work.tenant, work.message, work.deadlineMillis, false);
        again.triedAgain = true;
        works.put(work.run, again);
        dispatch(again, effects);
      } else {
        fail(work, loss.failure(work), effects);
      }
    }
  }

  private void fail(Work work, Failure failure, Effects effects) {
    forget(work);
    if (!work.own) {
      effects.tellHost(new Message.Failed(work.run, failure));
    }
  }

  private void forget(Work work) {
    works.remove(work.run, work);
    work.timer(null);
    calls.forget(work);
  }
}
