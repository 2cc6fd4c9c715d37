package dev.picode.sandbox;

import dev.picode.sandbox.protocol.Channel;
import dev.picode.sandbox.protocol.Message;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An extension's script in its own context. Safe for many threads; runs may overlap, guest code of
/// one script never does.
public final class Script implements AutoCloseable {
  private static final Answer FAILED = new Answer.Refused("host-failed",
      "the host failed to answer", "the log has the details", "an error");

  private final String context;
  private final HostCalls host;
  private final Limits limits;
  private final Channel channel;
  private final Runs runs;
  private final Runnable forget;

  Script(
      String context,
      HostCalls host,
      Limits limits,
      Channel channel,
      Runs runs,
      Runnable forget) {
    this.context = context;
    this.host = host;
    this.limits = limits;
    this.channel = channel;
    this.runs = runs;
    this.forget = forget;
  }

  /// Loads the main module. Completes with the list of its registrations, each
  /// `{kind, name, spec}`.
  public Run load() {
    Run run = runs.start(host);
    channel.send(new Message.Load(run.number(), context, limits.deadline().toMillis()));
    return run;
  }

  /// Evaluates code with `ctx` bound. Completes with the value of its last expression, awaited.
  ///
  /// @param name what the code is called in error places
  public Run evaluate(String code, String name) {
    return evaluate(code, name, Message.Evaluate.Mode.ONCE, host);
  }

  /// Evaluates code as a mode says, with answers of its own to the calls of this run.
  ///
  /// @param name what the code is called in error places
  public Run evaluate(String code, String name, Message.Evaluate.Mode mode, HostCalls answers) {
    Run run = runs.start(answers);
    channel.send(new Message.Evaluate(run.number(), context, code, name, mode,
        limits.deadline().toMillis()));
    return run;
  }

  /// Asks something without running code. Completes with the answer.
  ///
  /// @param subject what the question is about, as it says
  public Run query(Message.Query.Question question, @Nullable Object subject, Duration deadline) {
    Run run = runs.start(host);
    channel.send(new Message.Query(run.number(), context, question, subject,
        deadline.toMillis()));
    return run;
  }

  /// Calls a handler that the script registered, with a plain value as its input.
  ///
  /// @param kind `command`, `hook`, `tool` or `provider`
  /// @param deadline for this run, instead of the usual one
  public Run invoke(String kind, String name, @Nullable Object input, Duration deadline) {
    return invoke(kind, name, input, deadline, host);
  }

  /// The same with answers of its own to the calls of this run.
  public Run invoke(String kind, String name, @Nullable Object input, Duration deadline,
      HostCalls answers) {
    Run run = runs.start(answers);
    channel.send(
        new Message.Invoke(run.number(), context, kind, name, input, deadline.toMillis()));
    return run;
  }

  /// Answers a call on a thread of its own. It is answered whatever happens there.
  void call(Run run, Message.Call call) {
    run.startCall(call.call(), () -> {
      Answer answer = FAILED;
      try {
        answer = answer(run, call);
      } finally {
        answer(run, call.call(), answer);
      }
    });
  }

  private void answer(Run run, long call, Answer answer) {
    switch (answer) {
      case Answer.Returned returned -> channel.send(new Message.Reply(call, returned.value()));
      case Answer.Refused refused -> {
        run.refused(call, refused);
        channel.send(
            new Message.Refuse(call, refused.code(), refused.message(), refused.hint()));
      }
      case Answer.Streaming streaming -> answer(run, call, run.streams().open(streaming.stream()));
    }
  }

  private Answer answer(Run run, Message.Call call) {
    try {
      return RunStreams.isOwn(call.target())
          ? run.streams().answer(call.target(), call.arguments())
          : Objects.requireNonNull(run.host().answer(call.target(), call.arguments()));
    } catch (RuntimeException e) {
      if (!run.isOver()) {
        run.host().failed(call.target(), e);
      }
      return new Answer.Refused("host-failed", "`" + call.target() + "` failed inside PiCode",
          "the log has the details", e);
    }
  }

  void log(Message.Log log) {
    host.log(log.level(), log.text());
  }

  /// Closes the context and all it holds. Runs that are open end as failed, and so does every later
  /// one. Idempotent.
  @Override
  public void close() {
    channel.send(new Message.Close(context));
    forget.run();
  }
}
