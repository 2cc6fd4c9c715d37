package dev.picode.cli.model;

import dev.picode.audit.AuditEntry;
import dev.picode.audit.AuditKind;
import dev.picode.cli.command.CliSession;
import dev.picode.config.Config;
import dev.picode.config.ModelSettings;
import dev.picode.llm.ModelInfo;
import dev.picode.llm.ModelProvider;
import dev.picode.llm.catalog.CatalogueEntry;
import dev.picode.llm.catalog.ModelCatalogue;
import dev.picode.llm.client.ModelClient;
import dev.picode.llm.client.ModelRoute;
import dev.picode.llm.client.ModelSetup;
import dev.picode.llm.client.ModelTimeouts;
import dev.picode.llm.client.RetryRule;
import dev.picode.llm.tape.Tape;
import dev.picode.plugin.hook.HookGate;
import dev.picode.plugin.provider.HookedModels;
import dev.picode.plugin.provider.ModelChooser;
import dev.picode.plugin.provider.ModelName;
import dev.picode.plugin.provider.ProviderRegistry;
import dev.picode.plugin.provider.ProviderState;
import dev.picode.plugin.provider.Providers;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The models of one call of the command line. Safe for many threads; asks nobody before it is told to.
public final class CliModels {
  private final CliSession session;
  private final Providers providers;
  private @Nullable ModelClient client;

  /// Those of a session.
  public CliModels(CliSession session) {
    this.session = session;
    this.providers = new Providers(new ProviderRegistry(session.commands().extensions()),
        session::scripts, session.config(), session.process().environment());
  }

  /// Who has models.
  public Providers providers() {
    return providers;
  }

  /// Every provider, and whether it could be asked.
  public List<ProviderState> states() {
    return ProviderState.of(providers, session.outside().secrets());
  }

  /// What finds the model that is meant.
  public ModelChooser chooser() {
    return new ModelChooser(providers, session.outside().secrets(), session.config(), this::asked);
  }

  /// The model that a command asks: as the settings say, else the one that `--replay` has answers of, else who is ready.
  ///
  /// @param command the command; empty where none asks
  /// @param isSmall whether what it asks for is small
  public ModelName choose(String command, boolean isSmall) {
    ModelChooser known = chooser();
    return known.configured()
        .isEmpty()
            ? tape().asked().map(ModelName::parse).orElseGet(() -> known.choose(command, isSmall))
            : known.choose(command, isSmall);
  }

  /// What asks models.
  public synchronized ModelClient client() {
    ModelClient made = client;
    if (made == null) {
      made = new ModelClient(
          ModelSetup.of(session.outside()::http, session.outside().secrets())
              .with(timeouts(session.config()), retry(session.config()))
              .with(tape())
              .with(this::sent)
              .with(new HookedModels(new HookGate(session::pipeline))));
      client = made;
    }
    return made;
  }

  private static ModelTimeouts timeouts(Config config) {
    return new ModelTimeouts(Duration.ofSeconds(config.get(ModelSettings.CONNECT_SECONDS)),
        Duration.ofSeconds(config.get(ModelSettings.FIRST_TOKEN_SECONDS)),
        Duration.ofSeconds(config.get(ModelSettings.IDLE_SECONDS)));
  }

  private static RetryRule retry(Config config) {
    return RetryRule.DEFAULT.upTo(Math.toIntExact(config.get(ModelSettings.RETRIES)));
  }

  /// What the options say that answers are recorded in or taken from.
  private Tape tape() {
    Path record = session.options().record();
    Path replay = session.options().replay();
    if (record != null && replay != null) {
      throw Problem.of("usage", ProblemKind.USER,
          "`--record` and `--replay` cannot be used together", "leave one of them out")
          .toException();
    }
    if (replay != null) {
      return Tape.playing(folder(replay));
    }
    return record == null ? Tape.NONE : Tape.recording(folder(record));
  }

  private Path folder(Path given) {
    return session.base().resolve(given).normalize();
  }

  /// A request to a model is written down before it leaves, with the name of the secret that goes along.
  private void sent(ModelRoute route, String origin, @Nullable String secret) {
    ProviderRegistry.Entry entry = providers.registry().find(route.provider().name());
    var details = new LinkedHashMap<String, @Nullable Object>();
    details.put("to", origin);
    details.put("model", route.text());
    if (secret != null) {
      details.put("secret", secret);
    }
    var _ = session.audit()
        .append(new AuditEntry(AuditKind.HTTP, "", entry.extension().id(),
            entry.extension().manifest().version(), "ask `" + route.text() + "`", "done",
            details));
  }

  /// The way to a model.
  public ModelRoute route(ModelName name) {
    return new ModelRoute(providers.open(name.provider()), name.model());
  }

  /// The models of a provider that are known without asking: its own, then those of the catalogue.
  public List<ModelInfo> known(String name) {
    ModelProvider provider = providers.open(name);
    var models = new ArrayList<ModelInfo>();
    for (ModelInfo model : provider.info().models()) {
      models.add(client().info(new ModelRoute(provider, model.id())));
    }
    String plain = providers.registry().find(name).provider().name();
    for (CatalogueEntry entry : ModelCatalogue.shipped().models(plain)) {
      if (models.stream().noneMatch(model -> model.id().equals(entry.info().id()))) {
        models.add(entry.info());
      }
    }
    return models;
  }

  /// The models of a provider that its service lists.
  List<ModelInfo> asked(String name) {
    return client().models(providers.open(name));
  }
}
