package dev.picode.agent.loop;

import dev.picode.agent.ToolAnswer;
import dev.picode.binding.EventGate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The events around a call of a tool by the agent. Immutable. Where nobody listens to an event it is not fired.
///
/// @param hooks what is told
/// @param name the name of the tool
record ToolHooks(EventGate hooks, String name) {
  /// Who calls, as hooks are told.
  private static final String BY = "agent";

  /// The arguments after hooks had their say.
  ///
  /// @throws dev.picode.problem.PiCodeException where a hook stops the call
  Map<String, @Nullable Object> before(Map<String, @Nullable Object> arguments) {
    if (!hooks.listens("pre-tool")) {
      return arguments;
    }
    Map<String, @Nullable Object> payload = hooks.before("pre-tool", payload(arguments), _ -> {},
        UnaryOperator.identity());
    var given = new LinkedHashMap<String, @Nullable Object>();
    if (payload.get("params") instanceof Map<?, ?> members) {
      members.forEach((member, value) -> given.put(String.valueOf(member), value));
    }
    return given;
  }

  /// Tells what came of it.
  void after(Map<String, @Nullable Object> arguments, ToolAnswer answer) {
    if (!hooks.listens("post-tool")) {
      return;
    }
    Map<String, @Nullable Object> payload = payload(arguments);
    payload.put("result", answer.isError() ? null : answer.text());
    payload.put("error", answer.isError() ? answer.text() : null);
    hooks.after("post-tool", payload);
  }

  private Map<String, @Nullable Object> payload(Map<String, @Nullable Object> arguments) {
    var payload = new LinkedHashMap<String, @Nullable Object>();
    payload.put("name", name);
    payload.put("params", arguments);
    payload.put("by", BY);
    return payload;
  }
}
