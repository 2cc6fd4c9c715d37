package dev.picode.sandbox.polyglot;

import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.protocol.Failure;
import dev.picode.sandbox.protocol.Message;
import dev.picode.sandbox.protocol.Quotas;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/// One script context with its thread and its event loop.
///
/// [#submit], [#expect] and what [#life] gives are safe for many threads; everything that touches the
/// engine happens on the context's own platform thread, one turn after the other. Platform, because
/// the engine counts and limits CPU time by it. A turn is: take one message or due timer, run guest
/// code, drain the microtasks.
///
/// What a run starts ends with it: its timers are dropped and its calls forgotten once it is over.
/// Microtasks it leaves behind get a moment ([GuestLife#overstays]).
///
/// A context can be started before it is known what for: the engine, the context and the prelude
/// are then ready when [Message.Open] comes.
final class GuestContext {
  private static final long STACK_BYTES = 4L << 20;
  private static final long UNKNOWN = -1;

  private final int number;
  private final Supplier<GuestLanguage> language;
  private final Consumer<Message> out;
  private final EventLoop loop = new EventLoop();
  private final TurnGuard guard = new TurnGuard();
  private final OpenRuns runs;
  private final TurnRunner turns;
  private final GuestLife life;
  private final Thread thread;

  private volatile String name = "";
  private volatile Quotas quotas = Quotas.DEFAULT;
  private volatile long allocatedBefore = UNKNOWN;
  private long evaluations;
  private Failure end = GuestLife.lost("it was closed");
  private @Nullable HostPort port;
  private @Nullable Postbox postbox;

  /// @param gone is told once the context is of no more use
  /// @param memory what reads the memory
  /// @param measures whether the outcome of a run says what it allocated
  GuestContext(
      int number,
      Supplier<GuestLanguage> language,
      Consumer<Message> out,
      Consumer<GuestContext> gone,
      Supplier<MemoryWatch> memory,
      BooleanSupplier measures) {
    this.number = number;
    this.language = language;
    this.out = out;
    this.runs = new OpenRuns(out, this::ended,
        () -> measures.getAsBoolean() ? memory.get().allocatedBy(thread()) : 0);
    this.thread = Thread.ofPlatform()
        .daemon()
        .name("picode-script-" + number)
        .stackSize(STACK_BYTES)
        .unstarted(this::live);
    this.turns = new TurnRunner(guard, runs, () -> life().guest(),
        () -> memory.get().isFilledBy(thread()));
    this.life = new GuestLife(thread, guard, runs, loop, () -> gone.accept(this),
        (run, failure) -> out.accept(new Message.Stuck(name, run, failure)));
  }

  /// The number that this context's calls carry in their upper half.
  int number() {
    return number;
  }

  /// The thread all its scripts run on.
  Thread thread() {
    return thread;
  }

  /// Whether it lives, and how it is stopped.
  GuestLife life() {
    return life;
  }

  /// Starts the thread, which prepares the engine and the context at once.
  void start() {
    thread.start();
  }

  /// Takes notice of a run before its message comes, so that its deadline can be set.
  void expect(long run) {
    if (runs.isEmpty()) {
      guard.rest();
      allocatedBefore = UNKNOWN;
    }
    runs.expect(run);
  }

  /// Closes the context where its script asked for more memory than it may, since the context last
  /// rested. Asked by one thread, every now and then; may then take some seconds.
  ///
  /// @param allocated what the context's thread has allocated in all, in bytes
  void checkAllocation(long allocated) {
    long before = allocatedBefore;
    if (before == UNKNOWN) {
      allocatedBefore = allocated;
    } else if (allocated - before > (long) quotas.allocatedMegabytes() << 20) {
      life.exhaust(MemoryWatch.overspent(quotas.allocatedMegabytes()));
    }
  }

  /// Hands in a message for this context.
  void submit(Message.FromHost message) {
    switch (message) {
      case Message.Open m -> {
        name = m.context();
        quotas = m.quotas();
        loop.add(TurnGuard.OWN, () -> open(m));
      }
      case Message.Load m -> begin(m.run(), () -> guest().load(m.run()));
      case Message.Evaluate m ->
        begin(m.run(), () -> evaluate(m));
      case Message.Query m ->
        begin(m.run(), () -> runs.complete(m.run(), true, answer(m)));
      case Message.Invoke m -> begin(m.run(),
          () -> guest().invoke(m.run(), m.kind(), m.name(), Json.writeUtf16(m.input())));
      case Message.Cancel m -> cancel(m);
      case Message.Reply m -> settle(m.call(), m,
          () -> Postbox.settled(m, port().quotas()));
      case Message.Refuse m -> settle(m.call(), m, () -> Postbox.settled(m));
      case Message.Close _ -> life.shut("it was closed");
      case Message.Ping _ -> throw new IllegalArgumentException("a ping is for the place");
    }
  }

