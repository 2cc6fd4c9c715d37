package dev.picode.plugin.hook;

import dev.picode.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of an event. Immutable.
public sealed interface HookOutcome {
  /// The payload after the last rewrite.
  @Nullable Object payload();

  /// What came of each hook, in the order they ran.
  List<HookStep> steps();

  /// Go on, with this payload.
  ///
  /// @param rewritten whether it is another than the event was fired with
  record Passed(@Nullable Object payload, boolean rewritten, List<HookStep> steps)
      implements
      HookOutcome {
    /// Copies.
    public Passed {
      steps = List.copyOf(steps);
    }
  }

  /// Do not do it.
  ///
  /// @param aborted whether what it is a part of is to stop too
  /// @param reason why, in words
  /// @param cause whose decision it was
  /// @param by the id of the hook that decided or failed, `null` where it was the host's own rules
  /// @param problem the same as a problem to show
  record Stopped(@Nullable Object payload, boolean aborted, String reason, HookStep.Cause cause,
      @Nullable String by, Problem problem, List<HookStep> steps) implements HookOutcome {
    /// Copies.
    public Stopped {
      steps = List.copyOf(steps);
    }
  }

  /// What is done: `proceed`, `deny` or `abort`.
  default String word() {
    return switch (this) {
      case Passed _ -> "proceed";
      case Stopped stopped -> stopped.aborted() ? "abort" : "deny";
    };
  }
}
