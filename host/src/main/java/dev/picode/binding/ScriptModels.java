package dev.picode.binding;

import dev.picode.llm.ModelAnswer;
import dev.picode.llm.ModelInfo;
import dev.picode.llm.ModelRequest;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.util.List;

/// Asks models for scripts. Implementations are safe for many threads; asking blocks, and ends when its thread is
/// interrupted.
public interface ScriptModels {
  /// There are no models.
  ScriptModels NONE = new ScriptModels() {
    @Override
    public ModelAnswer ask(String owner, Wish wish) {
      throw unavailable();
    }

    @Override
    public List<Known> models(String provider) {
      throw unavailable();
    }

    private PiCodeException unavailable() {
      return Problem.of("llm-unavailable", ProblemKind.SCRIPT, "no model can be asked from here",
          "a command, a hook or a tool can ask one").toException();
    }
  };

  /// Asks and waits for the whole answer.
  ///
  /// @param owner the id of the extension, whose budget pays for it
  /// @throws PiCodeException `no-model`, `unknown-provider`, `model-name-invalid`, `llm-budget-exhausted`, and what
  ///     asking a model ends in
  ModelAnswer ask(String owner, Wish wish);

  /// The models that are known without asking a service.
  ///
  /// @param provider a provider, or an empty text for all that could be asked
  /// @throws PiCodeException `unknown-provider`
  List<Known> models(String provider);

  /// What is asked, and whom. Immutable.
  ///
  /// @param command the command that asks; empty where none does
  /// @param model the model as `PROVIDER/MODEL`; empty for the one the person chose
  /// @param small whether the one the person chose for small things will do
  /// @param request what is asked; the model in it does not count
  record Wish(String command, String model, boolean small, ModelRequest request) {}

  /// A model that could be asked. Immutable.
  ///
  /// @param name as `PROVIDER/MODEL`
  /// @param info what is known of it
  record Known(String name, ModelInfo info) {}
}
