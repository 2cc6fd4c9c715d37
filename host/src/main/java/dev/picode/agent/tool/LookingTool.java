package dev.picode.agent.tool;

import dev.picode.agent.AgentTool;
import dev.picode.agent.ToolAnswer;
import dev.picode.agent.ToolPlan;
import dev.picode.agent.ToolTarget;
import dev.picode.llm.ToolSpec;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A tool that only looks, so that calls of it can run side by side. Safe for many threads.
///
/// @param spec the tool as a model sees it
/// @param planning resolves what a call is about
record LookingTool(ToolSpec spec, Planning planning) implements AgentTool {
  /// Resolves what a call is about.
  interface Planning {
    /// What the call will look at, and how.
    Look of(ToolArguments arguments);
  }

  /// A call that is ready. Immutable.
  ///
  /// @param about what it is about, in a few words
  /// @param paths what it looks at, relative to the workspace, links followed
  /// @param work looks
  record Look(String about, List<String> paths, Work work) {}

  /// Looks.
  interface Work {
    /// What a model is told.
    ///
    /// @throws InterruptedException soon after this thread was interrupted
    ToolAnswer look() throws InterruptedException;
  }

  @Override
  public boolean isParallel() {
    return true;
  }

  @Override
  public ToolPlan plan(Map<String, @Nullable Object> arguments) {
    Look look = planning.of(new ToolArguments(arguments));
    String title = (spec.name() + " " + look.about()).strip();
    return new ToolPlan(title, new ToolTarget.Reads(look.paths()), null, _ -> run(look.work()));
  }

  private ToolAnswer run(Work work) {
    try {
      return work.look();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.of("cancelled", ProblemKind.LIMIT, "`" + spec.name() + "` was cancelled")
          .toException(e);
    }
  }
}
