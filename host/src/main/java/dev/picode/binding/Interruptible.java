package dev.picode.binding;

import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;

/// Work that is given up when its thread is interrupted, which happens when the script that asked
/// for it is no longer waiting. Stateless.
final class Interruptible {
  private Interruptible() {}

  /// A piece of such work.
  interface Work<T> {
    T run() throws InterruptedException;
  }

  static <T> T call(Work<T> work) {
    try {
      return work.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.of("cancelled", ProblemKind.LIMIT, "the work was cancelled").toException(e);
    }
  }
}
