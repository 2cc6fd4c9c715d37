package dev.picode.sandbox;

import dev.picode.sandbox.polyglot.PolyglotPlace;
import dev.picode.sandbox.protocol.Bundle;
import dev.picode.sandbox.protocol.Channel;
import dev.picode.sandbox.protocol.Failure;
import dev.picode.sandbox.protocol.InMemoryChannel;
import dev.picode.sandbox.protocol.Message;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Opens scripts in a place where they can run and speaks the protocol with it. Safe for many
/// threads.
public final class Sandbox implements AutoCloseable {
  private final Channel channel;
  private final PolyglotPlace place;
  private final AtomicLong numbers = new AtomicLong();
  private final Map<Long, Run> runs = new ConcurrentHashMap<>();
  private final Map<String, Script> scripts = new ConcurrentHashMap<>();

  private Sandbox() {
    InMemoryChannel.Pair pair = InMemoryChannel.pair();
    channel = pair.host();
    place = new PolyglotPlace(pair.place());
    place.start();
    channel.start(this::receive);
  }

  /// A sandbox inside this process. Only for scripts that ship with PiCode and for code a person
  /// types: what this place cannot stop, [Limits] says. No engine is loaded before the first script
  /// is opened or [#warm] is called.
  public static Sandbox inProcess() {
    return new Sandbox();
  }

  /// Starts the engine in the background, so that the first script finds it ready.
  public void warm() {
    place.warm();
  }

  /// Opens a script; nothing of it runs before it is loaded or evaluates. A script of the same id
  /// that is open is replaced.
  ///
  /// @param surface the host functions it sees: `{namespace: {method: {"p": […], "o": […]}}}`
  public Script open(
      Bundle bundle,
      Map<String, @Nullable Object> surface,
      HostCalls host,
      Limits limits) {
    var script = new Script(bundle, host, limits, channel, numbers, runs);
    scripts.put(bundle.id(), script);
    channel.send(new Message.Open(bundle.id(), bundle, surface, limits.quotas()));
    return script;
  }

  private void receive(Message message) {
    switch (message) {
      case Message.Completed m -> end(m.run(), _ -> new Outcome.Completed(m.present(), m.value()));
      case Message.Failed m -> end(m.run(), run -> outcome(run, m.failure()));
      case Message.Call m -> {
        Run run = runs.get(m.run());
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
      case Message.Abandon _,Message.Pong _ -> {
      }
      case Message.FromHost _ -> throw new IllegalArgumentException("a host's own message");
    }
  }

  private void end(long number, Function<Run, Outcome> outcome) {
    Run run = runs.remove(number);
    if (run != null) {
      run.end(outcome.apply(run));
    }
  }

  private static Outcome outcome(Run run, Failure failure) {
    return switch (failure.kind()) {
      case LIMIT -> new Outcome.LimitReached(failure);
      case CANCELLED -> new Outcome.Cancelled(failure.message());
      case SCRIPT, PLACE -> new Outcome.Failed(failure, run.refusal(failure.call()));
    };
  }

  /// Closes every script, without waiting for what does not stop.
  @Override
  public void close() {
    place.close();
    channel.close();
  }
}
