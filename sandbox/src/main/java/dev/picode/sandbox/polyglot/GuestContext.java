package dev.picode.sandbox.polyglot;

import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.protocol.Failure;
import dev.picode.sandbox.protocol.Message;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/// One script context with its thread and its event loop.
///
/// The methods of the first half are safe for many threads; everything that touches the engine
/// happens on the context's own platform thread, one turn after the other. Platform, because the
/// engine counts and limits CPU time by it. A turn is: take one message or due timer, run guest code,
/// drain the microtasks.
///
/// What a run starts ends with it: its timers are dropped and its calls forgotten once it is over.
/// Microtasks it leaves behind get a moment ([#overstays]).
///
/// A context can be started before it is known what for: the engine, the context and the prelude
/// are then ready when [Message.Open] comes.
final class GuestContext {
  private static final long STACK_BYTES = 4L << 20;

  private final int number;
  private final Supplier<JavaScriptEngine> engine;
  private final Consumer<Message> out;
  private final Consumer<GuestContext> gone;
  private final EventLoop loop = new EventLoop();
  private final TurnGuard guard = new TurnGuard();
  private final OpenRuns runs;
  private final TurnRunner turns;
  private final Thread thread;

  private volatile @Nullable Context context;
  private volatile boolean dead;
  private volatile String name = "";
  private final CompletableFuture<Void> prepared = new CompletableFuture<>();
  private @Nullable GuestApi api;
  private @Nullable BundleFileSystem files;
  private @Nullable Evaluation evaluation;
  private @Nullable HostPort port;
  private @Nullable Postbox postbox;
  private long leftTurn;

  /// @param gone is told once the context is of no more use
  GuestContext(
      int number,
      Supplier<JavaScriptEngine> engine,
      Consumer<Message> out,
      Consumer<GuestContext> gone) {
    this.number = number;
    this.engine = engine;
    this.out = out;
    this.gone = gone;
    this.runs = new OpenRuns(out, this::ended);
    this.turns = new TurnRunner(guard, runs, this::snippet);
    this.thread = Thread.ofPlatform()
        .daemon()
        .name("picode-script-" + number)
        .stackSize(STACK_BYTES)
        .unstarted(this::live);
  }

  /// The number that this context's calls carry in their upper half.
  int number() {
    return number;
  }

  /// The thread all its scripts run on.
  Thread thread() {
    return thread;
  }

  /// Starts the thread, which prepares the engine and the context at once.
  void start() {
    thread.start();
  }

  /// Completes once the context is ready to be opened, and fails where it never will be.
  CompletableFuture<Void> prepared() {
    return prepared;
  }

  /// Whether the context is of no more use: closed, or lost to a script that could not be stopped.
  boolean isDead() {
    return dead;
  }

  /// Takes notice of a run before its message comes, so that its deadline can be set.
  void expect(long run) {
    if (runs.isEmpty()) {
      guard.rest();
    }
    runs.expect(run);
  }

  /// Hands in a message for this context.
  void submit(Message.FromHost message) {
    switch (message) {
      case Message.Open m -> {
        name = m.context();
        loop.add(TurnGuard.OWN, () -> open(m));
      }
      case Message.Load m -> begin(m.run(), () -> load(m));
      case Message.Evaluate m -> begin(m.run(), () -> evaluate(m));
      case Message.Invoke m -> begin(m.run(), () -> invoke(m));
      case Message.Cancel m -> {
        runs.cancel(m.run(), m.reason());
        loop.add(m.run(), () -> guest().abort(m.run(), m.reason()));
      }
      case Message.Reply m -> settle(m.call(), () -> box().settled(m));
      case Message.Refuse m -> settle(m.call(), () -> Postbox.settled(m));
      case Message.Close _ -> shut("it was closed");
      case Message.Ping _ -> throw new IllegalArgumentException("a ping is for the place");
    }
  }

  private void begin(long run, Runnable work) {
    loop.add(run, () -> {
      if (runs.start(run)) {
        work.run();
      }
    });
    if (dead) {
      runs.fail(run, lost("it was closed"));
    }
  }

  private void settle(long call, Supplier<Postbox.Settled> answer) {
    loop.add(TurnGuard.OWN, () -> {
      long run = port().settled(call);
      if (run >= 0 && runs.isOpen(run)) {
        guard.workFor(run);
        Postbox.Settled settled = answer.get();
        guest().settle((int) call, settled.ok(), settled.text());
      }
    });
  }

  /// Ends a run that is over its deadline or was cancelled and has not ended by itself. Work that
  /// belongs to no open run is stopped with it. Called from any thread but the context's; may take
  /// half a second.
  void expire(long run, Failure failure) {
    if (!runs.isOpen(run)) {
      return;
    }
    runs.condemn(run, failure);
    TurnGuard.Stop stop = stop(working -> working == run || !runs.isOpen(working));
    if (stop == TurnGuard.Stop.NOT_RUNNING) {
      loop.add(run, () -> guest().abort(run, failure.message()));
    }
    runs.fail(run, failure);
    buryAfter(stop, failure.message());
  }

  /// Whether the context works on what a run left behind, and did so when this was last asked. Asked
  /// by one thread, every now and then.
  boolean overstays() {
    TurnGuard.Turn turn = guard.turn();
    boolean left = turn.run() >= 0 && !runs.isOpen(turn.run());
    boolean twice = left && turn.number() == leftTurn;
    leftTurn = left ? turn.number() : 0;
    return twice;
  }

  /// Stops the work on what a run left behind. May take half a second.
  void stopLeftover() {
    buryAfter(stop(working -> !runs.isOpen(working)), "what a run left behind did not stop");
  }

