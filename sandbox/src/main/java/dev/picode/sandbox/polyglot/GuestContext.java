package dev.picode.sandbox.polyglot;

import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.json.JsonSyntaxException;
import dev.picode.sandbox.protocol.Failure;
import dev.picode.sandbox.protocol.Message;
import dev.picode.sandbox.protocol.Quotas;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/// One script context with its thread and its event loop.
///
/// [#submit] and [#expire] are safe for many threads; everything that touches the engine happens on
/// the context's own platform thread, one turn after the other. Platform, because the engine counts
/// and limits CPU time by it. A turn is: take one message or due timer, run guest code, drain the
/// microtasks.
///
/// A context can be started before it is known what for: the engine, the context and the prelude
/// are then ready when [Message.Open] comes.
final class GuestContext {
  private static final long STACK_BYTES = 4L << 20;

  private final int number;
  private final Supplier<JavaScriptEngine> engine;
  private final Consumer<Message> out;
  private final EventLoop loop = new EventLoop();
  private final TurnGuard guard = new TurnGuard();
  private final Map<Long, Long> runs = new ConcurrentHashMap<>();
  /// The open runs that had their first turn; the others are still on their way to the loop.
  private final Set<Long> begun = new HashSet<>();
  private final Thread thread;

  private volatile @Nullable Context context;
  private volatile boolean dead;
  private @Nullable GuestApi api;
  private @Nullable BundleFileSystem files;
  private @Nullable Evaluation evaluation;
  private String name = "";
  private @Nullable HostPort port;