  private void begin(long run, Runnable work) {
    loop.add(run, () -> {
      if (runs.start(run)) {
        work.run();
      }
    });
    if (life.isDead()) {
      runs.fail(run, GuestLife.lost("it was closed"));
    }
  }

  private void cancel(Message.Cancel m) {
    runs.cancel(m.run(), m.reason());
    Guest prepared = life.guest();
    if (prepared != null) {
      prepared.cancelled(m.run(), m.reason());
    }
    loop.add(m.run(), () -> guest().abort(m.run(), m.reason()));
  }

  private void settle(long call, Message.FromHost message, Supplier<Postbox.Settled> answer) {
    Guest prepared = life.guest();
    if (prepared != null && prepared.answer(call, message)) {
      return;
    }
    loop.add(TurnGuard.OWN, () -> {
      long run = port().settled(call);
      if (run >= 0 && runs.isOpen(run)) {
        guard.workFor(run);
        Postbox.Settled settled = answer.get();
        guest().settle((int) call, settled.ok(), settled.text());
      }
    });
  }

  /// Waits for the thread to end; false where it has not by then.
  boolean awaitEnd(Duration time) throws InterruptedException {
    return thread.join(time);
  }

  /// A run is over; what is kept for it goes in a turn of its own.
  private void ended(long run) {
    if (!life.isDead()) {
      loop.add(TurnGuard.OWN, () -> {
        Guest prepared = life.guest();
        if (prepared != null && postbox != null) {
          prepared.forget(run, postbox.forget(run));
        }
      });
    }
  }

  // ---- the context's thread ------------------------------------------------------------------------

  private void live() {
    Runnable burial = Shortage.insisting(() -> life.bury(end));
    try {
      life.begin(language.get().newGuest(this::post));
      while (!life.isDead()) {
        turn();
      }
    } catch (OutOfMemoryError e) {
      end = Shortage.EXHAUSTED;
    } catch (Throwable e) {
      end = GuestLife.lost(String.valueOf(e));
    } finally {
      life.die();
      letGo(burial);
    }
  }

  /// What the script held is free before its runs end: to say so may need the memory, and so may the next script.
  private void letGo(Runnable burial) {
    try {
      life.close();
    } finally {
      burial.run();
    }
  }

  private void turn() {
    EventLoop.Turn next;
    try {
      next = loop.next(this::fire);
    } catch (InterruptedException e) {
      return; // of a turn that is over
    }
    if (life.isDead()) {
      return;
    }
    take(next.run(), next.work());
    if (loop.isIdle() && !life.isDead() && port != null && port.pendingCalls() == 0
        && !runs.isEmpty()) {
      take(TurnGuard.OWN, this::failForgotten);
    }
  }

  private void take(long run, Runnable work) {
    if (!turns.take(run, work)) {
      life.die();
    }
  }

  private void evaluate(Message.Evaluate m) {
    evaluations++;
    guest().evaluate(m.run(), m.code(), m.name(), m.mode());
  }

  private @Nullable Object answer(Message.Query m) {
    return switch (m.question()) {
      case COMPLETENESS -> guest().completeness(String.valueOf(m.subject()));
      case MEMBERS -> guest().members(Json.writeUtf16(m.subject()));
      case BODY -> guest().body(Json.writeUtf16(m.subject()));
      case STATE -> evaluations;
    };
  }

  private void open(Message.Open m) {
    HostPort opened = new HostPort(number, m, loop, runs, out);
    port = opened;
    turns.port(opened);
    postbox = new Postbox(opened, runs, loop, guard::current, this::snippet);
    runs.countFromHere();
    guest().open(m, opened);
  }

  private void fire(int timer, long run) {
    if (runs.isOpen(run)) {
      guest().fire(timer);
    }
  }

  private Object post(Value... arguments) {
    Postbox open = postbox;
    try {
      return open == null ? "" : open.execute(arguments);
    } catch (OutOfMemoryError e) {
      runs.condemn(guard.current(), Shortage.EXHAUSTED); // whatever the script makes of it
      throw e;
    }
  }

  /// With no timer, no host call and no message to come, a run that has not ended never will.
  private void failForgotten() {
    for (Long run : runs.started()) {
      if (!guest().listens(run)) {
        runs.fail(run, Failure.of(Failure.Kind.SCRIPT, "never-settles",
            "the script waits for a promise that nothing can settle",
            "resolve every promise you await"));
      }
    }
  }

  private Snippet snippet(SourceSection section) {
    return guest().snippet(section);
  }

  private Guest guest() {
    return ready(life.guest());
  }

  private HostPort port() {
    return ready(port);
  }

  private static <T> T ready(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("the context is not open");
    }
    return part;
  }
}
