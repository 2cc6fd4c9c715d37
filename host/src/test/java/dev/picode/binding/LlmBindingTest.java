package dev.picode.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.http.HttpService;
import dev.picode.llm.ModelInfo;
import dev.picode.llm.ModelServer;
import dev.picode.llm.NeutralProvider;
import dev.picode.llm.Reply;
import dev.picode.llm.Supports;
import dev.picode.llm.client.Budget;
import dev.picode.llm.client.ModelCall;
import dev.picode.llm.client.ModelClient;
import dev.picode.llm.client.ModelRoute;
import dev.picode.llm.client.ModelSetup;
import dev.picode.sandbox.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    for (String call : List.of("complete", "json", "chat", "models")) {
      var arguments = switch (call) {
        case "complete" -> Map.of("prompt", "x");
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