  GuestContext(int number, Supplier<JavaScriptEngine> engine, Consumer<Message> out) {
    this.number = number;
    this.engine = engine;
    this.out = out;
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

  /// Starts the thread, which prepares the engine and the context at once.
  void start() {
    thread.start();
  }

  /// Whether the context is of no more use: closed, or lost to a script that could not be stopped.
  boolean isDead() {
    return dead;
  }

  /// Hands in a message for this context.
  void submit(Message.FromHost message) {
    switch (message) {
      case Message.Open m -> loop.add(TurnGuard.OWN, () -> open(m));
      case Message.Load m -> begin(m.run(), () -> load(m));
      case Message.Evaluate m -> begin(m.run(), () -> evaluate(m));
      case Message.Invoke m -> begin(m.run(), () -> invoke(m));
      case Message.Cancel m -> loop.add(m.run(), () -> guest().abort(m.run(), m.reason()));
      case Message.Reply m -> settle(m.call(), true, () -> Json.write(m.value()));
      case Message.Refuse m -> settle(m.call(), false, () -> HostPort.refusal(m));
      case Message.Close _ -> loop.add(TurnGuard.OWN, this::close);
      case Message.Ping _ -> throw new IllegalArgumentException("a ping is for the place");
    }
  }

  private void begin(long run, Runnable work) {
    runs.put(run, run);
    loop.add(run, () -> {
      begun.add(run);
      work.run();
    });
  }

  private void settle(long call, boolean ok, Supplier<String> text) {
    loop.add(TurnGuard.OWN, () -> {
      long run = port().settled(call);
      if (run >= 0) {
        guard.begin(run);
        guest().settle((int) call, ok, text.get());
      }
    });
  }

  /// Ends a run that is over its deadline or was cancelled and has not ended by itself. Work that
  /// belongs to no open run, such as a timer left behind, is stopped with it. Called from any thread
  /// but the context's; may take half a second.
  void expire(long run, Failure failure) {
    if (!runs.containsKey(run)) {
      return;
    }
    Context running = context;
    TurnGuard.Stop stop = running == null
        ? TurnGuard.Stop.NOT_RUNNING
        : guard.stop(running, working -> working == run || !runs.containsKey(working));
    switch (stop) {
      case NOT_RUNNING -> {
        loop.add(run, () -> guest().abort(run, failure.message()));
        fail(run, failure);
      }
      case INTERRUPTED -> fail(run, failure);
      case CLOSED, STUCK -> {
        dead = true;
        fail(run, failure);
        failAll(lost(failure.message()));
      }
    }
  }

  // ---- the context's thread ------------------------------------------------------------------------

  private void live() {
    try {
      prepare();
      while (!dead) {
        EventLoop.Turn turn = loop.next(id -> guest().fire(id));
        take(turn);
        if (loop.isIdle() && !dead && port != null && port().pendingCalls() == 0) {
          failForgotten();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      failAll(lost(String.valueOf(e)));
    } finally {
      dead = true;
      failAll(lost("the context was closed"));
    }
  }

  private void prepare() {
    JavaScriptEngine shared = engine.get();
    BundleFileSystem mounted = shared.newFileSystem();
    Context created = shared.newContext(mounted);
    Value prelude = created.eval(shared.prelude());
    api = new GuestApi(prelude.execute((ProxyExecutable) this::post), created);
    files = mounted;
    evaluation = new Evaluation(created);
    context = created;
  }

  /// One turn. Whatever goes wrong ends the run it belongs to and no more.
  private void take(EventLoop.Turn turn) {
    guard.begin(turn.run());
    long run = turn.run();
    try {
      turn.work().run();
    } catch (SnippetSyntaxException e) {
      fail(run, e.failure());
    } catch (PolyglotException e) {
      run = guard.current();
      if (e.isCancelled()) {
        dead = true;
      } else if (!e.isInterrupted()) {
        fail(run, GuestFailures.of(e, snippet()));
      }
    } catch (StackOverflowError e) {
      fail(guard.current(), Failure.of(Failure.Kind.LIMIT, "stack-exhausted",
          "the script nests too deeply", "use a loop instead of a recursion"));
    } catch (RuntimeException e) {
      fail(guard.current(), Failure.of(Failure.Kind.PLACE, "place-failed",
          "the sandbox failed: " + e.getMessage(), null));
    } finally {
      guard.end();
    }
  }

  private void open(Message.Open m) {
    name = m.context();
    port = new HostPort(number, name, m.quotas(), loop, out);
    mounted().mount(m.bundle());
    guest().open(Json.write(m.surface()));
  }

  private void load(Message.Load m) {
    guest().load(m.run(), mounted().mainSpecifier());
  }

  private void evaluate(Message.Evaluate m) {
    guest().bind(m.run());
    guest().evaluated(m.run(), evaluation().evaluate(m.code(), m.name()));
  }

  private void invoke(Message.Invoke m) {
    guest().invoke(m.run(), m.kind(), m.name(), Json.write(m.input()));
  }

  private void close() {
    dead = true;
    Context open = context;
    if (open != null) {
      open.close(true);
    }
  }

  /// The prelude's only way out. Never throws a Java exception; gives back a refusal as JSON text, or
  /// an empty text.
  private Object post(Value... arguments) {
    HostPort open = port;
    if (open == null) {
      return "";
    }
    return switch (arguments[0].asString()) {
      case "call" -> open.call(arguments[1].asLong(), arguments[2].asInt(),
          arguments[3].asString(), arguments[4].asString());
      case "done" -> done(arguments[1].asLong(), arguments[2].asString(), open.quotas());
      case "failed" -> {
        fail(arguments[1].asLong(), GuestFailures.ofValue(arguments[2],
            open.number(arguments[3].asLong()), snippet()));
        yield "";
      }
      case "timer" -> open.startTimer(arguments[1].asInt(), arguments[2].asLong(),
          guard.current());
      case "untimer" -> open.stopTimer(arguments[1].asInt());
      case "log" -> open.log(arguments[1].asString(), arguments[2].asString());
      default -> "";
    };
  }

  private String done(long run, String text, Quotas quotas) {
    if (text.length() > quotas.valueChars()) {
      fail(run, HostPort.tooLarge("the result", text.length(), quotas));
    } else if (runs.remove(run) != null) {
      try {
        out.accept(new Message.Completed(run, !text.isEmpty(),
            text.isEmpty() ? null : Json.parse(text)));
      } catch (JsonSyntaxException e) {
        out.accept(new Message.Failed(run, Failure.of(Failure.Kind.SCRIPT, "value-not-plain",
            "the result cannot leave the sandbox: " + e.getMessage(), null)));
      }
    }
    return "";
  }

  /// With no timer, no host call and no message to come, a run that has begun and not ended never
  /// will.
  private void failForgotten() {
    begun.retainAll(runs.keySet());
    for (Long run : Set.copyOf(begun)) {
      if (!guest().listens(run)) {
        fail(run, Failure.of(Failure.Kind.SCRIPT, "never-settles",
            "the script waits for a promise that nothing can settle",
            "resolve every promise you await"));
      }
    }
  }

  private void fail(long run, Failure failure) {
    if (runs.remove(run) != null) {
      out.accept(new Message.Failed(run, failure));
    }
  }

  private void failAll(Failure failure) {
    for (Long run : runs.keySet()) {
      fail(run, failure);
    }
  }

  private static Failure lost(String why) {
    return Failure.of(Failure.Kind.PLACE, "context-lost", "the script's context is gone: " + why,
        null);
  }

  private Snippet snippet() {
    return evaluation == null ? Snippet.AS_WRITTEN : evaluation.snippet();
  }

  private GuestApi guest() {
    return ready(api);
  }

  private BundleFileSystem mounted() {
    return ready(files);
  }

  private Evaluation evaluation() {
    return ready(evaluation);
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
