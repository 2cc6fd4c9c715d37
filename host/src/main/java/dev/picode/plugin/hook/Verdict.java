package dev.picode.plugin.hook;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a hook says. Immutable.
public sealed interface Verdict {
  /// The most of a reason that is kept.
  int MAX_REASON = 2_000;

  /// Nothing: go on.
  record Proceed() implements Verdict {}

  /// Go on with something else.
  ///
  /// @param value the members to change; not checked yet
  record Rewrite(@Nullable Object value) implements Verdict {}

  /// Go on only if the person agrees.
  ///
  /// @param reason why they are asked
  record Ask(String reason) implements Verdict {}

  /// Do not do it.
  ///
  /// @param reason why not
  record Deny(String reason) implements Verdict {}

  /// Do not do it, and stop what it is a part of.
  ///
  /// @param reason why not
  record Abort(String reason) implements Verdict {}

  /// The verdict that a handler's plain value stands for: nothing, or exactly what a method of the event
  /// makes.
  ///
  /// @throws PiCodeException `hook-verdict-invalid`
  static Verdict of(@Nullable Object value) {
    if (value == null) {
      return new Proceed();
    }
    if (value instanceof Map<?, ?> members && members.get("$verdict") instanceof String word) {
      if (word.equals("rewrite") && members.keySet().equals(Set.of("$verdict", "value"))) {
        return new Rewrite(members.get("value"));
      }
      if (members.get("reason") instanceof String reason && !reason.isBlank()
          && members.keySet().equals(Set.of("$verdict", "reason"))) {
        String kept = reason.length() > MAX_REASON
            ? reason.substring(0, MAX_REASON) + "…"
            : reason;
        switch (word) {
          case "ask" -> {
            return new Ask(kept);
          }
          case "deny" -> {
            return new Deny(kept);
          }
          case "abort" -> {
            return new Abort(kept);
          }
          default -> {
          }
        }
      }
    }
    throw nonsense(value);
  }

  private static PiCodeException nonsense(Object value) {
    String kind = switch (value) {
      case String _ -> "a string";
      case Boolean _ -> "a boolean";
      case Number _ -> "a number";
      case List<?> _ -> "a list";
      default -> "an object that no method of the event made";
    };
    return Problem.of("hook-verdict-invalid", ProblemKind.SCRIPT, "it gave back " + kind,
        "return nothing, or what `event.rewrite`, `event.ask`, `event.deny` or `event.abort` gives")
        .toException();
  }
}
