package dev.picode.checkpoint;

import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.json.JsonMembers;
import dev.picode.sandbox.json.JsonSyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A checkpoint as the log holds it. Immutable.
///
/// @param files what was kept, by path; empty where `tree` says it
/// @param tree the object that says what was kept, `null` where `files` does
/// @param complete whether a file that is not kept was not there, where Git does not ignore it
/// @param settled the paths that the change turned out to change, `null` where nobody said
record LogEntry(long id, Instant time, String by, String why, List<Long> undoes,
    Map<String, FileState> files, @Nullable String tree, int count, boolean complete,
    @Nullable List<String> settled) {

  LogEntry withId(long given) {
    return new LogEntry(given, time, by, why, undoes, files, tree, count, complete, settled);
  }

  LogEntry settledAs(List<String> paths) {
    return new LogEntry(id, time, by, why, undoes, files, tree, count, complete,
        List.copyOf(paths));
  }

  /// The line of this entry, without its end.
  String line() {
    var states = new LinkedHashMap<String, @Nullable Object>();
    files.forEach((path, state) -> states.put(path, state.plain()));
    return Json.write(JsonMembers.of("id", id, "time", time.toString(), "by", by, "why", why,
        "undoes", undoes, "files", states, "tree", tree, "count", (long) count, "complete",
        complete, "settled", settled));
  }

  /// The entry of a line; empty where it is none, as after a crash.
  static Optional<LogEntry> of(String line) {
    try {
      if (Json.parse(line) instanceof Map<?, ?> members && members.get("id") instanceof Number id
          && members.get("files") instanceof Map<?, ?> files
          && members.get("count") instanceof Number count) {
        var states = new LinkedHashMap<String, FileState>();
        files.forEach((path, state) -> states.put(String.valueOf(path), FileState.of(state)));
        return Optional.of(new LogEntry(id.longValue(),
            Instant.parse(String.valueOf(members.get("time"))), text(members, "by"),
            text(members, "why"), numbers(members.get("undoes")), states,
            members.get("tree") instanceof String tree ? tree : null, count.intValue(),
            Boolean.TRUE.equals(members.get("complete")),
            members.get("settled") instanceof List<?> paths ? texts(paths) : null));
      }
      return Optional.empty();
    } catch (JsonSyntaxException | IllegalArgumentException | DateTimeException _) {
      return Optional.empty();
    }
  }

  private static String text(Map<?, ?> members, String name) {
    return String.valueOf(members.get(name));
  }

  private static List<String> texts(List<?> values) {
    return values.stream().map(String::valueOf).toList();
  }

  private static List<Long> numbers(@Nullable Object value) {
    var numbers = new ArrayList<Long>();
    if (value instanceof List<?> values) {
      for (Object item : values) {
        if (item instanceof Number number) {
          numbers.add(number.longValue());
        }
      }
    }
    return numbers;
  }
}
