package dev.picode.agent.approval;

import dev.picode.agent.ToolPlan;
import java.util.Optional;

/// Asks a person. Confined to one question at a time.
@FunctionalInterface
public interface ApprovalPrompt {
  /// What they said; empty where there is nobody to ask.
  ///
  /// @param rule what `session` and `always` would allow from now on, in words: `shell npm test`; empty where
  ///     a rule asks for it every time
  Optional<Choice> ask(String tool, ToolPlan plan, String rule);

  /// What a person said.
  ///
  /// @param scope how long it holds
  /// @param words what they want the model to know; may be empty
  record Choice(Scope scope, String words) {}

  /// How long an answer holds.
  enum Scope {
    /// This call.
    ONCE,
    /// Everything like it until the program ends.
    SESSION,
    /// Everything like it, in this workspace, from now on.
    ALWAYS,
    /// This call is not done.
    DENY
  }
}
