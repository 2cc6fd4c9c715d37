package dev.picode.binding;

import dev.picode.llm.ModelAnswer;
import dev.picode.llm.ModelInfo;
import dev.picode.llm.ModelRequest;
import dev.picode.llm.client.ModelListener;
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
    public Asking asking(String owner, Wish wish) {
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

  /// Gets ready to ask. It belongs to the call of the script that is answered on this thread, wherever it is asked.
  ///
  /// @param owner the id of the extension, whose budget pays for it
  /// @throws PiCodeException `no-model`, `unknown-provider`, `model-name-invalid`
  Asking asking(String owner, Wish wish);

  /// Asks and waits for the whole answer.
  ///
  /// @throws PiCodeException as [#asking] and [Asking#ask]
  default ModelAnswer ask(String owner, Wish wish) {
    return asking(owner, wish).ask(_ -> {});
  }

  /// The models that are known without asking a service.
  ///
  /// @param provider a provider, or an empty text for all that could be asked
  /// @throws PiCodeException `unknown-provider`
  List<Known> models(String provider);

  /// A model that is about to be asked.
  @FunctionalInterface
  interface Asking {
    /// Asks and waits for the whole answer, whose pieces a listener hears.
    ///
    /// @throws PiCodeException `llm-budget-exhausted`, and what asking a model ends in
    ModelAnswer ask(ModelListener listener);
  }

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
