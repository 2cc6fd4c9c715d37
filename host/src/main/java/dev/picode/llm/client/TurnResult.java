package dev.picode.llm.client;

import dev.picode.llm.ModelAnswer;
import dev.picode.problem.Problem;

/// What came of asking one model. Immutable.
sealed interface TurnResult {
  /// It answered, or somebody did in its place.
  record Answered(ModelAnswer answer) implements TurnResult {}

  /// It did not.
  ///
  /// @param fallback whether another model may be asked
  record Unanswered(Problem problem, boolean fallback) implements TurnResult {}
}
