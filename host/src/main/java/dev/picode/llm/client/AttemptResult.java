package dev.picode.llm.client;

import dev.picode.problem.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came of asking once. Immutable.
sealed interface AttemptResult {
  /// The answer is whole.
  record Whole() implements AttemptResult {}

  /// There is no answer, or only some of it.
  ///
  /// @param retry whether the same may succeed a little later
  /// @param fallback whether another model may succeed
  /// @param pause how long the provider asks to wait, or null
  record Failure(Problem problem, boolean retry, boolean fallback, @Nullable Duration pause)
      implements
      AttemptResult {}
}
