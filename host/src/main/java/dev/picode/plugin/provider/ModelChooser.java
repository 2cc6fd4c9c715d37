package dev.picode.plugin.provider;

import dev.picode.config.Config;
import dev.picode.config.ModelSettings;
import dev.picode.llm.ModelInfo;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.secret.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the model to ask: the one that is set, else one of the first provider whose key is set, else one of a server on
/// this machine. Safe for many threads. Nobody is asked over the network before a model is wanted.
public final class ModelChooser {
  private final Providers providers;
  private final Secrets secrets;
  private final Config config;
  private final ModelLists lists;

  /// Gives the models of a provider by asking its service.
  public interface ModelLists {
    /// The models, none where the service does not say.
    ///
    /// @param name what the provider is called
    /// @throws PiCodeException where the service does not answer
    List<ModelInfo> of(String name);
  }

  /// A chooser.
  ///
  /// @param secrets whether keys are set
  /// @param lists asks services for their models
  public ModelChooser(Providers providers, Secrets secrets, Config config, ModelLists lists) {
    this.providers = providers;
    this.secrets = secrets;
    this.config = config;
    this.lists = lists;
  }

  /// The model that the settings name, as it stands there.
  ///
  /// @throws PiCodeException `model-name-invalid`
  public Optional<ModelName> configured() {
    String set = config.get(ModelSettings.DEFAULT);
    return set.isEmpty() ? Optional.empty() : Optional.of(ModelName.parse(set));
  }

  /// The model that a command asks: its own of `model.commands`, else the usual one.
  ///
  /// @param command the name of the command
  /// @param isSmall whether what it asks for is small, such as a title
  /// @throws PiCodeException as [#choose]
  public ModelName choose(String command, boolean isSmall) {
    for (String setting : config.get(ModelSettings.COMMANDS)) {
      int equals = setting.indexOf('=');
      if (equals > 0 && setting.substring(0, equals).strip().equals(command)) {
        return whole(ModelName.parse(setting.substring(equals + 1).strip()));
      }
    }
    String small = config.get(ModelSettings.SMALL);
    return isSmall && !small.isEmpty() ? whole(ModelName.parse(small)) : choose();
  }

  /// The model to ask.
  ///
  /// @throws PiCodeException `no-model` where there is none, `unknown-provider`, `model-name-invalid`, and what the
  ///     service of a provider that was named says where it is asked for its models
  public ModelName choose() {
    Optional<ModelName> set = configured();
    if (set.isPresent()) {
      return whole(set.get());
    }
    List<ProviderState> states = ProviderState.of(providers, secrets);
    for (ProviderState state : states) {
      if (state.isReady()) {
        return whole(new ModelName(state.name(), ""));
      }
    }
    for (ProviderState state : states) {
      Optional<ModelName> local = state.readiness() == ProviderState.Readiness.LOCAL
          ? local(state.name())
          : Optional.empty();
      if (local.isPresent()) {
        return local.get();
      }
    }
    throw nothing(states).toException();
  }

  /// The models that are asked in turn where the first does not answer.
  ///
  /// @throws PiCodeException as [#whole]
  public List<ModelName> fallbacks() {
    return config.get(ModelSettings.FALLBACK)
        .stream()
        .map(text -> whole(ModelName.parse(text)))
        .toList();
  }

  private Optional<ModelName> local(String name) {
    try {
      return lists.of(name).stream().findFirst().map(model -> new ModelName(name, model.id()));
    } catch (PiCodeException _) {
      return Optional.empty(); // it does not run
    }
  }

  /// The same with the provider's first model where none is named: the first of those it knows, else of those its
  /// service lists.
  ///
  /// @throws PiCodeException `unknown-provider`, `model-missing`, and what the service says
  public ModelName whole(ModelName name) {
    if (!name.model().isEmpty()) {
      var _ = providers.registry().find(name.provider());
      return name;
    }
    List<ModelInfo> known = providers.open(name.provider()).info().models();
    List<ModelInfo> models = known.isEmpty() ? lists.of(name.provider()) : known;
    if (models.isEmpty()) {
      throw Problem.of("model-missing", ProblemKind.USER,
          "the provider `" + name.provider() + "` names no model",
          "say which one, as `" + name.provider() + "/MODEL`").toException();
    }
    return new ModelName(name.provider(), models.getFirst().id());
  }

  /// What was looked for in vain.
  static Problem nothing(List<ProviderState> states) {
    var keys = new ArrayList<String>();
    var local = new ArrayList<String>();
    for (ProviderState state : states) {
      if (state.readiness() == ProviderState.Readiness.KEY_MISSING) {
        keys.add("`" + state.entry().provider().key().secret() + "`");
      } else if (state.readiness() == ProviderState.Readiness.LOCAL) {
        local.add("`" + state.name() + "` at " + state.base().url());
      }
    }
    var looked = new ArrayList<String>();
    if (!keys.isEmpty()) {
      looked.add("no key is set (" + String.join(", ", keys) + ")");
    }
    if (!local.isEmpty()) {
      looked.add("no server answers on this machine (" + String.join(", ", local) + ")");
    }
    return Problem.of("no-model", ProblemKind.USER,
        "no model can be asked" + (looked.isEmpty() ? "" : ": " + String.join(", and ", looked)),
        "set the key of a provider, start a server such as Ollama, or choose one with"
            + " `picode provider use`; `picode provider list` lists them");
  }
}
