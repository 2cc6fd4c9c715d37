package dev.picode.agent.context;

import dev.picode.context.rank.Packed;
import dev.picode.context.rank.Task;
import java.util.List;
import java.util.function.Predicate;

/// Finds what matters for a task. Implementations are safe for many threads.
@FunctionalInterface
public interface RelevantFiles {
  /// Finds nothing.
  RelevantFiles NONE = (_, _, budget) -> new Packed(List.of(), 0, budget, 0);

  /// As much of what matters as fits a budget of tokens; as [dev.picode.context.engine.ContextEngine#pack].
  ///
  /// @param seen which files may be shown
  /// @throws InterruptedException soon after this thread was interrupted
  Packed pack(Task task, Predicate<String> seen, int budget) throws InterruptedException;
}
