package dev.picode.cli;

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
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// A command of an extension with the events around it. Confined to one thread.
///
/// Where nobody listens to an event it is not fired.
final class AnnouncedCommand {
  /// What a command ends with that a hook aborted: it ran, and the answer is no.
  private static final int ABORTED = 1;

  private final CliSession session;
  private final CommandContribution command;
  private final HookPipeline hooks;

  AnnouncedCommand(CliSession session, CommandContribution command) {
    this.session = session;
    this.command = command;
    this.hooks = session.pipeline();
  }

  /// Does what a command does.
  ///
  /// @param arguments what it is called with
  /// @param action does it, with what hooks made of the arguments, and gives the exit code
  int run(Map<String, @Nullable Object> arguments,
      ToIntFunction<Map<String, @Nullable Object>> action) {
    tell("session-start", () -> Map.of("front", "cli", "workspace", folder()));
    int exit = ProblemKind.BUG.exitCode();
    try {
      exit = commanded(arguments, action);
      return exit;
    } catch (PiCodeException e) {
      exit = e.problem().kind().exitCode();
      throw e;
    } finally {
      long code = exit;
      tell("session-end", () -> Map.of("front", "cli", "exit", code));
    }
  }

  private String folder() {
    return String.valueOf(session.workspace().root().getFileName());
  }

  private int commanded(Map<String, @Nullable Object> arguments,
      ToIntFunction<Map<String, @Nullable Object>> action) {
    HookOutcome named = before("pre-command", arguments);
    HookOutcome outcome = named instanceof HookOutcome.Passed
        ? before("pre-" + command.name(), args(named))
        : named;
    if (outcome instanceof HookOutcome.Stopped stopped) {
      if (!stopped.aborted()) {
        throw stopped.problem().toException();
      }
      session.output().problem(stopped.problem());
      return ABORTED;
    }
    Map<String, @Nullable Object> given = args(outcome);
    long start = System.nanoTime();
    try {
      int exit = action.applyAsInt(given);
      after(given, exit, null, start);
      return exit;
    } catch (PiCodeException e) {
      after(given, e.problem().kind().exitCode(), e.problem().message(), start);
      throw e;
    }
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

  private void after(Map<String, @Nullable Object> arguments, int exit, @Nullable String error,
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

  private interface Payload {
    Map<String, ? extends @Nullable Object> get();
  }

  private void tell(String event, Payload payload) {
    if (HookEvents.find(event).isPresent() && hooks.listens(event)) {
      hooks.fire(Firing.of(event, payload.get()));
    }
  }

  private static Map<String, @Nullable Object> args(HookOutcome outcome) {
    var args = new LinkedHashMap<String, @Nullable Object>();
    if (outcome.payload() instanceof Map<?, ?> payload
        && payload.get("args") instanceof Map<?, ?> members) {
      members.forEach((name, value) -> args.put(String.valueOf(name), value));
    }
    return args;
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
