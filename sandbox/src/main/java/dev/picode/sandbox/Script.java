package dev.picode.sandbox;

import dev.picode.sandbox.protocol.Bundle;
import dev.picode.sandbox.protocol.Channel;
import dev.picode.sandbox.protocol.Message;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// An extension's script in its own context. Safe for many threads; runs may overlap, guest code of
/// one script never does.
public final class Script implements AutoCloseable {
  private final Bundle bundle;
  private final HostCalls host;
  private final Limits limits;
  private final Channel channel;
  private final AtomicLong numbers;
  private final Map<Long, Run> runs;

  Script(
      Bundle bundle,
      HostCalls host,
      Limits limits,
      Channel channel,
      AtomicLong numbers,
      Map<Long, Run> runs) {
    this.bundle = bundle;
    this.host = host;
    this.limits = limits;
    this.channel = channel;
    this.numbers = numbers;
    this.runs = runs;
  }

  /// Loads the main module. Completes with the list of its registrations, each
  /// `{kind, name, spec}`.
  public Run load() {
    Run run = newRun();
    channel.send(new Message.Load(run.number(), bundle.id(), limits.deadline().toMillis()));
    return run;
  }

  /// Evaluates code with `ctx` bound. Completes with the value of its last expression, awaited.
  ///
  /// @param name what the code is called in error places
  public Run evaluate(String code, String name) {
    Run run = newRun();
    channel.send(new Message.Evaluate(
        run.number(),
        bundle.id(),
        code,
        name,
        limits.deadline().toMillis()));
    return run;
  }

  /// Calls a handler that the script registered, with a plain value as its input.
  ///
  /// @param kind `command`, `hook`, `tool` or `provider`
  /// @param deadline for this run, instead of the usual one
  public Run invoke(String kind, String name, @Nullable Object input, Duration deadline) {
    Run run = newRun();
    channel.send(
        new Message.Invoke(run.number(), bundle.id(), kind, name, input, deadline.toMillis()));
    return run;
  }

  private Run newRun() {
    var run = new Run(numbers.incrementAndGet(), channel);
    runs.put(run.number(), run);
    return run;
  }

  void call(Run run, Message.Call call) {
    run.startCall(call.call(), () -> {
      switch (answer(call)) {
        case Answer.Returned returned ->
          channel.send(new Message.Reply(call.call(), returned.value()));
        case Answer.Refused refused -> {
          run.refused(call.call(), refused);
          channel.send(
              new Message.Refuse(call.call(), refused.code(), refused.message(), refused.hint()));
        }
      }
    });
  }

  private Answer answer(Message.Call call) {
    try {
      return host.answer(call.target(), call.arguments());
    } catch (RuntimeException e) {
      System.getLogger(Script.class.getName())
          .log(System.Logger.Level.ERROR, "the host call " + call.target() + " failed", e);
      return new Answer.Refused("host-failed", "`" + call.target() + "` failed inside PiCode",
          "the log has the details", e);
    }
  }

  void log(Message.Log log) {
    host.log(log.level(), log.text());
  }

  /// Closes the context and all it holds. Runs that are open end as failed.
  @Override
  public void close() {
    channel.send(new Message.Close(bundle.id()));
  }
}
