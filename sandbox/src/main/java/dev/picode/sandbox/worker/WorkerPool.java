package dev.picode.sandbox.worker;

import dev.picode.sandbox.launch.ConfinementMode;
import dev.picode.sandbox.launch.Strike;
import dev.picode.sandbox.launch.WorkerCommand;
import dev.picode.sandbox.protocol.Channel;
import dev.picode.sandbox.protocol.Failure;
import dev.picode.sandbox.protocol.Language;
import dev.picode.sandbox.protocol.Message;
import dev.picode.sandbox.protocol.Place;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/// The place that runs scripts in child processes: one a language for all extensions, and one more
/// for each extension that brought down the one it was in. Safe for many threads.
///
/// It takes the messages of the host, passes each to the worker that it concerns, and passes back
/// what is the worker's to say. A worker is started when the first script needs it. Every run ends:
/// by its worker, or by the pool, which kills a worker that does not end a run in time, and replaces
/// one that is lost. The decisions are [Rota]'s; here they are guarded by a lock, which is never held
/// while anything is sent.
public final class WorkerPool implements Place {
  private static final long START_SECONDS = 60;

  private final Channel channel;
  private final Function<Language, WorkerCommand> commands;
  private final Confining confining;
  private final Consumer<String> notices;
  private final Consumer<Strike> strikes;
  private final ScheduledThreadPoolExecutor clock = clock();
  private final Object lock = new Object();
  private final Rota rota = new Rota(this::started, new Deadlines(clock, this::overdue));
  private final Worker.Listener listener = new Worker.Listener() {
    @Override
    public void received(Worker worker, Message message) {
      change((known, effects) -> fromWorker(known, worker, message, effects));
    }

    @Override
    public void gone(Worker worker, Worker.End end) {
      change((known, effects) -> known.lost(worker, end, effects));
    }
  };

  /// A change of what is known, and what it makes necessary.
  private interface Change {
    void make(Rota rota, Effects effects);
  }

  /// A pool that answers on a channel. Starts nothing yet.
  ///
  /// @param commands how the worker for a language is started
  /// @param notices takes sentences for the person, such as that an extension was disabled
  /// @param strikes takes what counts against an extension
  public WorkerPool(
      Channel channel,
      Function<Language, WorkerCommand> commands,
      ConfinementMode confinement,
      Consumer<String> notices,
      Consumer<Strike> strikes) {
    this.channel = channel;
    this.commands = commands;
    this.confining = new Confining(confinement);
    this.notices = notices;
    this.strikes = strikes;
  }

  /// Gets ready in the background for the first worker of any pool, before it is known how that is started.
  public static void expect() {
    Confining.expect();
  }

  private static ScheduledThreadPoolExecutor clock() {
    var clock = new ScheduledThreadPoolExecutor(1,
        work -> Thread.ofPlatform().daemon().name("picode-worker-clock").unstarted(work));
    clock.setRemoveOnCancelPolicy(true);
    return clock;
  }

  @Override
  public void start() {
    channel.start(message -> change((known, effects) -> fromHost(known, message, effects)));
  }

  @Override
  public void warm(Language language) {
    change((known, _) -> known.shared(language));
  }

  /// Where no worker can be started, `failed` says why.
  @Override
  public Map<String, String> describe(Language language) throws InterruptedException {
    Worker worker;
    synchronized (lock) {
      worker = rota.shared(language);
    }
    try {
      return worker.facts().get();
    } catch (ExecutionException e) {
      return Map.of("failed", String.valueOf(e.getCause()));
    }
  }

  private void change(Change change) {
    var effects = new Effects();
    synchronized (lock) {
      change.make(rota, effects);
    }
    effects.run(channel, notices, strikes);
  }

  private void overdue(Work work, Failure verdict) {
    change((known, effects) -> known.overdue(work, verdict, effects));
  }

  private Worker started(Tenant.Slot slot, boolean withCache) {
    WorkerCommand command = commands.apply(slot.language());
    var worker = new Worker(slot, withCache ? command : command.withoutCache(), confining,
        listener);
    worker.start();
    var _ = clock.schedule(() -> {
      if (!worker.isReady()) {
        worker.kill("its process was not ready within " + START_SECONDS + " s");
      }
    }, START_SECONDS, TimeUnit.SECONDS);
    return worker;
  }

  private void fromHost(Rota known, Message message, Effects effects) {
    switch (message) {
      case Message.Open m -> known.open(m, effects);
      case Message.Load m -> known.begin(m.run(), m.context(), m, m.deadlineMillis(), effects);
      case Message.Evaluate m ->
        known.begin(m.run(), m.context(), m, m.deadlineMillis(), effects);
      case Message.Query m -> known.begin(m.run(), m.context(), m, m.deadlineMillis(), effects);
      case Message.Invoke m -> known.begin(m.run(), m.context(), m, m.deadlineMillis(), effects);
      case Message.Cancel m -> known.cancel(m, effects);
      case Message.Reply m ->
        known.answer(m.call(), false, call -> new Message.Reply(call, m.value()), effects);
      case Message.Refuse m -> known.answer(m.call(), true,
          call -> new Message.Refuse(call, m.code(), m.message(), m.hint()), effects);
      case Message.Close m -> known.shut(m, effects);
      case Message.Ping m -> effects.tellHost(new Message.Pong(m.number()));
      case Message.FromPlace _ -> throw new IllegalArgumentException("a place's own message");
    }
  }

  /// @throws dev.picode.sandbox.protocol.ProtocolException where the worker says what is not its to
  ///     say; it is not listened to any more, and killed
  private static void fromWorker(Rota known, Worker worker, Message message, Effects effects) {
    switch (message) {
      case Message.Completed m -> known.completed(worker, m, effects);
      case Message.Failed m -> known.failed(worker, m, effects);
      case Message.Call m -> known.called(worker, m, effects);
      case Message.Log m -> known.logged(worker, m, effects);
      case Message.Stuck m -> known.stuck(worker, m, effects);
      case Message.Ready _ -> known.ready(worker, effects);
      case Message.Pong _ -> {
      }
      case Message.FromHost _ -> throw new IllegalArgumentException("a host's own message");
    }
  }

  /// Ends every run and every worker.
  @Override
  public void close() {
    var workers = new ArrayList<Worker>();
    change((known, effects) -> workers.addAll(known.close(effects)));
    clock.shutdownNow();
    workers.forEach(Worker::close);
    try {
      for (Worker worker : workers) {
        worker.awaitEnd();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    channel.close();
  }
}
