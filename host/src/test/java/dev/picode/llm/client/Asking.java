package dev.picode.llm.client;

import dev.picode.http.HttpService;
import dev.picode.llm.ModelAnswer;
import dev.picode.llm.ModelEvent;
import dev.picode.llm.ModelProvider;
import dev.picode.llm.ModelRequest;
import dev.picode.llm.catalog.ModelCatalogue;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.secret.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Asks as a test wants and remembers what was heard. The pauses are taken down, not waited for. Confined to one thread.
final class Asking implements ModelListener {
  static final String KEY = "sk-very-secret/key+1";

  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  final List<ModelEvent> events = new ArrayList<>();
  final List<String> notes = new ArrayList<>();
  final List<Duration> pauses = new ArrayList<>();
  final List<String> sent = new ArrayList<>();
  final Budget budget;
  ModelSetup setup;

  Asking() {
    this(Budget.unlimited());
  }

  Asking(Budget budget) {
    this.budget = budget;
    var http = new HttpService();
    this.setup = ModelSetup.of(() -> http, Secrets.ofEnvironment(Map.of("NEUTRAL_API_KEY", KEY)))
        .with(new ModelTimeouts(Duration.ofSeconds(20), Duration.ofSeconds(60),
            Duration.ofSeconds(60)), RetryRule.DEFAULT)
        .with((route, origin, secret) -> sent.add(route.text() + " " + secret))
        .with(InstantSource.fixed(NOW), new Random(1), pauses::add);
  }

  Asking with(UnaryOperator<ModelSetup> change) {
    setup = change.apply(setup);
    return this;
  }

  Asking withCatalogue(ModelCatalogue catalogue) {
    return with(s -> new ModelSetup(s.http(), s.secrets(), s.timeouts(), s.retry(), s.gate(),
        s.sent(), s.cache(), s.tape(), () -> catalogue, s.clock(), s.chance(), s.pause()));
  }

  Asking withSecrets(Secrets secrets) {
    return with(s -> new ModelSetup(s.http(), secrets, s.timeouts(), s.retry(), s.gate(), s.sent(),
        s.cache(), s.tape(), s.catalogue(), s.clock(), s.chance(), s.pause()));
  }

  ModelClient client() {
    return new ModelClient(setup);
  }

  static ModelCall call(ModelProvider... providers) {
    var routes = new ArrayList<ModelRoute>();
    for (ModelProvider provider : providers) {
      routes.add(new ModelRoute(provider, "one"));
    }
    return new ModelCall(ModelRequest.of("any", "hi"), routes, true, false);
  }

  ModelAnswer ask(ModelProvider... providers) {
    return client().ask(call(providers), budget, this);
  }

  /// The problem that asking ends with.
  Problem fail(ModelProvider... providers) {
    return failed(() -> ask(providers));
  }

  static Problem failed(Runnable asking) {
    PiCodeException thrown = thrown(asking);
    if (thrown == null) {
      throw new AssertionError("no problem");
    }
    return thrown.problem();
  }

  static @Nullable PiCodeException thrown(Runnable asking) {
    try {
      asking.run();
      return null;
    } catch (PiCodeException e) {
      return e;
    }
  }

  @Override
  public void event(ModelEvent event) {
    events.add(event);
  }

  @Override
  public void retrying(ModelRoute route, int repeated, Duration pause, Problem problem) {
    notes.add("retry " + repeated + " " + route.text() + ": " + problem.code());
  }

  @Override
  public void fellBack(ModelRoute to, Problem problem) {
    notes.add("fall back to " + to.text() + ": " + problem.code());
  }

  @Override
  public void restarted() {
    notes.add("restarted");
  }
}
