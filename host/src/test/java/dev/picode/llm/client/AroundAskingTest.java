package dev.picode.llm.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.llm.ModelAnswer;
import dev.picode.llm.ModelEvent;
import dev.picode.llm.ModelGate;
import dev.picode.llm.ModelPrice;
import dev.picode.llm.ModelProvider;
import dev.picode.llm.ModelRequest;
import dev.picode.llm.ModelServer;
import dev.picode.llm.NeutralProvider;
import dev.picode.llm.Part;
import dev.picode.llm.ProviderInfo;
import dev.picode.llm.Reply;
import dev.picode.llm.StopReason;
import dev.picode.llm.Usage;
import dev.picode.llm.cache.AnswerCache;
import dev.picode.llm.catalog.ModelCatalogue;
import dev.picode.llm.json.RequestJson;
import dev.picode.llm.tape.Tape;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What stands around a request: the gate, the budget, answers that were kept, tapes.
@Timeout(120)
class AroundAskingTest {
  private static final Reply OK = Reply.events("{\"type\":\"text\",\"text\":\"ok\"}",
      "{\"type\":\"usage\",\"input\":100,\"output\":50}", "{\"type\":\"stop\",\"reason\":\"end\"}");

  @TempDir
  private Path temp;

  // ---- the gate ------------------------------------------------------------------------------------

  @Test
  void theGateRewritesWhatIsAskedAndWhatIsAnswered() throws IOException {
    try (var server = ModelServer.start(OK)) {
      var asking = new Asking().with(setup -> setup.with(new ModelGate() {
        @Override
        public Before before(String provider, ModelRequest request) {
          return new Ask(ModelRequest.of(request.model(), provider + " asks more"));
        }

        @Override
        public After after(String provider, ModelRequest request, ModelAnswer answer) {
          return new Keep(answer.withParts(List.of(new Part.Text(answer.text() + "!"))));
        }
      }));
      assertThat(asking.ask(NeutralProvider.at(server.url())).text()).isEqualTo("ok!");
      assertThat(RequestJson.read(Json.parse(server.seen().getFirst().body()))
          .messages()
          .getFirst()
          .text()).isEqualTo("neutral asks more");
    }
  }

  @Test
  void theGateAnswersItself() throws IOException {
    try (var server = ModelServer.start(OK)) {
      var asking = new Asking().with(setup -> setup.with(new ModelGate() {
        @Override
        public Before before(String provider, ModelRequest request) {
          return new Answer(List.of(new Part.Text("made"),
              new Part.ToolCall("1", "read", Map.of("a", true))));
        }
      }));
      ModelAnswer answer = asking.ask(NeutralProvider.at(server.url()));
      assertThat(answer.text()).isEqualTo("made");
      assertThat(answer.toolCalls()).hasSize(1);
      assertThat(answer.stop()).isEqualTo(StopReason.TOOL_CALLS);
      assertThat(answer.cost()).isZero();
      assertThat(asking.events).hasSize(3);
      assertThat(server.seen()).isEmpty();
    }
  }

  @Test
  void theGateDeniesBeforeAndAfter() throws IOException {
    var denial = Problem.of("own-denial", ProblemKind.DENIED, "not today");
    try (var server = ModelServer.start(OK)) {
      var before = new Asking().with(setup -> setup.with(new ModelGate() {
        @Override
        public Before before(String provider, ModelRequest request) {
          return new Deny(denial);
        }
      }));
      NeutralProvider provider = NeutralProvider.at(server.url());
      assertThat(before.fail(provider, provider)).isEqualTo(denial);
      assertThat(server.seen()).isEmpty();
      var after = new Asking().with(setup -> setup.with(new ModelGate() {
        @Override
        public After after(String ignored, ModelRequest request, ModelAnswer answer) {
          return new Deny(denial);
        }
      }));
      assertThat(after.fail(provider, provider)).isEqualTo(denial);
      assertThat(server.seen()).hasSize(1);
      assertThat(after.budget.usage().total()).isEqualTo(150);
    }
  }

  // ---- the budget ----------------------------------------------------------------------------------

  @Test
  void theBudgetShortensAnswersAndThenStops() throws IOException {
    try (var server = ModelServer.start(OK)) {
      var asking = new Asking(Budget.of(400, 0));
      asking.ask(NeutralProvider.at(server.url()));
      assertThat(limit(server)).isBetween(380, 399);
      asking.ask(NeutralProvider.at(server.url()));
      assertThat(limit(server)).isBetween(230, 249);
      asking.ask(NeutralProvider.at(server.url()));
      Problem problem = asking.fail(NeutralProvider.at(server.url()));
      assertThat(problem.code()).isEqualTo("llm-budget-exhausted");
      assertThat(problem.kind()).isEqualTo(ProblemKind.LIMIT);
      assertThat(problem.message()).contains("450 of 400 tokens");
      assertThat(server.seen()).hasSize(3);
    }
  }

