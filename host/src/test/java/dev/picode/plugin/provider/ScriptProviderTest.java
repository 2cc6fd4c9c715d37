package dev.picode.plugin.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.picode.config.Config;
import dev.picode.config.ConfigSources;
import dev.picode.http.HttpService;
import dev.picode.llm.ModelAnswer;
import dev.picode.llm.ModelEvent;
import dev.picode.llm.ModelProvider;
import dev.picode.llm.ModelRequest;
import dev.picode.llm.StopReason;
import dev.picode.llm.WireEvent;
import dev.picode.llm.client.Budget;
import dev.picode.llm.client.ModelCall;
import dev.picode.llm.client.ModelClient;
import dev.picode.llm.client.ModelRoute;
import dev.picode.llm.client.ModelSetup;
import dev.picode.plugin.ContentHash;
import dev.picode.plugin.Extension;
import dev.picode.plugin.ScriptBench;
import dev.picode.plugin.manifest.ProviderContribution;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.sandbox.Sandbox;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.capability.HostScope;
import dev.picode.sandbox.protocol.Language;
import dev.picode.secret.SecretValue;
import dev.picode.secret.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Providers of strangers, spoken to over real connections.
class ScriptProviderTest {
  private static final Sandbox SANDBOX = Sandbox.inProcess();
  private static final String KEY = "sk-0123456789abcdef";
  private static final Secrets SECRETS = name -> name.equals("ACME_API_KEY")
      ? Optional.of(SecretValue.of(name, KEY))
      : Optional.empty();
  private static final String JS = """
      provider("acme", {
        models: ["acme-1", { id: "acme-2", supports: { images: true } }],
        request: (neutral, { baseUrl, stream, mood }) => ({
          url: `${baseUrl}/chat`, body: { model: neutral.model, stream, mood, said: neutral.messages[0].parts[0].text },
        }),
        response(event, state) {
          state.seen = (state.seen ?? 0) + 1;
          if (event.json?.text) return { type: "text", text: event.json.text };
          return event.event === "end" ? [{ type: "text", text: `(${state.seen})` }, { type: "stop", reason: "end" }] : null;
        },
        discover: ({ baseUrl }) => ({ method: "GET", url: `${baseUrl}/models` }),
        discovered: (answer) => answer.json.models,
      });""";
  private static final String PYTHON = """
      @provider("acme", models=["acme-1", {"id": "acme-2", "supports": {"images": True}}])
      class Acme:
          def request(self, neutral, options):
              body = {"model": neutral["model"], "stream": options["stream"], "mood": options.get("mood"),
                      "said": neutral["messages"][0]["parts"][0]["text"]}
              return {"url": options["baseUrl"] + "/chat", "body": body}

          def response(self, event, state):
              state["seen"] = state.get("seen", 0) + 1
              if event.json and "text" in event.json:
                  return {"type": "text", "text": event.json["text"]}
              if event.event == "end":
                  return [{"type": "text", "text": f"({state['seen']})"}, {"type": "stop", "reason": "end"}]

          def discover(self, options):
              return {"method": "GET", "url": options["baseUrl"] + "/models"}

          def discovered(self, answer):
              return answer.json["models"]
      """;

  @TempDir
  private Path temp;

  private ScriptBench bench;
  private SmallService service;

  @BeforeEach
  void open() throws IOException {
    bench = new ScriptBench(temp.toRealPath(), SANDBOX);
    service = new SmallService(List.of("data: {\"text\":\"Gr", "üße\"}\n\n: alive\n\n",
        "data: {\"text\":\" $KEY\"}\n\n", "event: end\ndata: [1]\n\n"),
        "{\"models\":[\"acme-9\"]}");
  }

