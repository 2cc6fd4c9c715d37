package dev.picode.llm.client;

import dev.picode.llm.ModelEvent;
import dev.picode.problem.Problem;
import java.time.Duration;

/// Hears an answer while it comes, on the thread that asked. What it throws ends the answer.
@FunctionalInterface
public interface ModelListener {
  /// Something was said. The last event of an answer is its end; an error is no event but the problem that is thrown.
  void event(ModelEvent event);

  /// The request failed and is repeated after a pause.
  ///
  /// @param repeated how often it was repeated before
  default void retrying(ModelRoute route, int repeated, Duration pause, Problem problem) {}

  /// Another model is asked, because the one before could not answer.
  default void fellBack(ModelRoute to, Problem problem) {}

  /// What was said so far does not count: the answer broke off and begins once more.
  default void restarted() {}
}