  @Test
  void theBudgetOfDollarsGoesByThePrice() throws IOException {
    try (var server = ModelServer.start(OK)) {
      var asking = new Asking(Budget.of(0, 0.0003));
      ModelAnswer answer = asking.ask(NeutralProvider.at(server.url()));
      assertThat(answer.cost()).isEqualTo(0.0002);
      assertThat(limit(server)).isBetween(140, 149);
      asking.ask(NeutralProvider.at(server.url()));
      assertThat(asking.fail(NeutralProvider.at(server.url())).message())
          .contains("$0.0004 of $0.0003");
    }
  }

  private static int limit(ModelServer server) {
    return RequestJson.read(Json.parse(server.seen().getLast().body())).limits().maxOutputTokens();
  }

  @Test
  void aBudgetKnowsWhetherItKnowsAllPrices() {
    Budget budget = Budget.unlimited();
    budget.spend(new Usage(1, 2, 3, 4, 0), 0.5);
    assertThat(budget.isPriced()).isTrue();
    budget.spend(new Usage(1, 0, 0, 0, 0), null);
    assertThat(budget.isPriced()).isFalse();
    assertThat(budget.usage()).isEqualTo(new Usage(2, 2, 3, 4, 0));
    assertThat(budget.cost()).isEqualTo(0.5);
    assertThat(budget.affordable(1 << 20, new ModelPrice(1, 1, 1, 1))).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void pricesComeFromTheCatalogueWhereTheProviderHasNone() throws IOException {
    var catalogue = ModelCatalogue.parse("""
        {"date": "2026-01-02", "providers": {"mine": [{"id": "one", "title": "One", "context": 9,
        "output": 5, "asOf": "2026-01-01", "price": {"input": 10, "output": 20}}]}}
        """);
    try (var server = ModelServer.start(OK)) {
      var asking = new Asking().withCatalogue(catalogue);
      NeutralProvider mine = NeutralProvider.at(server.url())
          .named("mine")
          .with(info -> new ProviderInfo(info.title(), List.of(), info.auth(),
              info.supports(), List.of(), info.baseUrl(), false));
      assertThat(asking.ask(mine).cost()).isEqualTo(0.002);
      assertThat(asking.ask(mine.named("other")).cost()).isNull();
    }
  }

  // ---- kept answers --------------------------------------------------------------------------------

  @Test
  void aKeptAnswerCostsNothingAndSaysSo() throws IOException {
    try (var server = ModelServer.start(OK)) {
      var asking = new Asking().with(setup -> setup.with(new AnswerCache(temp.resolve("kept"),
          1 << 20, Duration.ofDays(1), setup.clock())));
      var routes = List.of(new ModelRoute(NeutralProvider.at(server.url()), "one"));
      var keeping = new ModelCall(ModelRequest.of("", "hi"), routes, true, true);
      ModelAnswer first = asking.client().ask(keeping, asking.budget, asking);
      List<ModelEvent> heard = List.copyOf(asking.events);
      asking.events.clear();
      ModelAnswer second = asking.client().ask(keeping, asking.budget, asking);
      assertThat(first.cached()).isFalse();
      assertThat(second.cached()).isTrue();
      assertThat(second.parts()).isEqualTo(first.parts());
      assertThat(second.usage()).isEqualTo(first.usage());
      assertThat(second.cost()).isZero();
      assertThat(asking.events).isEqualTo(heard);
      assertThat(asking.budget.usage().total()).isEqualTo(150);
      assertThat(server.seen()).hasSize(1);
      asking.client()
          .ask(new ModelCall(ModelRequest.of("", "hi"), routes, true, false),
              asking.budget);
      assertThat(server.seen()).hasSize(2);
    }
  }

  // ---- tapes ---------------------------------------------------------------------------------------

  @Test
  void aTapePlaysWithoutServerAndKey() throws IOException {
    ModelProvider provider;
    List<ModelEvent> heard;
    try (var server = ModelServer.start(OK, Reply.events("{\"type\":\"text\",\"text\":\"two\"}",
        "{\"type\":\"stop\",\"reason\":\"end\"}"))) {
      provider = NeutralProvider.at(server.url());
      var asking = new Asking().with(setup -> setup.with(Tape.recording(temp)));
      asking.ask(provider);
      heard = List.copyOf(asking.events);
      asking.ask(provider);
    }
    var playing = new Asking().with(setup -> setup.with(Tape.playing(temp)))
        .withSecrets(_ -> {
          throw new AssertionError("no key is needed");
        });
    assertThat(playing.ask(provider).text()).isEqualTo("ok");
    assertThat(playing.events).isEqualTo(heard);
    assertThat(playing.ask(provider).text()).isEqualTo("two");
    assertThat(playing.ask(provider).text()).isEqualTo("two");
    assertThat(playing.client().models(provider)).extracting("id").containsExactly("one");
    assertThat(playing.sent).isEmpty();
    Problem missing = Asking.failed(() -> playing.client()
        .ask(ModelCall.of(ModelRequest.of("", "else"), new ModelRoute(provider, "one")),
            playing.budget));
    assertThat(missing.code()).isEqualTo("llm-replay-missing");
  }
}
