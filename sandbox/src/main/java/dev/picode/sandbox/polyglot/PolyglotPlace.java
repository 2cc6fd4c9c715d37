package dev.picode.sandbox.polyglot;

import dev.picode.sandbox.protocol.Channel;
import dev.picode.sandbox.protocol.Failure;
import dev.picode.sandbox.protocol.Language;
import dev.picode.sandbox.protocol.Message;
import dev.picode.sandbox.protocol.Place;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The place where scripts run: opens contexts, hands them their messages, watches deadlines.
/// Safe for many threads.
///
/// The engine of a language is made when the first context needs it, on that context's thread.
public final class PolyglotPlace implements Place {
  /// How long after an abort a cancelled run may go on before it is interrupted.
  private static final long CANCEL_GRACE_MILLIS = 100;

  /// How long closing waits for scripts that do stop.
  private static final Duration CLOSE_GRACE = Duration.ofMillis(250);

  private final Channel channel;
  private final Map<String, GuestContext> contexts = new ConcurrentHashMap<>();
  private final Map<Long, GuestContext> contextOfRun = new ConcurrentHashMap<>();
  private final Map<Integer, GuestContext> contextOfNumber = new ConcurrentHashMap<>();
  private final Map<Long, Future<?>> deadlines = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final ScheduledThreadPoolExecutor clock;
  private final Watch watch;
  private final Languages languages = new Languages();
  private final Map<Language, GuestContext> spares = new EnumMap<>(Language.class);
  private boolean closed;
  private volatile boolean measures;

  /// A place that answers on a channel. Nothing is started yet.
  public PolyglotPlace(Channel channel) {
    this.channel = channel;
    clock = new ScheduledThreadPoolExecutor(1, work -> {
      Thread thread = new Thread(work, "picode-deadlines");
      thread.setDaemon(true);
      return thread;
    });
    clock.setRemoveOnCancelPolicy(true);
    watch = new Watch(contextOfNumber.values());
  }

  /// Says from now on with each outcome how much its context allocated. Takes some milliseconds, because it
  /// loads the management beans.
  public void measureMemory() {
    var _ = watch.memory();
    measures = true;
  }

  @Override
  public void start() {
    channel.start(this::receive);
  }

  /// Starts the engine of a language and a context in the background, for the first bundle that will
  /// be opened.
  @Override
  public synchronized void warm(Language language) {
    if (contexts.isEmpty() && !closed && !spares.containsKey(language)) {
      spares.put(language, newContext(language));
    }
  }

  /// The same. Completes once the context is ready, and fails where it never will be.
  public synchronized CompletableFuture<Void> prepare(Language language) {
    warm(language);
    GuestContext warming = spares.get(language);
    return warming == null
        ? CompletableFuture.completedFuture(null)
        : warming.life().prepared();
  }

  @Override
  public Map<String, String> describe(Language language) {
    return Map.of("engine", languages.get(language).version());
  }

  /// A context to open something in, or `null` once the place is closed.
  private synchronized @Nullable GuestContext takeContext(Language language) {
    GuestContext ready = spares.remove(language);
    if (closed) {
      return null;
    }
    return ready == null || ready.life().isDead() ? newContext(language) : ready;
  }

  private GuestContext newContext(Language language) {
    int number = numbers.incrementAndGet();
    var context = new GuestContext(number, () -> languages.get(language), this::send, this::forget,
        watch::memory, () -> measures);
    contextOfNumber.put(number, context);
    context.start();
    return context;
  }

  private void receive(Message message) {
    switch (message) {
      case Message.Open m -> open(m);
      case Message.Load m -> begin(m.context(), m.run(), m.deadlineMillis(), m);
      case Message.Evaluate m -> begin(m.context(), m.run(), m.deadlineMillis(), m);
      case Message.Query m -> begin(m.context(), m.run(), m.deadlineMillis(), m);
      case Message.Invoke m -> begin(m.context(), m.run(), m.deadlineMillis(), m);
      case Message.Cancel m -> cancel(m);
      case Message.Reply m -> answer(m.call(), m);
      case Message.Refuse m -> answer(m.call(), m);
      case Message.Close m -> shut(contexts.remove(m.context()), "it was closed");
      case Message.Ping m -> channel.send(new Message.Pong(m.number()));
      case Message.FromPlace _ -> throw new IllegalArgumentException("a place's own message");
    }
  }

  private void open(Message.Open message) {
    GuestContext opened = takeContext(message.bundle().language());
    if (opened != null) {
      opened.submit(message);
      shut(contexts.put(message.context(), opened), "it was opened anew");
    }
  }

  private static void shut(@Nullable GuestContext context, String why) {
    if (context != null) {
      context.life().shut(why);
    }
  }

  /// A context is of no more use.
  private void forget(GuestContext context) {
    contextOfNumber.remove(context.number());
    contexts.values().remove(context);
  }

  private void begin(String name, long run, long deadlineMillis, Message.FromHost message) {
    GuestContext context = contexts.get(name);
    if (context == null) {
      channel.send(new Message.Failed(run, Failure.of(Failure.Kind.PLACE, "context-lost",
          "the script is not open any more", "open it again")));
      return;
    }
    context.expect(run);
    contextOfRun.put(run, context);
    setDeadline(run, deadlineMillis, context, Failure.deadlineMissed(deadlineMillis));
    context.submit(message);
    watch.wake();
  }

  private void cancel(Message.Cancel message) {
    GuestContext context = contextOfRun.get(message.run());
    if (context != null) {
      context.submit(message);
      setDeadline(message.run(), CANCEL_GRACE_MILLIS, context,
          Failure.of(Failure.Kind.CANCELLED, "cancelled", message.reason(), null));
    }
  }

  private void answer(long call, Message.FromHost message) {
    GuestContext context = contextOfNumber.get((int) (call >>> 32));
    if (context != null) {
      context.submit(message);
    }
  }

  /// Sets the deadline of a run instead of the one it has, unless the run has ended: [#ended] takes
  /// the run away first and its deadline after.
  private void setDeadline(long run, long millis, GuestContext context, Failure failure) {
    deadlines.compute(run, (_, before) -> {
      if (before != null) {
        before.cancel(false);
      }
      return contextOfRun.containsKey(run) ? after(millis, context, run, failure) : null;
    });
  }

  /// Stopping a script can take half a second, so it is not done on the clock's thread.
  private @Nullable Future<?> after(long millis, GuestContext context, long run, Failure failure) {
    Runnable stop = Shortage.insisting(() -> context.life().expire(run, failure));
    Runnable start = Shortage.insisting(
        () -> Thread.ofPlatform().daemon().name("picode-stop").start(stop));
    try {
      return clock.schedule(start, millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      return null; // the place is closed, which ends every run
    }
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

  /// Closes every context. Waits a moment for scripts to stop, and no longer for those that do not.
  @Override
  public void close() {
    List<GuestContext> open;
    synchronized (this) {
      closed = true;
      open = List.copyOf(contextOfNumber.values());
    }
    clock.shutdownNow();
    watch.close();
    open.forEach(context -> context.life().shut("the sandbox was closed"));
    channel.close();
    Thread closer = Thread.ofPlatform().daemon().name("picode-close").start(languages::close);
    try {
      for (GuestContext context : open) {
        context.awaitEnd(CLOSE_GRACE.dividedBy(open.size()));
      }
      closer.join(CLOSE_GRACE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
