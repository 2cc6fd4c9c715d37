package dev.picode.sandbox.polyglot;

import dev.picode.sandbox.protocol.Channel;
import dev.picode.sandbox.protocol.Failure;
import dev.picode.sandbox.protocol.Message;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The place where JavaScript runs: opens contexts, hands them their messages, watches deadlines.
/// Safe for many threads.
///
/// The engine is made when the first context needs it, on that context's thread.
public final class PolyglotPlace implements AutoCloseable {
  /// How long after an abort a cancelled run may go on before it is interrupted.
  private static final long CANCEL_GRACE_MILLIS = 200;

  private final Channel channel;
  private final Map<String, GuestContext> contexts = new ConcurrentHashMap<>();
  private final Map<Long, GuestContext> contextOfRun = new ConcurrentHashMap<>();
  private final Map<Integer, GuestContext> contextOfNumber = new ConcurrentHashMap<>();
  private final Map<Long, Future<?>> deadlines = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final ScheduledThreadPoolExecutor clock;
  private final Object engineLock = new Object();
  private @Nullable JavaScriptEngine engine;
  private @Nullable GuestContext spare;

  /// A place that answers on a channel. Nothing is started yet.
  public PolyglotPlace(Channel channel) {
    this.channel = channel;
    clock = new ScheduledThreadPoolExecutor(1, work -> {
      Thread thread = new Thread(work, "picode-deadlines");
      thread.setDaemon(true);
      return thread;
    });
    clock.setRemoveOnCancelPolicy(true);
  }

  /// Takes messages from now on.
  public void start() {
    channel.start(this::receive);
  }

  /// Starts the engine and a context in the background, for the first bundle that will be opened.
  public synchronized void warm() {
    if (spare == null && contexts.isEmpty()) {
      spare = newContext();
    }
  }

  private synchronized GuestContext takeContext() {
    GuestContext ready = spare;
    spare = null;
    return ready == null ? newContext() : ready;
  }

  private GuestContext newContext() {
    int number = numbers.incrementAndGet();
    var context = new GuestContext(number, this::engine, this::send);
    contextOfNumber.put(number, context);
    context.start();
    return context;
  }

  private JavaScriptEngine engine() {
    synchronized (engineLock) {
      JavaScriptEngine known = engine;
      if (known == null) {
        known = new JavaScriptEngine();
        engine = known;
      }
      return known;
    }
  }

  private void receive(Message message) {
    switch (message) {
      case Message.Open m -> {
        GuestContext opened = takeContext();
        GuestContext before = contexts.put(m.context(), opened);
        discard(before, m.context());
        opened.submit(m);
      }
      case Message.Load m -> begin(m.context(), m.run(), m.deadlineMillis(), m);
      case Message.Evaluate m -> begin(m.context(), m.run(), m.deadlineMillis(), m);
      case Message.Invoke m -> begin(m.context(), m.run(), m.deadlineMillis(), m);
      case Message.Cancel m -> cancel(m);
      case Message.Reply m -> answer(m.call(), m);
      case Message.Refuse m -> answer(m.call(), m);
      case Message.Close m -> discard(contexts.remove(m.context()), m.context());
      case Message.Ping m -> channel.send(new Message.Pong(m.number()));
      case Message.FromPlace _ -> throw new IllegalArgumentException("a place's own message");
    }
  }

  private void discard(@Nullable GuestContext context, String name) {
    if (context != null) {
      contextOfNumber.remove(context.number());
      context.submit(new Message.Close(name));
    }
  }

  private void begin(String name, long run, long deadlineMillis, Message.FromHost message) {
    GuestContext context = contexts.get(name);
    if (context == null || context.isDead()) {
      channel.send(new Message.Failed(run, Failure.of(Failure.Kind.PLACE, "context-lost",
          "the context of `" + name + "` is not open", null)));
      return;
    }
    contextOfRun.put(run, context);
    deadlines.put(run, after(deadlineMillis, context, run, missed(deadlineMillis)));
    context.submit(message);
  }

  private void cancel(Message.Cancel message) {
    GuestContext context = contextOfRun.get(message.run());
    if (context != null) {
      context.submit(message);
      Future<?> soon = after(CANCEL_GRACE_MILLIS, context, message.run(),
          Failure.of(Failure.Kind.CANCELLED, "cancelled", message.reason(), null));
      Future<?> deadline = deadlines.put(message.run(), soon);
      if (deadline != null) {
        deadline.cancel(false);
      }
    }
  }

  private void answer(long call, Message.FromHost message) {
    GuestContext context = contextOfNumber.get((int) (call >>> 32));
    if (context != null) {
      context.submit(message);
    }
  }

  /// Stopping a script can take half a second, so it is not done on the clock's thread.
  private Future<?> after(long millis, GuestContext context, long run, Failure failure) {
    return clock.schedule(
        () -> Thread.ofPlatform()
            .daemon()
            .name("picode-stop-" + run)
            .start(() -> context.expire(run, failure)),
        millis,
        TimeUnit.MILLISECONDS);
  }

  private static Failure missed(long millis) {
    String time = millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    return Failure.of(Failure.Kind.LIMIT, "deadline-missed",
        "the script did not finish within " + time, null);
  }

  private void send(Message message) {
    switch (message) {
      case Message.Completed m -> ended(m.run());
      case Message.Failed m -> ended(m.run());
      default -> {
      }
    }
    channel.send(message);
  }

  private void ended(long run) {
    contextOfRun.remove(run);
    Future<?> deadline = deadlines.remove(run);
    if (deadline != null) {
      deadline.cancel(false);
    }
  }

  /// Closes every context without waiting for scripts that do not stop.
  @Override
  public void close() {
    clock.shutdownNow();
    contexts.forEach((name, context) -> discard(context, name));
    contexts.clear();
    channel.close();
  }
}
