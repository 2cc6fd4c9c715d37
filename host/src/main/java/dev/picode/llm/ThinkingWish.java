package dev.picode.llm;

/// How much thought is asked for. Immutable. A provider uses what its API knows: the level or the budget.
///
/// @param level how much, roughly
/// @param budgetTokens the most tokens of thoughts, or 0 for what fits the level
public record ThinkingWish(ThinkingLevel level, int budgetTokens) {
  /// Checks.
  ///
  /// @throws IllegalArgumentException where the budget is negative
  public ThinkingWish {
    if (budgetTokens < 0) {
      throw new IllegalArgumentException("a budget of thoughts is negative");
    }
  }
}
