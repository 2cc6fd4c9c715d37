package dev.picode.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.http.HttpService;
import dev.picode.llm.ModelInfo;
import dev.picode.llm.ModelServer;
import dev.picode.llm.NeutralProvider;
import dev.picode.llm.Reply;
import dev.picode.llm.Supports;
import dev.picode.llm.Usage;
import dev.picode.llm.client.Budget;
import dev.picode.llm.client.ModelCall;
import dev.picode.llm.client.ModelClient;
import dev.picode.llm.client.ModelRoute;
import dev.picode.llm.client.ModelSetup;
import dev.picode.problem.PiCodeException;
import dev.picode.sandbox.binding.Streamed;
import dev.picode.sandbox.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `ctx.llm` before a real server on the loopback address.
class LlmBindingTest {
  private static final Map<String, Object> SCHEMA = Map.of("type", "object", "properties",
      Map.of("kind", Map.of("enum", List.of("fix", "feat"))), "required", List.of("kind"));

  @TempDir
  private Path temp = Path.of("");

  private final HttpService http = new HttpService();
  private final Budget budget = Budget.of(5_000, 0);
  private ModelServer server;
  private TestScript script;

  LlmBindingTest() throws IOException {
    server = ModelServer.start();
    script = new TestScript(temp);
  }

  @BeforeEach
  void open() {
    var client = new ModelClient(ModelSetup.of(() -> http, _ -> Optional.empty()));
    script = new TestScript(temp).asking(new ScriptModels() {
      @Override
      public Asking asking(String owner, Wish wish) {
        assertThat(owner).isEqualTo("acme.test");
        var route = new ModelRoute(NeutralProvider.at(server.url()),
            wish.model().isEmpty() ? wish.small() ? "small" : "usual" : wish.model());
        var call = new ModelCall(wish.request(), List.of(route), true, false);
        return listener -> client.ask(call, budget, listener);
      }

      @Override
      public List<Known> models(String provider) {
        return List.of(new Known("neutral/usual", ModelInfo.named("usual", Supports.USUAL)));
      }
    });
  }

  @AfterEach
  void close() throws IOException {
    script.close();
    server.close();
  }

  private void says(String... texts) {
    for (String text : texts) {
      server.then(Reply.events(Json.write(Map.of("type", "text", "text", text)),
          "{\"type\":\"stop\",\"reason\":\"end\"}",
          "{\"type\":\"usage\",\"input\":10,\"output\":20}"));
    }
  }

  private String sent(int index) {
    return server.seen().get(index).body();
  }

  @Test
  void asksOneThing() {
    says("A title");
    script.granted("LLM", "true");
    assertThat(script.call("llm.complete", Map.of("prompt", "Name it", "system", "Be brief",
        "small", true, "maxTokens", 100L, "temperature", 0.5))).isEqualTo("A title");
    assertThat(sent(0)).contains("\"model\":\"small\"",
        "\"system\":[{\"text\":\"Be brief\"}]", "\"temperature\":0.5");
    assertThat(script.done).containsExactly("llm.complete {model=neutral/small, tokens=30}");
  }

  @Test
  void asksNobodyWhereItIsNotGranted() {
    for (String call : List.of("complete", "json", "chat", "models", "stream")) {
      var arguments = switch (call) {
        case "complete", "stream" -> Map.of("prompt", "x");
        case "json" -> Map.of("prompt", "x", "schema", SCHEMA);
        case "chat" -> Map.of("messages", List.of(Map.of("role", "user", "text", "x")));
        default -> Map.<String, Object>of();
      };
      assertThat(script.refused("llm." + call, arguments).code()).isEqualTo("capability-denied");
    }
    assertThat(server.seen()).isEmpty();
    assertThat(script.call("llm.countTokens", Map.of("text", "two words"))).isEqualTo(2L);
  }

