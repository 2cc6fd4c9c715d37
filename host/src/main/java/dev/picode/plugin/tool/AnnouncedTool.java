package dev.picode.plugin.tool;

import dev.picode.plugin.ScriptHost;
import dev.picode.plugin.hook.Firing;
import dev.picode.plugin.hook.HookOutcome;
import dev.picode.plugin.hook.HookPipeline;
import dev.picode.problem.Problem;
import dev.picode.sandbox.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A call of a tool with the events around it. Immutable. Where nobody listens to an event it is not
/// fired.
///
/// @param hooks the way through the hooks
/// @param name the name of the tool
/// @param by the id of whoever calls it
public record AnnouncedTool(HookPipeline hooks, String name, String by) {
  /// Calls it.
  ///
  /// @param call calls it with what hooks made of the parameters, which it still has to check
  /// @throws dev.picode.problem.PiCodeException where a hook stops it, and what `call` throws
  public Outcome run(Map<String, @Nullable Object> parameters,
      Function<Map<String, @Nullable Object>, Outcome> call) {
    Map<String, @Nullable Object> given = hooks.listens("pre-tool")
        ? before(parameters)
        : parameters;
    Outcome outcome = call.apply(given);
    if (hooks.listens("post-tool")) {
      Map<String, @Nullable Object> payload = payload(given);
      Problem problem = ScriptHost.problem(outcome, "");
      payload.put("result", outcome instanceof Outcome.Completed done ? done.value() : null);
      payload.put("error", problem == null ? null : problem.message());
      hooks.fire(Firing.of("post-tool", payload));
    }
    return outcome;
  }

  private Map<String, @Nullable Object> before(Map<String, @Nullable Object> parameters) {
    HookOutcome outcome = hooks.fire(Firing.of("pre-tool", payload(parameters)));
    if (outcome instanceof HookOutcome.Stopped stopped) {
      throw stopped.problem().toException();
    }
    var given = new LinkedHashMap<String, @Nullable Object>();
    if (outcome.payload() instanceof Map<?, ?> payload
        && payload.get("params") instanceof Map<?, ?> members) {
      members.forEach((member, value) -> given.put(String.valueOf(member), value));
    }
    return given;
  }

  private Map<String, @Nullable Object> payload(Map<String, @Nullable Object> parameters) {
    var payload = new LinkedHashMap<String, @Nullable Object>();
    payload.put("name", name);
    payload.put("params", parameters);
    payload.put("by", by);
    return payload;
  }
}
