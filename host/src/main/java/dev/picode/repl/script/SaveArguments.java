package dev.picode.repl.script;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What `:save` is asked for. Immutable.
///
/// @param name what the script is called
/// @param kind `command`, `hook` or `tool`
/// @param event the event of a hook, `null` for others
/// @param force whether a script of that name is written over
record SaveArguments(String name, String kind, @Nullable String event, boolean force) {
  /// The options, and what they do.
  static final Map<String, String> OPTIONS = new TreeMap<>(Map.of(
      "--command", "a command that is run as /NAME",
      "--hook", "EVENT  a hook on an event",
      "--tool", "a tool that models can call",
      "--force", "write over what is there"));

  /// Reads the text behind `:save`.
  ///
  /// @throws PiCodeException `usage`
  static SaveArguments parse(String text) {
    String name = null;
    String kind = null;
    String event = null;
    boolean force = false;
    String[] words = text.strip().split("\\s+", -1);
    for (int i = 0; i < words.length; i++) {
      switch (words[i]) {
        case "--command", "--tool", "--hook" -> {
          if (kind != null) {
            throw wrong("`:save` makes one thing at a time");
          }
          kind = words[i].substring(2);
          if (kind.equals("hook")) {
            if (++i == words.length || words[i].startsWith("-")) {
              throw wrong("`--hook` needs an event");
            }
            event = words[i];
          }
        }
        case "--force" -> force = true;
        default -> {
          if (words[i].startsWith("-") || name != null) {
            throw wrong("`:save` does not take `" + words[i] + "`");
          }
          name = words[i];
        }
      }
    }
    if (name == null || kind == null) {
      throw wrong("`:save` needs " + (name == null ? "a name" : "to know what it makes"));
    }
    return new SaveArguments(name, kind, event, force);
  }

  private static PiCodeException wrong(String message) {
    return Problem.of("usage", ProblemKind.USER, message,
        "`:save NAME --command`, `:save NAME --hook EVENT` or `:save NAME --tool`").toException();
  }
}
