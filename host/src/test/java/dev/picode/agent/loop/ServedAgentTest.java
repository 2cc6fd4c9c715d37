package dev.picode.agent.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.agent.AgentEvent;
import dev.picode.agent.AgentModel;
import dev.picode.agent.ToolAnswer;
import dev.picode.agent.context.AgentContext;
import dev.picode.http.HttpService;
import dev.picode.llm.ModelAnswer;
import dev.picode.llm.ModelInfo;
import dev.picode.llm.ModelRequest;
import dev.picode.llm.ModelServer;
import dev.picode.llm.NeutralProvider;
import dev.picode.llm.Reply;
import dev.picode.llm.client.Budget;
import dev.picode.llm.client.ModelCall;
import dev.picode.llm.client.ModelClient;
import dev.picode.llm.client.ModelListener;
import dev.picode.llm.client.ModelRoute;
import dev.picode.llm.client.ModelSetup;
import dev.picode.secret.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The agent with a real client that talks to a server.
class ServedAgentTest {
  private static final Reply CALLS = Reply.events(
      "{\"type\":\"tool-call\",\"index\":0,\"id\":\"c1\",\"name\":\"look\",\"arguments\":\"{\\\"of\\\":\"}",
      "{\"type\":\"tool-call\",\"index\":0,\"arguments\":\"\\\"a\\\"}\"}",
      "{\"type\":\"usage\",\"input\":100,\"output\":10}",
      "{\"type\":\"stop\",\"reason\":\"tool-calls\"}");
  private static final Reply DONE = Reply.events("{\"type\":\"text\",\"text\":\"it is done\"}",
      "{\"type\":\"usage\",\"input\":120,\"output\":5}", "{\"type\":\"stop\",\"reason\":\"end\"}");

  @TempDir
  Path folder;

  /// Asks a server. Safe for many threads.
  private record Served(ModelClient client, ModelRoute route) implements AgentModel {
    static Served at(String url) {
      var http = new HttpService();
      var client = new ModelClient(ModelSetup.of(() -> http,
          Secrets.ofEnvironment(Map.of("NEUTRAL_API_KEY", "a-long-secret-key"))));
      return new Served(client, new ModelRoute(NeutralProvider.at(url), "one"));
    }

    @Override
    public String name() {
      return route.text();
    }

    @Override
    public ModelInfo info() {
      return client.info(route);
    }

    @Override
    public ModelAnswer ask(ModelRequest request, Budget budget, ModelListener listener) {
      return client.ask(ModelCall.of(request, route), budget, listener);
    }
  }

  @Test
  void asksCallsAndAsksAgain() throws IOException {
    try (var server = ModelServer.start(CALLS, DONE); var place = new Place(folder)) {
      place.tool("look", false, of -> ToolAnswer.of("saw " + of, ""));
      AgentEvent.Ended ended = place.agent(Served.at(server.url())).run("go");
      assertThat(ended.problem()).isNull();
      assertThat(ended.text()).isEqualTo("it is done");
      assertThat(ended.usage().input()).isEqualTo(220);
      assertThat(server.seen().get(1).body()).contains("saw a");
    }
  }

  @Test
  void aBudgetEndsItCleanly() throws IOException {
    try (var server = ModelServer.start(CALLS); var place = new Place(folder)) {
      place.budget = Budget.of(900, 0);
      place.tool("look", false, of -> ToolAnswer.of("saw " + of + " word".repeat(600), ""));
      AgentEvent.Ended ended = place.agent(Served.at(server.url())).run("go");
      assertThat(ended.problem()).isNotNull()
          .satisfies(problem -> assertThat(problem.code()).isEqualTo("llm-budget-exhausted"));
      assertThat(place.session.conversation().open()).isEmpty();
    }
  }

  @Test
  void anInterruptEndsTheRequestAndKeepsWhatWasSaid() throws Exception {
    var said = new CountDownLatch(1);
    var hold = new CountDownLatch(1);
    var ended = new AtomicReference<AgentEvent.Ended>();
    Reply half = Reply.events("{\"type\":\"text\",\"text\":\"half an answer\"}",
        "{\"type\":\"text\",\"text\":\" and the rest\"}");
    int first = new String(half.body(), StandardCharsets.UTF_8).indexOf("\n\n") + 2;
    try (
        var server = ModelServer.start(half.cutAt(first).heldBy(hold));
        var place = new Place(folder)) {
      var setup = new AgentSetup(Served.at(server.url()), place.tools, place.approver, place.hooks,
          place.session, new AgentContext(place.context), place.limits,
          place.budget, "cli", null, event -> {
            if (event instanceof AgentEvent.Text) {
              said.countDown();
            }
          });
      Thread runs = Thread.ofPlatform().start(() -> ended.set(new Agent(setup).run("go")));
      said.await();
      runs.interrupt();
      runs.join();
      hold.countDown();
      assertThat(ended.get().problem()).isNotNull();
      assertThat(ended.get().text()).isEqualTo("half an answer");
      assertThat(place.session.conversation().messages().getLast().text())
          .isEqualTo("half an answer");
    }
  }
}