  @Test
  void goesOnWithAConversation() {
    server.then(Reply.events("{\"type\":\"text\",\"text\":\"Let me look\"}",
        "{\"type\":\"tool-call\",\"index\":0,\"id\":\"c1\",\"name\":\"look\",\"arguments\":\"{\\\"at\\\":1}\"}",
        "{\"type\":\"stop\",\"reason\":\"tool-calls\"}"));
    says("Done");
    script.granted("LLM", "true");
    List<Object> conversation = List.of(Map.of("role", "user", "text", "Look"));
    Object reply = script.call("llm.chat", Map.of("messages", conversation, "tools",
        List.of(Map.of("name", "look", "description", "Looks", "parameters",
            Map.of("type", "object")))));
    assertThat(reply).isInstanceOfSatisfying(Map.class, map -> {
      assertThat(map.get("text")).isEqualTo("Let me look");
      assertThat(map.get("stop")).isEqualTo("tool-calls");
      assertThat(map.get("model")).isEqualTo("neutral/usual");
      assertThat(String.valueOf(map.get("calls"))).contains("c1", "look", "at");
    });
    Object message = reply instanceof Map<?, ?> members ? members.get("message") : null;
    assertThat(script.get("text", "llm.chat", Map.of("messages",
        List.of(conversation.getFirst(), Objects.requireNonNull(message),
            Map.of("role", "user", "parts",
                List.of(Map.of("type", "tool-result", "callId", "c1", "parts",
                    List.of(Map.of("type", "text", "text", "seen")))))))))
        .isEqualTo("Done");
    assertThat(sent(1)).contains("tool-call", "tool-result",
        "seen");
  }

  private Streamed<?, ?> stream(Map<String, ?> arguments) {
    Object given = script.call("llm.stream", arguments);
    assertThat(given).isInstanceOf(Streamed.class);
    return (Streamed<?, ?>) Objects.requireNonNull(given);
  }

  @Test
  void givesAnAnswerWhileItComes() {
    var rest = new CountDownLatch(1);
    String first = "data: {\"type\":\"text\",\"text\":\"Let me \"}\n\n";
    server.then(Reply.sse(first + """
        data: {"type":"text","text":"look"}

        data: {"type":"tool-call","index":0,"id":"c1","name":"look","arguments":"{}"}

        data: {"type":"stop","reason":"tool-calls"}

        data: {"type":"usage","input":10,"output":20}

        """).cutAt(first.length()).heldBy(rest));
    script.granted("LLM", "true");
    try (Streamed<?, ?> stream = stream(Map.of("prompt", "Look", "maxTokens", 7L))) {
      assertThat(stream.next()).isEqualTo(Map.of("type", "text", "text", "Let me "));
      assertThat(script.done).isEmpty();
      rest.countDown();
      var types = new ArrayList<Object>();
      for (Object event = stream.next(); event != null; event = stream.next()) {
        types.add(event instanceof Map<?, ?> members ? members.get("type") : event);
      }
      assertThat(types).containsExactly("text", "tool-call", "usage", "stop");
      assertThat(stream.result()).isInstanceOfSatisfying(Map.class, reply -> {
        assertThat(reply.get("text")).isEqualTo("Let me look");
        assertThat(reply.get("stop")).isEqualTo("tool-calls");
        assertThat(String.valueOf(reply.get("usage"))).contains("input=10", "output=20");
      });
    }
    assertThat(sent(0)).contains("\"maxOutputTokens\":7", "Look");
    assertThat(script.done).containsExactly("llm.stream {model=neutral/usual, tokens=30}");
    assertThat(budget.usage().total()).isEqualTo(30);
  }

