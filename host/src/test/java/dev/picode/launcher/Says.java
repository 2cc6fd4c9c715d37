package dev.picode.launcher;

import dev.picode.llm.Reply;
import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.json.JsonMembers;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a model on this machine answers, in the form of Ollama. Stateless.
final class Says {
  private Says() {}

  /// Words.
  static Reply words(String text) {
    return Reply.jsonLines(line(JsonMembers.of("role", "assistant", "content", text), false)
        + line(JsonMembers.of("role", "assistant", "content", ""), true));
  }

  /// A call of a tool.
  static Reply call(String tool, Map<String, @Nullable Object> arguments) {
    return Reply.jsonLines(line(JsonMembers.of("role", "assistant", "content", "", "tool_calls",
        List.of(JsonMembers.of("function", JsonMembers.of("name", tool, "arguments", arguments)))),
        false) + line(JsonMembers.of("role", "assistant", "content", ""), true));
  }

  private static String line(Map<String, @Nullable Object> message, boolean done) {
    return Json.write(done
        ? JsonMembers.of("model", "tiny", "message", message, "done", true, "done_reason", "stop",
            "prompt_eval_count", 5L, "eval_count", 2L)
        : JsonMembers.of("model", "tiny", "message", message, "done", false))
        + "\n";
  }
}
