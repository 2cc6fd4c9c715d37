package dev.picode.llm.client;

import dev.picode.http.HttpLimits;
import dev.picode.http.HttpResponse;
import dev.picode.llm.ModelAnswer;
import dev.picode.llm.ModelGate;
import dev.picode.llm.ModelInfo;
import dev.picode.llm.ModelProvider;
import dev.picode.llm.WireRequest;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// Asks models. Safe for many threads; asking blocks its thread, and interrupting it ends the request at once, wherever
/// it is: what was said by then was heard by the listener.
///
/// A request is repeated as long as nothing was said: after the statuses 408, 409, 425, 429 and those from 500 on, after a
/// connection that broke, and where the provider says so. When that does not help, the next route is asked.
public final class ModelClient {
  private static final HttpLimits LIST_LIMITS = new HttpLimits(Duration.ofSeconds(20),
      HttpLimits.MAX_BYTES, 0);

  private final ModelSetup setup;

  /// A client.
  public ModelClient(ModelSetup setup) {
    this.setup = setup;
  }

  /// Asks and waits for the whole answer, whose pieces a listener hears.
  ///
  /// @param budget what may be spent; what the answer takes is added to it
  /// @throws PiCodeException `llm-unauthorized`, `llm-rate-limited`, `llm-overloaded`, `llm-model-unknown`,
  ///     `llm-request-refused`, `llm-provider-failed`, `llm-answer-cut`, `llm-answer-too-large`, `llm-timeout`,
  ///     `llm-redirected`, `http-failed`: no model answered; `llm-credential-missing`, `llm-credential-set`,
  ///     `llm-host-refused`, `address-private`, `secret-unsafe`: the request may not leave; `llm-budget-exhausted`;
  ///     `llm-replay-missing`; `cancelled`; and what the gate and the provider throw
  public ModelAnswer ask(ModelCall call, Budget budget, ModelListener listener) {
    Problem first = null;
    List<ModelRoute> routes = call.routes();
    for (int i = 0; i < routes.size(); i++) {
      ModelRoute route = routes.get(i);
      if (first != null) {
        listener.fellBack(route, first);
      }
      switch (new Turn(setup, route, call, budget, listener).run()) {
        case TurnResult.Answered answered -> {
          return answered.answer();
        }
        case TurnResult.Unanswered unanswered -> {
          first = first == null ? unanswered.problem() : first;
          if (!unanswered.fallback() || i == routes.size() - 1) {
            throw (i == 0 || !unanswered.fallback()
                ? unanswered.problem()
                : ModelProblems.alsoFallbacks(first, i)).toException();
          }
        }
      }
    }
    throw new IllegalStateException("a call has a route");
  }

  /// Asks and waits for the whole answer.
  ///
  /// @throws PiCodeException as the other one
  public ModelAnswer ask(ModelCall call, Budget budget) {
    return ask(call, budget, _ -> {});
  }

  /// The models that a provider says it has now; those it knows without asking where it cannot be asked.
  ///
  /// @throws PiCodeException as [#ask], where the provider does not answer
  public List<ModelInfo> models(ModelProvider provider) {
    WireRequest wire = provider.discovery().orElse(null);
    if (wire == null || setup.tape().plays()) {
      return provider.info().models();
    }
    var route = new ModelRoute(provider, "");
    Outgoing outgoing = Outgoing.of(route, wire, setup.secrets());
    setup.sent().sends(route, outgoing.http().target().origin(), outgoing.secret());
    try {
      HttpResponse response = setup.http()
          .get()
          .send(outgoing.http(), LIST_LIMITS, outgoing.policy());
      String body = outgoing.redactor()
          .text(new String(response.body(), StandardCharsets.UTF_8));
      if (response.status() != 200) {
        throw ModelProblems.of(route, response.status(), provider.error(response.status(), body))
            .toException();
      }
      return provider.discovered(body);
    } catch (PiCodeException e) {
      throw new PiCodeException(outgoing.redactor().problem(e.problem()), e);
    }
  }

  /// What is known of a model: by its provider, else by the catalogue.
  public ModelInfo info(ModelRoute route) {
    return Turn.info(setup, route);
  }

  /// The gate that every request passes.
  public ModelGate gate() {
    return setup.gate();
  }
}
