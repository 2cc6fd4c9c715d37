package dev.picode.agent;

import dev.picode.llm.StopReason;
import dev.picode.llm.Usage;
import dev.picode.problem.Problem;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What happens while the agent works. Immutable.
public sealed interface AgentEvent {
  /// A turn begins: a request goes to a model.
  ///
  /// @param number from 1 on, within one prompt
  record TurnStarted(int number, String model) implements AgentEvent {}

  /// The model says something, in pieces.
  record Text(String text) implements AgentEvent {}

  /// The model thinks, in pieces.
  record Thought(String text) implements AgentEvent {}

  /// What the model said in this turn does not count: it begins once more.
  record Restarted() implements AgentEvent {}

  /// A request is repeated or goes to another model.
  record Notice(String text) implements AgentEvent {}

  /// A tool is called.
  ///
  /// @param title what it does, in a few words
  record ToolStarted(String id, String name, String title,
      Map<String, @Nullable Object> params) implements AgentEvent {}

  /// A tool says something while it runs.
  record ToolOutput(String id, String text) implements AgentEvent {}

  /// A tool ended.
  ///
  /// @param preview the diff of what it changed, null where there is none
  record ToolEnded(String id, String name, ToolAnswer answer,
      @Nullable String preview) implements AgentEvent {}

  /// A turn ended.
  ///
  /// @param cost in US dollars, null where the price is not known
  record TurnEnded(Usage usage, @Nullable Double cost, StopReason stop) implements AgentEvent {}

  /// The conversation was made shorter.
  record Compacted(long tokensBefore, long tokensAfter) implements AgentEvent {}

  /// The agent is done, or cannot go on.
  ///
  /// @param text the last words of the model
  /// @param problem why it could not go on, null where it is done
  record Ended(String text, int turns, Usage usage, @Nullable Double cost,
      @Nullable Problem problem) implements AgentEvent {}
}
