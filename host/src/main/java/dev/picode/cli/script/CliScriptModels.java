package dev.picode.cli.script;

import dev.picode.binding.ScriptModels;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.model.CliModels;
import dev.picode.config.ModelSettings;
import dev.picode.llm.client.Budget;
import dev.picode.llm.client.ModelCall;
import dev.picode.llm.client.ModelRoute;
import dev.picode.plugin.provider.ModelName;
import dev.picode.plugin.provider.ProviderState;
import dev.picode.sandbox.RunScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The models of a call of the command line for its scripts. Safe for many threads, as everything is
/// that it uses: [CliModels], its client and its chooser, and the budgets. A lock is held only while
/// [CliModels] is made, so that whoever chooses a model, which may ask a service for its models, lets
/// nobody wait.
final class CliScriptModels implements ScriptModels {
  private final CliSession session;
  private final Map<String, Budget> budgets = new ConcurrentHashMap<>();
  private @Nullable CliModels models;

  CliScriptModels(CliSession session) {
    this.session = session;
  }

  @Override
  public Asking asking(String owner, Wish wish) {
    CliModels known = models();
    List<ModelRoute> routes = routes(known, wish);
    Budget budget = budgets.computeIfAbsent(owner,
        _ -> Budget.of(session.config().get(ModelSettings.SCRIPT_TOKENS), 0));
    var call = new ModelCall(wish.request(), routes, true, false);
    Object scope = RunScope.current().orElse(null);
    return listener -> scope == null
        ? known.client().ask(call, budget, listener)
        : RunScope.with(scope, () -> known.client().ask(call, budget, listener));
  }

  /// Whoever names a model wants that one and no other.
  private static List<ModelRoute> routes(CliModels known, Wish wish) {
    var chooser = known.chooser();
    if (!wish.model().isEmpty()) {
      return List.of(known.route(chooser.whole(ModelName.parse(wish.model()))));
    }
    var routes = new ArrayList<ModelRoute>();
    routes.add(known.route(known.choose(wish.command(), wish.small())));
    chooser.fallbacks().forEach(name -> routes.add(known.route(name)));
    return routes;
  }

  @Override
  public List<Known> models(String provider) {
    CliModels known = models();
    List<String> names = provider.isEmpty()
        ? known.states().stream().filter(ProviderState::isReady).map(ProviderState::name).toList()
        : List.of(provider);
    return names.stream()
        .flatMap(name -> known.known(name)
            .stream()
            .map(info -> new Known(new ModelName(name, info.id()).text(), info)))
        .toList();
  }

  private synchronized CliModels models() {
    CliModels made = models;
    if (made == null) {
      made = new CliModels(session);
      models = made;
    }
    return made;
  }
}
