package dev.picode.agent;

import dev.picode.llm.ToolSpec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something the agent can do. Safe for many threads.
public interface AgentTool {
  /// Its name, what it does and the JSON Schema of its arguments, as a model sees them.
  ToolSpec spec();

  /// Whether calls of it may run at the same time as others that say so: they change nothing.
  boolean isParallel();

  /// Looks at a call without doing anything: resolves what it is about and lets hooks have their say, so that what is
  /// approved is what is done.
  ///
  /// @param arguments what the schema allows
  /// @throws dev.picode.problem.PiCodeException where it cannot be done or a hook stops it; the model is told
  ToolPlan plan(Map<String, @Nullable Object> arguments);
}
