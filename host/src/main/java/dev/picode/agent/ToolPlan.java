package dev.picode.agent;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A call of a tool that is ready to be done. Immutable.
///
/// @param title what it does, in a few words: `edit src/App.java`
/// @param target what it touches; approvals decide on that
/// @param preview what a person should see before they agree: a unified diff, or null for nothing beyond the title
/// @param work does it, once at the most
public record ToolPlan(String title, ToolTarget target, @Nullable String preview, Work work) {
  /// Does what was planned.
  @FunctionalInterface
  public interface Work {
    /// Does it; blocks, and ends early where the thread is interrupted.
    ///
    /// @param output hears what it says while it runs, in pieces
    /// @throws dev.picode.problem.PiCodeException where it fails; the model is told
    ToolAnswer run(Consumer<String> output);
  }
}
