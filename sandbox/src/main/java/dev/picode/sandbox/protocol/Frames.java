package dev.picode.sandbox.protocol;

import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.json.JsonMembers;
import dev.picode.sandbox.json.JsonSyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Messages as JSON frames: one object on one line, its member `t` naming the message.
///
/// Decoding trusts nothing: a frame with a missing member, a member of another type or an unknown
/// name is a [ProtocolException], and an unknown member is ignored. Safe for many threads.
public final class Frames {
  /// A frame wraps a value into at most this many levels more.
  private static final int DEPTH = Json.MAX_DEPTH + 4;

  private Frames() {}

  /// The frame of a message, without a line end.
  public static String encode(Message message) {
    return Json.write(members(message), DEPTH);
  }

  /// The message in a frame.
  ///
  /// @throws ProtocolException where the frame is not a message
  public static Message decode(String frame) {
    try {
      if (Json.parse(frame, DEPTH) instanceof Map<?, ?> members) {
        return message(new Members(members));
      }
    } catch (JsonSyntaxException e) {
      throw new ProtocolException("a frame is not JSON: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new ProtocolException("a frame has an impossible value: " + e.getMessage());
    }
    throw new ProtocolException("a frame is not an object");
  }

  private static Map<String, @Nullable Object> members(Message message) {
    return switch (message) {
      case Message.Open m -> frame("open", "context", m.context(), "bundle", bundle(m.bundle()),
          "surface", m.surface(), "quotas", quotas(m.quotas()));
      case Message.Load m -> frame("load", "run", m.run(), "context", m.context(), "deadline",
          m.deadlineMillis());
      case Message.Evaluate m -> frame("evaluate", "run", m.run(), "context", m.context(), "code",
          m.code(), "name", m.name(), "mode", m.mode().name(), "deadline", m.deadlineMillis());
      case Message.Query m -> frame("query", "run", m.run(), "context", m.context(), "question",
          m.question().name(), "subject", m.subject(), "deadline", m.deadlineMillis());
      case Message.Invoke m -> frame("invoke", "run", m.run(), "context", m.context(), "kind",
          m.kind(), "name", m.name(), "input", m.input(), "deadline", m.deadlineMillis());
      case Message.Cancel m -> frame("cancel", "run", m.run(), "reason", m.reason());
      case Message.Reply m -> frame("reply", "call", m.call(), "value", m.value());
      case Message.Refuse m -> frame("refuse", "call", m.call(), "code", m.code(), "message",
          m.message(), "hint", m.hint());
      case Message.Close m -> frame("close", "context", m.context());
      case Message.Ping m -> frame("ping", "number", m.number());
      case Message.Completed m -> frame("completed", "run", m.run(), "present", m.present(),
          "value", m.value(), "allocated", m.allocated());
      case Message.Failed m -> frame("failed", "run", m.run(), "failure", failure(m.failure()),
          "allocated", m.allocated());
      case Message.Call m -> frame("call", "call", m.call(), "context", m.context(), "run",
          m.run(), "target", m.target(), "arguments", m.arguments());
      case Message.Ready m -> frame("ready", "facts", m.facts());
      case Message.Stuck m -> frame("stuck", "context", m.context(), "run", m.run(), "failure",
          failure(m.failure()));
      case Message.Log m -> frame("log", "context", m.context(), "level", m.level(), "text",
          m.text());
      case Message.Pong m -> frame("pong", "number", m.number());
    };
  }

  private static Message message(Members m) {
    return switch (m.text("t")) {
      case "open" -> new Message.Open(m.text("context"), bundle(m.map("bundle")),
          m.map("surface").values, quotas(m.map("quotas")));
      case "load" -> new Message.Load(m.number("run"), m.text("context"), m.number("deadline"));
      case "evaluate" -> new Message.Evaluate(m.number("run"), m.text("context"), m.text("code"),
          m.text("name"), Message.Evaluate.Mode.valueOf(m.text("mode")), m.number("deadline"));
      case "query" -> new Message.Query(m.number("run"), m.text("context"),
          Message.Query.Question.valueOf(m.text("question")), m.values.get("subject"),
          m.number("deadline"));
      case "invoke" -> new Message.Invoke(m.number("run"), m.text("context"), m.text("kind"),
          m.text("name"), m.values.get("input"), m.number("deadline"));
      case "cancel" -> new Message.Cancel(m.number("run"), m.text("reason"));
      case "reply" -> new Message.Reply(m.number("call"), m.values.get("value"));
      case "refuse" -> new Message.Refuse(m.number("call"), m.text("code"), m.text("message"),
          m.optionalText("hint"));
      case "close" -> new Message.Close(m.text("context"));
      case "ping" -> new Message.Ping(m.number("number"));
      case "completed" -> new Message.Completed(m.number("run"), m.flag("present"),
          m.values.get("value"), m.number("allocated"));
      case "failed" -> new Message.Failed(m.number("run"), failure(m.map("failure")),
          m.number("allocated"));
      case "call" -> new Message.Call(m.number("call"), m.text("context"), m.number("run"),
          m.text("target"), m.map("arguments").values);
      case "ready" -> new Message.Ready(m.map("facts").texts());
      case "stuck" -> new Message.Stuck(m.text("context"), m.number("run"),
          failure(m.map("failure")));
      case "log" -> new Message.Log(m.text("context"), m.text("level"), m.text("text"));
      case "pong" -> new Message.Pong(m.number("number"));
      default ->
        throw new ProtocolException("a frame's `t` names no message: `" + m.text("t") + "`");
    };
  }

  private static Map<String, @Nullable Object> bundle(Bundle bundle) {
    return JsonMembers.of("id", bundle.id(), "language", bundle.language().id(), "main",
        bundle.main(),
        "files", bundle.files());
  }

  private static Bundle bundle(Members m) {
    return new Bundle(m.text("id"), Language.of(m.text("language")), m.text("main"),
        m.map("files").texts());
  }

  private static Map<String, @Nullable Object> quotas(Quotas q) {
    return JsonMembers.of("valueChars", q.valueChars(), "logChars", q.logChars(), "pendingCalls",
        q.pendingCalls(), "timers", q.timers(), "allocatedMegabytes", q.allocatedMegabytes());
  }

  private static Quotas quotas(Members m) {
    return new Quotas(m.small("valueChars"), m.small("logChars"), m.small("pendingCalls"),
        m.small("timers"), m.small("allocatedMegabytes"));
  }

  private static Map<String, @Nullable Object> failure(Failure f) {
    return JsonMembers.of("kind", f.kind().name(), "code", f.code(), "message", f.message(), "hint",
        f.hint(),
        "file", f.file(), "line", f.line(), "column", f.column(), "sourceLine", f.sourceLine(),
        "stack", f.stack(), "call", f.call());
  }

  private static Failure failure(Members m) {
    return new Failure(Failure.Kind.valueOf(m.text("kind")), m.text("code"), m.text("message"),
        m.optionalText("hint"), m.optionalText("file"), m.small("line"), m.small("column"),
        m.optionalText("sourceLine"), m.texts("stack"), m.number("call"));
  }

  private static Map<String, @Nullable Object> frame(String name, @Nullable Object... members) {
    var map = new LinkedHashMap<String, @Nullable Object>();
    map.put("t", name);
    map.putAll(JsonMembers.of(members));
    return map;
  }

  /// The members of a received object, read with their types checked.
  private static final class Members {
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    Members(Map<?, ?> map) {
      map.forEach((name, value) -> values.put(String.valueOf(name), value));
    }

    String text(String name) {
      return typed(name, String.class, "a string");
    }

    @Nullable String optionalText(String name) {
      return values.get(name) == null ? null : text(name);
    }

    long number(String name) {
      return typed(name, Long.class, "a whole number");
    }

    int small(String name) {
      try {
        return Math.toIntExact(number(name));
      } catch (ArithmeticException e) {
        throw wrong(name, "a small whole number");
      }
    }

    boolean flag(String name) {
      return typed(name, Boolean.class, "a boolean");
    }

    Members map(String name) {
      return new Members(typed(name, Map.class, "an object"));
    }

    /// All members, each a string.
    Map<String, String> texts() {
      var texts = new LinkedHashMap<String, String>();
      for (String name : values.keySet()) {
        texts.put(name, text(name));
      }
      return texts;
    }

    List<String> texts(String name) {
      var texts = new ArrayList<String>();
      for (Object item : typed(name, List.class, "a list")) {
        if (!(item instanceof String text)) {
          throw wrong(name, "a list of strings");
        }
        texts.add(text);
      }
      return texts;
    }

    private <T> T typed(String name, Class<T> type, String expected) {
      Object value = values.get(name);
      if (!type.isInstance(value)) {
        throw wrong(name, expected);
      }
      return type.cast(value);
    }

    private static ProtocolException wrong(String name, String expected) {
      return new ProtocolException("a frame's `" + name + "` is not " + expected);
    }
  }
}
