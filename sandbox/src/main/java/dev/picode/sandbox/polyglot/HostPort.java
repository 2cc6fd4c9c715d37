package dev.picode.sandbox.polyglot;

import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.json.JsonSyntaxException;
import dev.picode.sandbox.protocol.Failure;
import dev.picode.sandbox.protocol.Message;
import dev.picode.sandbox.protocol.Quotas;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What one context asks of the world outside it: host calls, timers, log lines, each under its
/// quota. Confined to the thread of its context.
///
/// Every method gives back an empty text, or a refusal as JSON text that the prelude throws.
final class HostPort {
  private final long base;
  private final String context;
  private final Quotas quotas;
  private final EventLoop loop;
  private final OpenRuns runs;
  private final Consumer<Message> out;
  private final Map<Long, Long> runOfCall = new HashMap<>();
  private final Map<Long, Integer> loggedByRun = new HashMap<>();

  HostPort(
      int contextNumber,
      Message.Open opened,
      EventLoop loop,
      OpenRuns runs,
      Consumer<Message> out) {
    this.base = (long) contextNumber << 32;
    this.context = opened.context();
    this.quotas = opened.quotas();
    this.loop = loop;
    this.runs = runs;
    this.out = out;
  }

  Quotas quotas() {
    return quotas;
  }

  int pendingCalls() {
    return runOfCall.size();
  }

  /// The call number the host knows, from the one the prelude counts; 0 stays 0. Whatever the guest
  /// says, the number is one of this context.
  long number(long guestCall) {
    return guestCall == 0 ? 0 : base | (guestCall & 0xFFFF_FFFFL);
  }

  /// A call was answered. The run it belongs to, or -1 where nobody waits for it.
  long settled(long call) {
    Long run = runOfCall.remove(call);
    return run == null ? -1 : run;
  }

  /// A run is over: nobody waits for its calls any more, and its log is closed.
  void forget(long run) {
    runOfCall.values().removeIf(caller -> caller == run);
    loggedByRun.remove(run);
  }

  String call(long run, int guestCall, String target, String text) {
    if (!runs.isOpen(run)) {
      return refusal("run-over", "`" + target + "` was called after its run had ended",
          "await every call before you return");
    }
    if (runOfCall.size() >= quotas.pendingCalls()) {
      return refusal("too-many-calls",
          "the script has " + quotas.pendingCalls() + " host calls unanswered",
          "await some of them before you make more");
    }
    if (text.length() > quotas.valueChars()) {
      Failure tooLarge = tooLarge("an argument of `" + target + "`", text.length(), quotas);
      return refusal(tooLarge.code(), tooLarge.message(), tooLarge.hint());
    }
    var arguments = new LinkedHashMap<String, @Nullable Object>();
    try {
      if (Json.parse(text) instanceof Map<?, ?> members) {
        members.forEach((key, value) -> arguments.put(String.valueOf(key), value));
      }
    } catch (JsonSyntaxException e) {
      return refusal("value-not-plain",
          "an argument of `" + target + "` cannot leave the sandbox: " + e.getMessage(), null);
    }
    long call = number(guestCall);
    runOfCall.put(call, run);
    out.accept(new Message.Call(call, context, run, target, arguments));
    return "";
  }

  String startTimer(int id, long millis, long run) {
    if (!runs.isOpen(run)) {
      return refusal("run-over", "a timer was started after its run had ended",
          "await every timer before you return");
    }
    if (loop.timerCount() >= quotas.timers()) {
      return refusal("too-many-timers", "the script has " + quotas.timers() + " timers waiting",
          "clear timers you no longer need");
    }
    loop.startTimer(id, millis, run);
    return "";
  }

  String stopTimer(int id) {
    loop.stopTimer(id);
    return "";
  }

  /// Logs a line for a run. What runs left behind when they ended share one allowance.
  String log(long run, String level, String text) {
    long payer = runs.isOpen(run) ? run : TurnGuard.OWN;
    int logged = loggedByRun.getOrDefault(payer, 0);
    int left = quotas.logChars() - logged;
    if (left > 0) {
      loggedByRun.put(payer, logged + Math.min(text.length() + 1, left));
      out.accept(new Message.Log(context, level,
          text.length() <= left ? text : text.substring(0, left)));
      if (text.length() + 1 >= left) {
        out.accept(new Message.Log(context, "warn",
            "the script logged more than " + quotas.logChars()
                + " characters; the rest is dropped"));
      }
    }
    return "";
  }

  /// Whether a refusal of this class is about a quota.
  static boolean isLimit(String code) {
    return code.equals("too-many-calls") || code.equals("too-many-timers")
        || code.equals("value-too-large");
  }

  static Failure tooLarge(String what, int length, Quotas quotas) {
    return Failure.of(Failure.Kind.LIMIT, "value-too-large",
        what + " has " + length + " characters of JSON, more than the " + quotas.valueChars()
            + " that may cross at once",
        "give less, or in pieces");
  }

  static String refusal(String code, String message, @Nullable String hint) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("code", code);
    members.put("message", message);
    members.put("hint", hint);
    return Json.writeUtf16(members);
  }

  /// What a text of the other one says.
  static BlockedCalls.Refusal refusal(String text, long call) {
    if (!(Json.parse(text) instanceof Map<?, ?> members)) {
      throw new IllegalArgumentException("no refusal");
    }
    String code = String.valueOf(members.get("code"));
    Object hint = members.get("hint");
    return new BlockedCalls.Refusal(code, hint == null ? null : hint.toString(), call,
        call == 0 && isLimit(code));
  }
}
