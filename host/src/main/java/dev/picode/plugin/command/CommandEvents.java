package dev.picode.plugin.command;

import dev.picode.plugin.hook.Firing;
import dev.picode.plugin.hook.HookEvents;
import dev.picode.plugin.hook.HookOutcome;
import dev.picode.plugin.hook.HookPipeline;
import dev.picode.plugin.manifest.Argument;
import dev.picode.plugin.manifest.CommandContribution;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The events around a command: `pre-command`, that of its own name where there is one, and those after
/// it. Immutable. Where nobody listens to an event it is not fired.
///
/// @param hooks the way through the hooks
/// @param command the command
public record CommandEvents(HookPipeline hooks, CommandContribution command) {

  /// What is to be done with which arguments.
  public HookOutcome before(Map<String, @Nullable Object> arguments) {
    HookOutcome named = before("pre-command", arguments);
    return named instanceof HookOutcome.Passed
        ? before("pre-" + command.name(), arguments(named))
        : named;
  }

  private HookOutcome before(String event, Map<String, @Nullable Object> arguments) {
    if (HookEvents.find(event).isEmpty() || !hooks.listens(event)) {
      return new HookOutcome.Passed(Map.of("args", arguments), false, List.of());
    }
    var payload = new LinkedHashMap<String, @Nullable Object>();
    if (event.equals("pre-command")) {
      payload.put("name", command.name());
    }
    payload.put("args", arguments);
    return hooks.fire(Firing.of(event, payload).under(this::check));
  }

  /// The arguments as the hooks left them.
  public static Map<String, @Nullable Object> arguments(HookOutcome outcome) {
    var args = new LinkedHashMap<String, @Nullable Object>();
    if (outcome.payload() instanceof Map<?, ?> payload
        && payload.get("args") instanceof Map<?, ?> members) {
      members.forEach((name, value) -> args.put(String.valueOf(name), value));
    }
    return args;
  }

  /// Tells how the command ended.
  ///
  /// @param exit its exit code
  /// @param error what went wrong, or `null`
  /// @param start when it began, by [System#nanoTime]
  public void after(Map<String, @Nullable Object> arguments, int exit, @Nullable String error,
      long start) {
    tell("post-" + command.name(), () -> {
      var payload = new LinkedHashMap<String, @Nullable Object>();
      payload.put("args", arguments);
      payload.put("exit", (long) exit);
      payload.put("error", error);
      return payload;
    });
    tell("post-command", () -> {
      var payload = new LinkedHashMap<String, @Nullable Object>();
      payload.put("name", command.name());
      payload.put("args", arguments);
      payload.put("exit", (long) exit);
      payload.put("error", error);
      payload.put("durationMs", (System.nanoTime() - start) / 1_000_000);
      return payload;
    });
  }

  /// What an event tells, made where somebody listens.
  public interface Payload {
    /// The payload.
    Map<String, ? extends @Nullable Object> get();
  }

  /// Tells of something.
  public void tell(String event, Payload payload) {
    if (HookEvents.find(event).isPresent() && hooks.listens(event)) {
      hooks.fire(Firing.of(event, payload.get()));
    }
  }

  /// What a hook made of the arguments is what the command takes. What naming a path grants was decided
  /// by what the person typed.
  private void check(@Nullable Object payload) {
    if (!(payload instanceof Map<?, ?> members)
        || !(members.get("args") instanceof Map<?, ?> args)) {
      return;
    }
    args.forEach((name, value) -> {
      Argument argument = command.arguments()
          .stream()
          .filter(known -> known.name().equals(name))
          .findFirst()
          .orElseThrow(() -> wrong(String.valueOf(name), "which it does not take"));
      if (value != null && !fits(value, argument)) {
        throw wrong(argument.name(), "which is of another type");
      }
    });
  }

  private PiCodeException wrong(String argument, String why) {
    return Problem.of("hook-rewrite-invalid", ProblemKind.SCRIPT, "a hook gave `" + command.name()
        + "` the argument `" + argument + "`, " + why,
        "`picode " + command.name() + " --help` shows its arguments").toException();
  }

  private static boolean fits(Object value, Argument argument) {
    return argument.list()
        ? value instanceof List<?> items
            && items.stream().allMatch(item -> item != null && fitsOne(item, argument.type()))
        : fitsOne(value, argument.type());
  }

  private static boolean fitsOne(Object value, Argument.Type type) {
    return switch (type) {
      case STRING, PATH -> value instanceof String;
      case INTEGER -> value instanceof Long;
      case NUMBER -> value instanceof Number;
      case BOOLEAN -> value instanceof Boolean;
    };
  }
}
