package dev.picode.plugin.hook;

import java.time.Duration;

/// Runs one hook. Implementations are safe for many threads and may block.
@FunctionalInterface
public interface HookHandler {
  /// What the hook says.
  ///
  /// @param deadline how long it may take
  /// @throws dev.picode.problem.PiCodeException where it fails: it threw, took too long or gave back
  ///     nonsense
  Verdict answer(EventInput input, Duration deadline);
}