  @AfterEach
  void closeBench() {
    bench.close();
    service.close();
  }

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"js", "py"})
  void asksAServiceByAScriptThatNeverSeesTheKey(String language) {
    ModelProvider provider = local(language, allowed());
    ModelAnswer answer = client().ask(
        ModelCall.of(ModelRequest.of("acme-1", "hello"), new ModelRoute(provider, "acme-1")),
        Budget.unlimited());
    assertThat(answer.text()).isEqualTo("Grüße Bearer [secret ACME_API_KEY](3)");
    assertThat(answer.stop()).isEqualTo(StopReason.END);
    assertThat(service.keys).containsExactly("Bearer " + KEY);
    assertThat(service.bodies).containsExactly(
        "{\"model\":\"acme-1\",\"stream\":true,\"mood\":\"calm\",\"said\":\"hello\"}");
    assertThat(client().models(provider)).extracting(model -> model.id()).containsExactly("acme-9");
    assertThat(provider.info().models()).extracting(model -> model.supports().images())
        .containsExactly(false, true);
  }

  @Test
  void readsAnswersSideBySideEachWithAStateOfItsOwn() {
    ModelProvider provider = local("js", allowed());
    var end = new WireEvent("end", "");
    try (var one = provider.open(); var two = provider.open()) {
      one.read(List.of(new WireEvent("x"), new WireEvent("y")));
      two.read(List.of(new WireEvent("x")));
      assertThat(one.read(List.of(end)).getFirst()).isEqualTo(new ModelEvent.TextDelta("(3)"));
      assertThat(two.read(List.of(end)).getFirst()).isEqualTo(new ModelEvent.TextDelta("(2)"));
    }
  }

  @Test
  void goesOnReadingWhenTheExtensionIsReplaced() {
    ModelProvider provider = local("js", allowed());
    try (var reading = provider.open()) {
      reading.read(List.of(new WireEvent("x")));
      bench.runner().keepOnly(List.of());
      assertThat(reading.read(List.of(new WireEvent("end", ""))).getFirst())
          .isEqualTo(new ModelEvent.TextDelta("(2)"));
    }
  }

  @Test
  void sendsNothingForAnExtensionThatWasNotGrantedIt() {
    ModelProvider provider = local("js", Grants.NONE);
    assertProblem("capability-denied", "may not connect to",
        () -> provider.request(ModelRequest.of("m", "hello"), true));
    ModelProvider withoutKey = local("js", Grants.NONE.withNet(allowed().net()));
    assertProblem("capability-denied", "may not use the secret `ACME_API_KEY`",
        () -> withoutKey.request(ModelRequest.of("m", "hello"), true));
    assertThat(service.bodies).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
    "{ url: 'https://evil.example/x' } | a request to `evil.example`, which is none of the hosts",
    "{ url: 'https://api.acme.com.evil.example/x' } | which is none of the hosts",
    "{ url: 'https://api.acme.com@evil.example/x' } | which is no URL",
    "{ url: 'https://api.acme.com:8443/x' } | which is none of the hosts",
    "{ url: 'http://api.acme.com/x' } | by `http`",
    "{ url: 'file:///etc/passwd' } | which is no URL",
    "{ url: 'x' } | which is no URL",
    "{ url: 'https://api.acme.com/x', headers: { Authorization: 'x' } } | with a header `Authorization`",
    "{ url: 'https://api.acme.com/x', headers: { Host: 'evil.example' } } | with a header `Host`",
    "{ url: 'https://api.acme.com/x', headers: { 'X-Acme': 'x' } } | with a header `X-Acme`"})
  void refusesWhatAScriptMayNotAskFor(String request, String why) {
    ModelProvider provider = remote("request: () => (" + request + ")", Map.of());
    assertProblem("provider-request-refused", why,
        () -> provider.request(ModelRequest.of("m", "hello"), true));
  }

  @Test
  void goesToTheBaseUrlOfThePersonAndNowhereElse() {
    var environment = Map.of("ACME_BASE_URL", "http://127.0.0.1:1/v1");
    ModelProvider there = remote("request: (n, { baseUrl }) => ({ url: baseUrl + '/chat' })",
        environment);
    assertThat(there.request(ModelRequest.of("m", "x"), true).url())
        .isEqualTo("http://127.0.0.1:1/v1/chat");
    assertThat(there.info().baseUrl()).isEqualTo("http://127.0.0.1:1/v1");
    ModelProvider elsewhere = remote("request: () => ({ url: 'https://api.acme.com/x' })",
        environment);
    assertProblem("provider-request-refused", "`ACME_BASE_URL` says that its service is at",
        () -> elsewhere.request(ModelRequest.of("m", "x"), true));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
    "request: () => 1, response() {} | llm-value-invalid | request()",
    "request() { throw new Error('no'); }, response() {} | script-error | Error: no"})
  void saysWhatIsWrongWithARequest(String functions, String code, String message) {
    ModelProvider provider = remote(functions, Map.of());
    assertProblem(code, message, () -> provider.request(ModelRequest.of("m", "x"), true));
  }

  @Test
  void saysWhatIsWrongWithAnEvent() {
    ModelProvider provider = remote(
        "request() {}, response: () => [{ type: 'text', text: 'a' }, { type: 'txt' }]", Map.of());
    try (var reading = provider.open()) {
      assertProblem("llm-value-invalid", "response()[1]",
          () -> reading.read(List.of(new WireEvent("x"))));
    }
  }

  @Test
  void readsAnErrorItselfWhereTheScriptCannot() {
    assertThat(remote("request() {}", Map.of()).error(500, "<b>oops</b>"))
        .satisfies(error -> assertThat(error.retryable()).isTrue())
        .satisfies(error -> assertThat(error.message()).isEqualTo("<b>oops</b>"));
    assertThat(remote("request() {}, error() { throw 1; }", Map.of()).error(404, "").message())
        .isEqualTo("the service answered with the status 404");
    assertThat(remote("request() {}, error: () => ({ code: 'c', message: 'm' })", Map.of())
        .error(404, "x")
        .code()).isEqualTo("c");
  }

  @Test
  void refusesAScriptThatSaysOtherThanItsManifest() {
    ModelProvider provider = remote(
        "request() {}, auth: { secret: 'ACME_API_KEY', hosts: ['evil.example'] }", Map.of());
    assertProblem("contribution-mismatch", "`auth.hosts` of the provider `acme` is"
        + " `[evil.example]`, and the manifest says `[api.acme.com]`", provider::info);
  }

  @Test
  void saysWhereItShouldBeTold() {
    bench.add(Extension.Origin.USER, "acme.models", "h", Language.JAVASCRIPT,
        "import { provider } from '@picode/sdk'; provider('acme', { request() {}, response() {} });",
        Grants.NONE, new ProviderContribution("acme", ""));
    assertProblem("base-url-missing", "nobody said where the service of the provider `acme` is",
        () -> providers(Map.of(), "").open("acme").request(ModelRequest.of("m", "x"), true));
  }

  // ---- what the tests are made of ------------------------------------------------------------------

  private Grants allowed() {
    return contribution().permissions();
  }

  private ProviderContribution contribution() {
    return new ProviderContribution("acme", "Acme",
        List.of(HostScope.parse("127.0.0.1:" + service.port())),
        new ProviderContribution.Key("ACME_API_KEY", "bearer", false),
        new ProviderContribution.Base("http://127.0.0.1:" + service.port(), ""));
  }

  private ModelProvider local(String language, Grants grants) {
    String code = language.equals("py") ? PYTHON : JS;
    add(language, code, grants, contribution());
    return providers(Map.of(), "acme.mood=calm").open("acme");
  }

  private void add(String language, String code, Grants grants, ProviderContribution provider) {
    boolean python = language.equals("py");
    String hash = ContentHash.of(
        new TreeMap<>(Map.of("main", (code + grants).getBytes(StandardCharsets.UTF_8))));
    Extension made = bench.add(Extension.Origin.USER, "acme.models", hash,
        python ? Language.PYTHON : Language.JAVASCRIPT,
        (python ? "from picode import provider\n" : "import { provider } from '@picode/sdk';\n")
            + code,
        grants, provider);
    assertThat(made.manifest().contributes().providers()).containsExactly(provider);
  }

  private ModelProvider remote(String functions, Map<String, String> environment) {
    String more = functions.contains("response") ? "" : ", response() {}";
    add("js", "provider('acme', { " + functions + more + " });",
        Grants.NONE.withNet(List.of(HostScope.parse("api.acme.com"))),
        new ProviderContribution("acme", "Acme", List.of(HostScope.parse("api.acme.com")),
            new ProviderContribution.Key("ACME_API_KEY", "header:x-acme", false),
            new ProviderContribution.Base("https://api.acme.com", "ACME_BASE_URL")));
    return providers(environment, "").open("acme");
  }

  private Providers providers(Map<String, String> environment, String options) {
    var config = Config.load(new ConfigSources(temp.resolve("none.toml"), Optional::empty,
        Map.of(), Map.of("provider.options", options)));
    return new Providers(new ProviderRegistry(bench.extensions()), bench::runner, config,
        environment);
  }

  private static ModelClient client() {
    return new ModelClient(ModelSetup.of(HttpService::new, SECRETS));
  }

  private static void assertProblem(String code, String message, ThrowingCallable act) {
    Problem problem = catchThrowableOfType(PiCodeException.class, act).problem();
    assertThat(List.of(problem.code(), problem.message())).first().isEqualTo(code);
    assertThat(problem.message()).contains(message);
    assertThat(new ArrayList<>(List.of(problem.message()))).noneMatch(text -> text.contains(KEY));
  }
}
