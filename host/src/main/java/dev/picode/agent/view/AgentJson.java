package dev.picode.agent.view;

import dev.picode.agent.AgentEvent;
import dev.picode.llm.Usage;
import dev.picode.sandbox.json.JsonMembers;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The agent's events as JSON objects, the lines of `--output stream-json`. Stateless.
///
/// What each holds is said in `docs/reference/stream-json.md`; members are added without a new version, and none is
/// taken away or changes its meaning within one.
public final class AgentJson {
  /// The version of the format, which the first line names.
  public static final long VERSION = 1;

  private AgentJson() {}

  /// The first line.
  ///
  /// @param session the id of the session
  public static Map<String, @Nullable Object> begin(String session, String model,
      String workspace) {
    return JsonMembers.of("type", "session", "version", VERSION, "session", session, "model", model,
        "workspace", workspace);
  }

  /// An event; the last one is no line of its own but the result.
  public static Map<String, @Nullable Object> of(AgentEvent event) {
    return switch (event) {
      case AgentEvent.TurnStarted(var number, var model) -> JsonMembers.of("type", "turn", "number",
          (long) number, "model", model);
      case AgentEvent.Text(var text) -> JsonMembers.of("type", "text", "text", text);
      case AgentEvent.Thought(var text) -> JsonMembers.of("type", "thinking", "text", text);
      case AgentEvent.Restarted _ -> JsonMembers.of("type", "restarted");
      case AgentEvent.Notice(var text) -> JsonMembers.of("type", "notice", "text", text);
      case AgentEvent.ToolStarted(var id, var name, var title, var params) -> JsonMembers.of("type",
          "tool", "id", id, "name", name, "title", title, "params", params);
      case AgentEvent.ToolOutput(var id, var text) ->
        JsonMembers.of("type", "tool-output", "id", id,
            "text", text);
      case AgentEvent.ToolEnded(var id, var name, var answer, var preview) -> JsonMembers.of("type",
          "tool-result", "id", id, "name", name, "error", answer.isError(), "text", answer.text(),
          "summary", answer.summary(), "diff", preview);
      case AgentEvent.TurnEnded(var usage, var cost, var stop) -> JsonMembers.of("type", "turn-end",
          "stop", stop.text(), "usage", usage(usage), "cost", cost);
      case AgentEvent.Compacted(var before, var after) -> JsonMembers.of("type", "compacted",
          "tokensBefore", before, "tokensAfter", after);
      case AgentEvent.Ended ended -> JsonMembers.of("type", "end", "turns", (long) ended.turns());
    };
  }

  /// Tokens by what they were taken for.
  public static Map<String, @Nullable Object> usage(Usage usage) {
    return JsonMembers.of("input", usage.input(), "output", usage.output(), "cacheRead",
        usage.cacheRead(), "cacheWrite", usage.cacheWrite(), "thinking", usage.thinking());
  }
}