  @Test
  void closingAStreamEndsTheRequest() throws InterruptedException {
    server.then(Reply.events("{\"type\":\"usage\",\"input\":10,\"output\":0}",
        "{\"type\":\"text\",\"text\":\"Once\"}").ending(Reply.Ending.SILENT));
    script.granted("LLM", "true");
    Streamed<?, ?> stream = stream(
        Map.of("messages", List.of(Map.of("role", "user", "text", "Tell"))));
    assertThat(stream.next()).asString().contains("usage");
    assertThat(stream.next()).asString().contains("Once");
    stream.close();
    assertThat(server.left().await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(script.done).containsExactly("llm.stream {ended=early}");
    assertThat(budget.usage().total()).isEqualTo(10);
    assertThatThrownBy(stream::next).isInstanceOfSatisfying(PiCodeException.class,
        e -> assertThat(e.problem().code()).isEqualTo("stream-closed"));
  }

  @Test
  void aSlowScriptSlowsTheAnswerAndGetsItsWordsTogether() {
    var texts = new String[4_000];
    Arrays.fill(texts, "{\"type\":\"text\",\"text\":\"" + "x".repeat(100) + "\"}");
    texts[texts.length - 1] = "{\"type\":\"stop\",\"reason\":\"end\"}";
    server.then(Reply.events(texts));
    script.granted("LLM", "true");
    try (Streamed<?, ?> stream = stream(Map.of("prompt", "Much"))) {
      long words = 0;
      int longest = 0;
      for (Object event = stream.next(); event != null; event = stream.next()) {
        if (event instanceof Map<?, ?> members && members.get("text") instanceof String text) {
          words += text.length();
          longest = Math.max(longest, text.length());
        }
      }
      assertThat(words).isEqualTo(399_900);
      assertThat(longest).isLessThanOrEqualTo(64 * 1024 + 100);
    }
  }

  @Test
  void aStreamEndsInTheProblemsThatChatEndsIn() {
    script.granted("LLM", "true");
    assertThat(script.refused("llm.stream", Map.of()).code()).isEqualTo("argument-invalid");
    assertThat(script.refused("llm.stream", Map.of("prompt", "x", "temperature", 3.0)).code())
        .isEqualTo("argument-invalid");
    assertThat(server.seen()).isEmpty();
    server.answering(_ -> Reply.json(401, "{}"));
    String chat = script.refused("llm.complete", Map.of("prompt", "x")).code();
    try (Streamed<?, ?> stream = stream(Map.of("prompt", "x"))) {
      assertThatThrownBy(stream::next).isInstanceOfSatisfying(PiCodeException.class,
          e -> assertThat(e.problem().code()).isEqualTo(chat).startsWith("llm-"));
    }
    budget.spend(new Usage(5_000, 0, 0, 0, 0), null);
    try (Streamed<?, ?> stream = stream(Map.of("prompt", "x"))) {
      assertThatThrownBy(stream::next).isInstanceOfSatisfying(PiCodeException.class,
          e -> assertThat(e.problem().code()).isEqualTo("llm-budget-exhausted"));
    }
    assertThat(script.done).isEmpty();
  }

  @Test
  void asksOnceMoreForAValueOfAShape() {
    script.granted("LLM", "true");
    says("It is a fix.", "```json\n{ \"kind\": \"fix\" }\n```", "{ \"kind\": \"other\" }", "{}");
    Map<String, Object> question = Map.of("prompt", "Which?", "schema", SCHEMA);
    assertThat(script.call("llm.json", question)).isEqualTo(Map.of("kind", "fix"));
    assertThat(sent(1)).contains("It is a fix.",
        "not what was asked for");
    assertThat(script.refused("llm.json", question).code()).isEqualTo("llm-answer-invalid");
  }

  @Test
  void refusesWhatNoModelIsAsked() {
    script.granted("LLM", "true");
    assertThat(script.refused("llm.complete", Map.of("prompt", "x", "maxTokens", -1L)).code())
        .isEqualTo("argument-invalid");
    assertThat(script.refused("llm.complete", Map.of("prompt", "x", "temperature", 3.0)).code())
        .isEqualTo("argument-invalid");
    assertThat(script.refused("llm.chat",
        Map.of("messages", List.of(Map.of("role", "robot", "text", "x")))).code())
        .isEqualTo("llm-value-invalid");
    assertThat(server.seen()).isEmpty();
  }

  @Test
  void theBudgetOfAnExtensionEnds() {
    script.granted("LLM", "true");
    server.answering(_ -> Reply.events("{\"type\":\"text\",\"text\":\"much\"}",
        "{\"type\":\"stop\",\"reason\":\"end\"}",
        "{\"type\":\"usage\",\"input\":10,\"output\":4990}"));
    assertThat(script.call("llm.complete", Map.of("prompt", "x"))).isEqualTo("much");
    assertThat(script.refused("llm.complete", Map.of("prompt", "x")).code())
        .isEqualTo("llm-budget-exhausted");
    assertThat(server.seen()).hasSize(1);
  }
}
