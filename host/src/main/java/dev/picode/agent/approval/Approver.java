package dev.picode.agent.approval;

import dev.picode.agent.ToolPlan;

/// Decides whether a planned call is done. Safe for many threads; may block while a person thinks.
@FunctionalInterface
public interface Approver {
  /// What was decided.
  ///
  /// @param tool the name of the tool
  Answer decide(String tool, ToolPlan plan);

  /// What was decided. Immutable.
  ///
  /// @param allowed whether it is done
  /// @param reason why, or why not, as the model is told: `a rule denies it`, or what the person said
  record Answer(boolean allowed, String reason) {}
}
