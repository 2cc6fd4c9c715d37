package dev.picode.plugin.hook;

import dev.picode.plugin.Extension;
import dev.picode.plugin.ScriptHost;
import dev.picode.problem.Problem;
import dev.picode.sandbox.Outcome;
import java.time.Duration;

/// A hook that a script registered. Immutable; as safe for many threads as what calls scripts.
///
/// @param extension whose script it is
/// @param key what its handler is registered under
/// @param calls calls it
public record ScriptHook(Extension extension, String key, HandlerCall calls)
    implements
    HookHandler {

  /// Calls the handler of a script. Implementations are safe for many threads.
  @FunctionalInterface
  public interface HandlerCall {
    /// How the call ended.
    ///
    /// @param key what the handler is registered under
    /// @param input the plain value it is called with
    Outcome call(Extension extension, String key, Object input, Duration deadline);
  }

  @Override
  public Verdict answer(EventInput input, Duration deadline) {
    Outcome outcome = calls.call(extension, key, input.plain(), deadline);
    if (outcome instanceof Outcome.Completed done) {
      return Verdict.of(done.value());
    }
    Problem problem = ScriptHost.problem(outcome, extension.id() + "/");
    if (problem == null) {
      throw new IllegalStateException("an outcome is neither a result nor a problem");
    }
    String at = problem.place() == null
        ? ""
        : " (" + problem.place().file() + ":" + problem.place().line() + ")";
    throw new Problem(problem.code(), problem.kind(), problem.message() + at, problem.hint(),
        problem.place()).toException();
  }
}
