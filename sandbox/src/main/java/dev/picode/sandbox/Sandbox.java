package dev.picode.sandbox;

import dev.picode.sandbox.launch.ConfinementMode;
import dev.picode.sandbox.launch.Strike;
import dev.picode.sandbox.launch.WorkerCommand;
import dev.picode.sandbox.polyglot.PolyglotPlace;
import dev.picode.sandbox.protocol.Bundle;
import dev.picode.sandbox.protocol.Channel;
import dev.picode.sandbox.protocol.Failure;
import dev.picode.sandbox.protocol.InMemoryChannel;
import dev.picode.sandbox.protocol.Language;
import dev.picode.sandbox.protocol.Message;
import dev.picode.sandbox.protocol.Place;
import dev.picode.sandbox.worker.WorkerPool;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Opens scripts in a place where they can run and speaks the protocol with it. Safe for many
/// threads.
public final class Sandbox implements AutoCloseable {
  private final Channel channel;
  private final Place place;
  private final Runs runs;
  private final AtomicLong opened = new AtomicLong();
  private final Map<String, Script> scripts = new ConcurrentHashMap<>();

  private Sandbox(Function<Channel, Place> places) {
    InMemoryChannel.Pair pair = InMemoryChannel.pair();
    channel = pair.host();
    runs = new Runs(channel);
    place = places.apply(pair.place());
    place.start();
    channel.start(this::receive);
  }

  /// A sandbox inside this process. Only for scripts that ship with PiCode: what this place cannot
  /// stop, [Limits] says. No engine is loaded before the first script is opened or [#warm] is called.
  public static Sandbox inProcess() {
    return new Sandbox(PolyglotPlace::new);
  }

  /// A sandbox in processes of its own, one a language, which are killed when a script cannot be
  /// stopped otherwise. None is started before the first script is opened or [#warm] is called.
  ///
  /// @param commands how the worker for a language is started
  /// @param notices takes sentences for the person, such as that an extension was disabled
  public static Sandbox inWorkers(
      Function<Language, WorkerCommand> commands,
      ConfinementMode confinement,
      Consumer<String> notices) {
    return inWorkers(commands, confinement, notices, _ -> {});
  }

  /// The same, which also tells what counts against an extension.
  ///
  /// @param strikes takes each strike, on any thread
  public static Sandbox inWorkers(
      Function<Language, WorkerCommand> commands,
      ConfinementMode confinement,
      Consumer<String> notices,
      Consumer<Strike> strikes) {
    return new Sandbox(
        channel -> new WorkerPool(channel, commands, confinement, notices, strikes));
  }

  /// Gets ready in the background to start workers, where it is known that one will be needed and not yet how.
  public static void expectWorkers() {
    WorkerPool.expect();
  }

  /// Gets ready for scripts in a language in the background, so that the first finds it ready.
  public void warm(Language language) {
    place.warm(language);
  }

  /// What there is to say of where scripts in a language run: `engine` is the version of the language
  /// engine, every wall has an entry, and `failed` says why scripts cannot run at all. Gets ready for
  /// the language first, and waits for that.
  public Map<String, String> describe(Language language) throws InterruptedException {
    return place.describe(language);
  }

  /// Opens a script; nothing of it runs before it is loaded or evaluates. Several scripts of one id can
  /// be open, and know nothing of each other.
  ///
  /// @param surface the host functions it sees: `{namespace: {method: {"p": […], "o": […], "s": true}}}`, `s` only
  ///     for those that answer with a stream
  public Script open(
      Bundle bundle,
      Map<String, @Nullable Object> surface,
      HostCalls host,
      Limits limits) {
    String context = bundle.id() + "#" + opened.incrementAndGet();
    var script = new Script(context, host, limits, channel, runs,
        () -> scripts.remove(context));
    scripts.put(context, script);
    channel.send(new Message.Open(context, bundle, surface, limits.quotas()));
    return script;
  }

  private void receive(Message message) {
    switch (message) {
      case Message.Completed m -> runs.end(m.run(), m.allocated(),
          _ -> new Outcome.Completed(m.present(), m.value()));
      case Message.Failed m -> runs.end(m.run(), m.allocated(), run -> outcome(run, m.failure()));
      case Message.Call m -> {
        Run run = runs.find(m.run());
        Script script = scripts.get(m.context());
        if (run != null && script != null) {
          script.call(run, m);
        } else {
          channel
              .send(new Message.Refuse(m.call(), "run-over", "the run this call belongs to is over",
                  "await every call before you return"));
        }
      }
      case Message.Log m -> {
        Script script = scripts.get(m.context());
        if (script != null) {
          script.log(m);
        }
      }
      case Message.Pong _,Message.Ready _,Message.Stuck _ -> {
      }
      case Message.FromHost _ -> throw new IllegalArgumentException("a host's own message");
    }
  }

  private static Outcome outcome(Run run, Failure failure) {
    return switch (failure.kind()) {
      case LIMIT -> new Outcome.LimitReached(failure);
      case CANCELLED -> new Outcome.Cancelled(failure.message());
      case SCRIPT, PLACE -> new Outcome.Failed(failure, run.refusal(failure.call()));
    };
  }

  /// Closes every script; a run that is open fails. Waits a moment for scripts to stop, and no longer
  /// for one that does not.
  @Override
  public void close() {
    place.close();
    channel.close();
    runs.close();
    scripts.clear();
  }
}
