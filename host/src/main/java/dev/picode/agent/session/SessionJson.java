package dev.picode.agent.session;

import dev.picode.llm.Message;
import dev.picode.llm.Part;
import dev.picode.llm.json.EventJson;
import dev.picode.llm.json.RequestJson;
import dev.picode.problem.PiCodeException;
import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.json.JsonSyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The lines of a session's file. Stateless, safe for many threads.
final class SessionJson {
  private static final String TYPE = "type";

  private SessionJson() {}

  static Map<String, @Nullable Object> write(SessionHeader header) {
    var line = new LinkedHashMap<String, @Nullable Object>();
    line.put(TYPE, "session");
    line.put("version", (long) SessionHeader.VERSION);
    line.put("id", header.id());
    line.put("workspace", header.workspace());
    line.put("created", header.created().toString());
    if (header.forkedFrom() != null) {
      line.put("forkedFrom", header.forkedFrom());
    }
    return line;
  }

  static Map<String, @Nullable Object> write(TimedEntry timed) {
    var line = new LinkedHashMap<String, @Nullable Object>();
    switch (timed.entry()) {
      case SessionEntry.Said said -> {
        line.put(TYPE, "message");
        if (said.typed() != null) {
          line.put("typed", said.typed());
        }
        if (said.isCut()) {
          line.put("cut", true);
        }
        line.put("message", RequestJson.message(said.message()));
      }
      case SessionEntry.Result result -> {
        line.put(TYPE, "result");
        line.put("summary", result.summary());
        line.put("message", RequestJson.message(Message.results(List.of(result.result()))));
      }
      case SessionEntry.Answered answered -> {
        line.put(TYPE, "answered");
        line.put("model", answered.model());
        line.put("usage", EventJson.write(answered.usage()));
        line.put("cost", answered.cost());
      }
      case SessionEntry.Named named -> {
        line.put(TYPE, "named");
        line.put("name", named.name());
      }
      case SessionEntry.Compacted compacted -> {
        line.put(TYPE, "compacted");
        line.put("kept", (long) compacted.kept());
        line.put("tokensBefore", compacted.tokensBefore());
        line.put("tokensAfter", compacted.tokensAfter());
        line.put("summary", compacted.summary());
      }
    }
    line.put("at", timed.at().toString());
    return line;
  }

  /// The object in a line, or `null` where it is none.
  static @Nullable Map<?, ?> parse(String line) {
    try {
      return Json.parse(line) instanceof Map<?, ?> members ? members : null;
    } catch (JsonSyntaxException _) {
      return null;
    }
  }

  /// The version a header says, 0 where the line is no header.
  static long version(Map<?, ?> line) {
    return "session".equals(line.get(TYPE)) && line.get("version") instanceof Number version
        ? version.longValue()
        : 0;
  }

  static Optional<SessionHeader> header(Map<?, ?> line) {
    try {
      return version(line) == SessionHeader.VERSION
          ? Optional.of(new SessionHeader(text(line, "id"), text(line, "workspace"),
              Instant.parse(text(line, "created")),
              line.get("forkedFrom") instanceof String from ? from : null))
          : Optional.empty();
    } catch (DateTimeException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// The entry in a line; nothing where it cannot be read.
  static Optional<TimedEntry> entry(String line) {
    Map<?, ?> members = parse(line);
    if (members == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new TimedEntry(Instant.parse(text(members, "at")), read(members)));
    } catch (DateTimeException | IllegalArgumentException | PiCodeException _) {
      return Optional.empty();
    }
  }

  private static SessionEntry read(Map<?, ?> line) {
    return switch (text(line, TYPE)) {
      case "message" ->
        new SessionEntry.Said(RequestJson.readMessage(line.get("message"), "message"),
            line.get("typed") instanceof String typed ? typed : null,
            Boolean.TRUE.equals(line.get("cut")));
      case "result" -> new SessionEntry.Result(result(line.get("message")), text(line, "summary"));
      case "answered" -> new SessionEntry.Answered(text(line, "model"),
          EventJson.readUsage(line.get("usage"), "usage"),
          line.get("cost") instanceof Number cost ? cost.doubleValue() : null);
      case "named" -> new SessionEntry.Named(text(line, "name"));
      case "compacted" -> new SessionEntry.Compacted(text(line, "summary"),
          (int) number(line, "kept"), number(line, "tokensBefore"), number(line, "tokensAfter"));
      default -> throw new IllegalArgumentException("an entry of another kind");
    };
  }

  private static Part.ToolResult result(@Nullable Object message) {
    if (RequestJson.readMessage(message, "message")
        .parts()
        .getFirst() instanceof Part.ToolResult result) {
      return result;
    }
    throw new IllegalArgumentException("no result");
  }

  private static String text(Map<?, ?> line, String name) {
    if (line.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("no text");
  }

  private static long number(Map<?, ?> line, String name) {
    return line.get(name) instanceof Number number ? number.longValue() : 0;
  }

  /// A plain value whose texts were all changed; the names of members are not.
  static @Nullable Object texts(@Nullable Object value, UnaryOperator<String> change) {
    return switch (value) {
      case String text -> change.apply(text);
      case List<?> items -> items.stream().map(item -> texts(item, change)).toList();
      case Map<?, ?> members -> {
        var changed = new LinkedHashMap<String, @Nullable Object>();
        members.forEach((name, member) -> changed.put(String.valueOf(name),
            texts(member, change)));
        yield changed;
      }
      case null, default -> value;
    };
  }
}
