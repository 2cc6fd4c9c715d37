package dev.picode.sandbox.polyglot;

import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.json.JsonSyntaxException;
import dev.picode.sandbox.protocol.Failure;
import dev.picode.sandbox.protocol.Message;
import dev.picode.sandbox.protocol.Quotas;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/// The one function the prelude can call, and so the only way out of a context. Confined to the
/// thread of its context.
///
/// It never throws a Java exception and never gives back anything but text, whatever it is called
/// with: a script that changed the language's own functions under the prelude gets a refusal.
final class Postbox implements ProxyExecutable {
  private final HostPort port;
  private final OpenRuns runs;
  private final EventLoop loop;
  private final LongSupplier currentRun;
  private final Function<SourceSection, Snippet> snippets;

  Postbox(
      HostPort port,
      OpenRuns runs,
      EventLoop loop,
      LongSupplier currentRun,
      Function<SourceSection, Snippet> snippets) {
    this.port = port;
    this.runs = runs;
    this.loop = loop;
    this.currentRun = currentRun;
    this.snippets = snippets;
  }

  @Override
  public String execute(Value... arguments) {
    try {
      return post(arguments);
    } catch (PolyglotException e) {
      // An interrupt or the end of the context, on its way through the script; or the script's own.
      throw e;
    } catch (StackOverflowError e) {
      return HostPort.refusal("stack-exhausted", "the script nests too deeply", null);
    } catch (RuntimeException e) {
      return HostPort.refusal("sandbox-failed", "the sandbox cannot do this", null);
    }
  }

  private String post(Value... a) {
    return switch (a[0].asString()) {
      case "call" -> port.call(a[1].asLong(), a[2].asInt(), a[3].asString(), a[4].asString());
      case "done" -> done(a[1].asLong(), a[2].asString());
      case "failed" -> failed(a);
      case "timer" -> port.startTimer(a[1].asInt(), a[2].asLong(), currentRun.getAsLong());
      case "untimer" -> port.stopTimer(a[1].asInt());
      case "log" -> port.log(currentRun.getAsLong(), a[1].asString(), a[2].asString());
      default -> throw new IllegalArgumentException(Arrays.toString(a));
    };
  }

  /// Ends a run with its value.
  private String done(long run, String text) {
    if (text.length() > port.quotas().valueChars()) {
      runs.fail(run, HostPort.tooLarge("the result", text.length(), port.quotas()));
      return "";
    }
    try {
      runs.complete(run, !text.isEmpty(), text.isEmpty() ? null : Json.parse(text));
    } catch (JsonSyntaxException e) {
      runs.fail(run, Failure.of(Failure.Kind.SCRIPT, "value-not-plain",
          "the result cannot leave the sandbox: " + e.getMessage(), null));
    }
    return "";
  }

  /// Ends a run with an error: `"failed", run, error, code, hint, call, limit, shown`. What the error is,
  /// the prelude says; the engine only knows where it comes from.
  private String failed(Value... a) {
    long run = a[1].asLong();
    String code = a[3].asString();
    String hint = a[4].asString();
    Failure failure = GuestFailures.ofValue(a[2], a[7].asString(), snippets);
    if (!code.isEmpty()) {
      boolean limit = a[6].asBoolean() && HostPort.isLimit(code);
      failure = failure.saying(limit ? Failure.Kind.LIMIT : failure.kind(), code,
          hint.isEmpty() ? null : hint, port.number(a[5].asLong()));
    }
    if (!runs.fail(run, failure)) {
      port.log(run, "error", "after its run had ended: " + failure.message());
    }
    return "";
  }

  /// The answer to a call, as the prelude reads it.
  record Settled(boolean ok, String text) {}

  /// The text for the value of a call. Where the host gave back what cannot cross, the script gets a
  /// refusal.
  static Settled settled(Message.Reply reply, Quotas quotas) {
    try {
      String text = Json.writeUtf16(reply.value());
      if (text.length() <= quotas.valueChars()) {
        return new Settled(true, text);
      }
      Failure tooLarge = HostPort.tooLarge("the answer", text.length(), quotas);
      return new Settled(false,
          HostPort.refusal(tooLarge.code(), tooLarge.message(), "ask for less, or for a part"));
    } catch (IllegalArgumentException e) {
      return new Settled(false, HostPort.refusal("host-failed",
          "the host's answer cannot enter the sandbox", null));
    }
  }

  /// The text for a refusal.
  static Settled settled(Message.Refuse refuse) {
    @Nullable String hint = refuse.hint();
    return new Settled(false, HostPort.refusal(refuse.code(), refuse.message(), hint));
  }

  /// A run is over.
  ///
  /// @return the timers that went with it, as a JSON list
  String forget(long run) {
    port.forget(run);
    return Json.write(loop.stopTimersOf(run));
  }
}