  /// How long the context has worked for the runs that are open.
  Duration worked() {
    return guard.worked();
  }

  /// Whether the context works, or has work.
  boolean isBusy() {
    return !dead && (guard.current() != TurnGuard.IDLE || !loop.isQuiet() || !runs.isEmpty());
  }

  /// Whether code of the script is running now.
  boolean isWorking() {
    return !dead && guard.current() >= 0;
  }

  /// Closes the context because its script holds too much memory. May take a quarter of a second.
  void exhaust(Failure failure) {
    long run = guard.current();
    Context open = context;
    if (open != null && !dead) {
      runs.condemn(run, failure);
      TurnGuard.Stop stop = told(TurnGuard.close(open));
      runs.fail(run, failure);
      buryAfter(stop, failure.message());
    }
  }

  /// Fails the runs that are open and lets the thread end; does not wait for it.
  void shut(String why) {
    bury(why);
    Context open = context;
    if (open != null) {
      Thread.ofPlatform().daemon().name("picode-close").start(() -> open.close(true));
    }
  }

  /// Waits for the thread to end; false where it has not by then.
  boolean awaitEnd(Duration time) throws InterruptedException {
    return thread.join(time);
  }

  private TurnGuard.Stop stop(LongPredicate mayStop) {
    Context running = context;
    return running == null
        ? TurnGuard.Stop.NOT_RUNNING
        : told(guard.stop(running, mayStop));
  }

  /// Says that a script could not be stopped, before it is said how its run ended.
  private TurnGuard.Stop told(TurnGuard.Stop stop) {
    if (stop == TurnGuard.Stop.STUCK) {
      out.accept(new Message.Stuck(name));
    }
    return stop;
  }

  private void buryAfter(TurnGuard.Stop stop, String why) {
    if (stop == TurnGuard.Stop.CLOSED || stop == TurnGuard.Stop.STUCK) {
      bury(why);
    }
  }

  private void bury(String why) {
    dead = true;
    prepared.completeExceptionally(new IllegalStateException(why));
    loop.add(TurnGuard.OWN, () -> {});
    runs.failAll(lost(why));
    gone.accept(this);
  }

  /// A run is over; what is kept for it goes in a turn of its own.
  private void ended(long run) {
    if (!dead) {
      loop.add(TurnGuard.OWN, () -> {
        if (api != null && postbox != null) {
          api.forget(run, postbox.forget(run));
        }
      });
    }
  }

  // ---- the context's thread ------------------------------------------------------------------------

  private void live() {
    String why = "it was closed";
    try {
      prepare();
      prepared.complete(null);
      while (!dead) {
        turn();
      }
    } catch (OutOfMemoryError e) {
      why = "the memory is used up";
    } catch (Throwable e) {
      why = String.valueOf(e);
    } finally {
      bury(why);
      Context open = context;
      if (open != null) {
        open.close(true);
      }
    }
  }

  private void prepare() {
    JavaScriptEngine shared = engine.get();
    BundleFileSystem mounted = shared.newFileSystem();
    Context created = shared.newContext(mounted);
    context = created;
    Value prelude = created.eval(shared.prelude());
    ProxyExecutable part = name -> created.eval(shared.part(name[0].asString()));
    GuestApi functions = new GuestApi(prelude.execute((ProxyExecutable) this::post, part), created);
    turns.guest(functions);
    api = functions;
    files = mounted;
    evaluation = new Evaluation(created);
  }

  private void turn() {
    EventLoop.Turn next;
    try {
      next = loop.next(this::fire);
    } catch (InterruptedException e) {
      return; // of a turn that is over
    }
    if (dead) {
      return;
    }
    take(next.run(), next.work());
    if (loop.isIdle() && !dead && port != null && port.pendingCalls() == 0 && !runs.isEmpty()) {
      take(TurnGuard.OWN, this::failForgotten);
    }
  }

  private void take(long run, Runnable work) {
    if (!turns.take(run, work)) {
      dead = true;
    }
  }

  private void open(Message.Open m) {
    HostPort opened = new HostPort(number, m, loop, runs, out);
    port = opened;
    turns.port(opened);
    postbox = new Postbox(opened, runs, loop, guard::current, this::snippet);
    ready(files).mount(m.bundle());
    guest().open(Json.write(m.surface()));
  }

  private void load(Message.Load m) {
    guest().load(m.run(), ready(files).mainSpecifier());
  }

  private void evaluate(Message.Evaluate m) {
    guest().bind(m.run());
    guest().evaluated(m.run(), ready(evaluation).prepare(m.code(), m.name()));
  }

  private void invoke(Message.Invoke m) {
    guest().invoke(m.run(), m.kind(), m.name(), Json.write(m.input()));
  }

  private void fire(int timer, long run) {
    if (runs.isOpen(run)) {
      guest().fire(timer);
    }
  }

  private Object post(Value... arguments) {
    Postbox open = postbox;
    return open == null ? "" : open.execute(arguments);
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

  private static Failure lost(String why) {
    return Failure.of(Failure.Kind.PLACE, "context-lost", "the script's context is gone: " + why,
        null);
  }

  private Snippet snippet(SourceSection section) {
    return evaluation == null ? Snippet.AS_WRITTEN : evaluation.snippet(section);
  }

  private GuestApi guest() {
    return ready(api);
  }

  private HostPort port() {
    return ready(port);
  }

  private Postbox box() {
    return ready(postbox);
  }

  private static <T> T ready(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("the context is not open");
    }
    return part;
  }
}
