package dev.picode.llm.client;

import dev.picode.llm.ModelAnswer;
import dev.picode.llm.ModelEvent;
import dev.picode.llm.ModelGate;
import dev.picode.llm.ModelInfo;
import dev.picode.llm.ModelPrice;
import dev.picode.llm.ModelRequest;
import dev.picode.llm.Part;
import dev.picode.llm.RequestLimits;
import dev.picode.llm.StopReason;
import dev.picode.llm.Usage;
import dev.picode.llm.cache.AnswerCache;
import dev.picode.llm.catalog.CatalogueEntry;
import dev.picode.llm.token.RequestTokens;
import dev.picode.problem.PiCodeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One model being asked, with everything around it: gate, tape, kept answers, budget, repetitions. Confined to one
/// thread.
final class Turn {
  private final ModelSetup setup;
  private final ModelRoute route;
  private final ModelCall call;
  private final Budget budget;
  private final ModelListener listener;
  private final Said said;

  Turn(ModelSetup setup, ModelRoute route, ModelCall call, Budget budget, ModelListener listener) {
    this.setup = setup;
    this.route = route;
    this.call = call;
    this.budget = budget;
    this.listener = listener;
    this.said = new Said(listener);
  }

  TurnResult run() {
    return switch (setup.gate()
        .before(route.provider().name(), call.request().withModel(route.model()))) {
      case ModelGate.Deny deny -> throw deny.problem().toException();
      case ModelGate.Answer answer -> {
        Synthetic.say(answer.parts(), said);
        yield new TurnResult.Answered(
            new ModelAnswer(route.provider().name(), route.model(), said.parts().parts(),
                said.parts().stop(), Usage.NONE, 0.0, false, List.of()));
      }
      case ModelGate.Ask ask -> asked(ask.request());
    };
  }

  private TurnResult asked(ModelRequest request) {
    String provider = route.provider().name();
    Optional<List<ModelEvent>> played = setup.tape().play(provider, request);
    if (played.isPresent()) {
      return repeat(request, played.get(), false);
    }
    AnswerCache cache = call.keep() ? setup.cache() : null;
    String key = cache == null
        ? ""
        : AnswerCache.key(provider, route.provider().info().baseUrl(), request);
    Optional<List<ModelEvent>> kept = cache == null ? Optional.empty() : cache.find(key);
    if (kept.isPresent()) {
      return repeat(request, kept.get(), true);
    }
    AttemptResult result;
    try {
      result = attempts(affordable(request));
    } catch (PiCodeException e) {
      spend(cost()); // what was said before it was cancelled was paid for
      throw e;
    }
    if (result instanceof AttemptResult.Failure failure) {
      spend(cost());
      return new TurnResult.Unanswered(failure.problem(),
          failure.fallback() && !said.hasBegun());
    }
    said.end();
    setup.tape().record(provider, request, said.events());
    if (cache != null && isWorthKeeping(said.parts().stop())) {
      cache.put(key, said.events());
    }
    return answered(request, false);
  }

  private static boolean isWorthKeeping(StopReason stop) {
    return switch (stop) {
      case END, TOOL_CALLS, STOP_SEQUENCE, MAX_TOKENS -> true;
      case REFUSAL, CONTENT_FILTER, OTHER -> false;
    };
  }

  /// An answer that was there before.
  private TurnResult repeat(ModelRequest request, List<ModelEvent> events, boolean cached) {
    for (ModelEvent event : events) {
      if (event instanceof ModelEvent.Failed failed) {
        return new TurnResult.Unanswered(ModelProblems.of(route, 0, failed.problem()), false);
      }
      said.add(event);
    }
    said.end();
    return answered(request, cached);
  }

  private TurnResult answered(ModelRequest request, boolean cached) {
    Double cost = cached ? Double.valueOf(0) : cost();
    if (!cached) {
      spend(cost);
    }
    List<Part> parts = said.parts().parts();
    var answer = new ModelAnswer(route.provider().name(), request.model(), parts,
        said.parts().stop(), said.parts().usage(), cost, cached, said.parts().faults());
    return switch (setup.gate().after(route.provider().name(), request, answer)) {
      case ModelGate.Keep keep -> new TurnResult.Answered(keep.answer());
      case ModelGate.Deny deny -> throw deny.problem().toException();
    };
  }

  private void spend(@Nullable Double cost) {
    Usage usage = said.parts().usage();
    if (usage.total() > 0) {
      budget.spend(usage, cost);
    }
  }

  private AttemptResult attempts(ModelRequest request) {
    boolean stream = call.stream() && route.provider().info().supports().streaming();
    for (int repeated = 0;; repeated++) {
      AttemptResult result = new Attempt(setup, route, said).run(request, stream);
      if (!(result instanceof AttemptResult.Failure failure) || !failure.retry()
          || !setup.retry().allows(repeated, failure.pause())
          || (said.hasBegun() && !route.provider().info().restartable())) {
        return result;
      }
      Duration pause = setup.retry().pause(repeated, failure.pause(), setup.chance());
      listener.retrying(route, repeated, pause, failure.problem());
      await(pause);
      said.restart();
    }
  }

  private void await(Duration pause) {
    try {
      setup.pause().await(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ModelProblems.cancelled(e);
    }
  }

  /// The request with an answer no longer than what is left pays for.
  ///
  /// @throws PiCodeException `llm-budget-exhausted`
  private ModelRequest affordable(ModelRequest request) {
    if (!budget.isLimited()) {
      return request;
    }
    ModelInfo info = info(setup, route);
    long most = budget.affordable(RequestTokens.estimate(request), info.price());
    int wanted = request.limits().maxOutputTokens();
    long longest = wanted > 0 ? wanted : info.maxOutputTokens();
    if (most >= Integer.MAX_VALUE || (longest > 0 && longest <= most)) {
      return request;
    }
    return request.withLimits(new RequestLimits((int) most, request.limits().stop()));
  }

  private @Nullable Double cost() {
    ModelPrice price = info(setup, route).price();
    return price == null ? null : price.of(said.parts().usage());
  }

  static ModelInfo info(ModelSetup setup, ModelRoute route) {
    ModelInfo known = route.provider()
        .info()
        .models()
        .stream()
        .filter(model -> model.id().equals(route.model()))
        .findFirst()
        .orElse(null);
    if (known != null && known.price() != null) {
      return known;
    }
    return setup.catalogue()
        .get()
        .find(route.provider().name(), route.model())
        .map(CatalogueEntry::info)
        .orElse(known == null
            ? ModelInfo.named(route.model(), route.provider().info().supports())
            : known);
  }
}
