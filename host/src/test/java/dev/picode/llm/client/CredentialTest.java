package dev.picode.llm.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.http.HttpService;
import dev.picode.http.HttpTarget;
import dev.picode.llm.AuthScheme;
import dev.picode.llm.ModelProvider;
import dev.picode.llm.ModelRequest;
import dev.picode.llm.ModelServer;
import dev.picode.llm.NeutralProvider;
import dev.picode.llm.ProviderAuth;
import dev.picode.llm.ProviderInfo;
import dev.picode.llm.ProviderProblem;
import dev.picode.llm.Reading;
import dev.picode.llm.Reply;
import dev.picode.llm.WireRequest;
import dev.picode.llm.cache.AnswerCache;
import dev.picode.llm.tape.Tape;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.sandbox.json.Json;
import dev.picode.secret.SecretValue;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tries to get at the key, or to have it sent where it does not belong.
@Timeout(120)
class CredentialTest {
  private static final List<String> FORMS = List.of(Asking.KEY, "sk-very-secret",
      Base64.getEncoder()
          .withoutPadding()
          .encodeToString(Asking.KEY.getBytes(StandardCharsets.UTF_8)),
      "sk-very-secret%2Fkey%2B1", "sk-very-secret\\/key");

  @TempDir
  private Path temp;

  private final Asking asking = new Asking();

  // ---- where it goes -------------------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource({"bearer, authorization, 'Bearer '", "header:X-Api-Key, x-api-key, ''"})
  void goesAlongAsTheSchemeSays(String scheme, String header, String before) throws IOException {
    try (var server = ModelServer.start(Reply.json(400, "no"))) {
      asking.fail(NeutralProvider.at(server.url(), auth(scheme)));
      assertThat(server.seen().getFirst().headers()).containsEntry(header, before + Asking.KEY);
    }
  }

  @Test
  void goesAlongAsAParameter() throws IOException {
    try (var server = ModelServer.start(Reply.json(400, "no"))) {
      asking.fail(NeutralProvider.at(server.url(), auth("query:key")));
      asking.fail(NeutralProvider.at(server.url(), auth("query:key"))
          .changing(wire -> withUrl(wire, wire.url() + "?alt=sse#part")));
      assertThat(server.seen()).extracting(ModelServer.Seen::target)
          .containsExactly("/v1/answer?key=sk-very-secret%2Fkey%2B1",
              "/v1/answer?alt=sse&key=sk-very-secret%2Fkey%2B1");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void isNotSentOnByARedirect(int status) throws IOException {
    try (var thief = ModelServer.start(Reply.json(200, "[]"));
        var server = ModelServer.start(Reply.json(status, "")
            .header("Location", thief.url() + "/?k=" + Asking.KEY))) {
      Problem problem = asking.fail(NeutralProvider.at(server.url()));
      assertThat(problem.code()).isEqualTo("llm-redirected");
      assertThat(problem.message()).contains(thief.url());
      assertNoKey(problem);
      assertThat(thief.seen()).isEmpty();
    }
  }

  @Test
  void isNotSentOnWithinTheHostEither() throws IOException {
    try (var server = ModelServer.start(Reply.json(307, "").header("Location", "/elsewhere"))) {
      assertThat(asking.fail(NeutralProvider.at(server.url())).code()).isEqualTo("llm-redirected");
      assertThat(server.seen()).hasSize(1);
    }
  }

  @Test
  void aScriptCannotSendItElsewhere() throws IOException {
    try (var thief = ModelServer.start(Reply.json(200, "[]"));
        var server = ModelServer.start(Reply.json(200, "[]"))) {
      int port = thief.port();
      for (String url : List.of(thief.url() + "/", "http://localhost:" + server.port() + "/",
          "https://127.0.0.1:" + server.port() + "/", "https://api.neutral.example/",
          server.url().replace("127.0.0.1", "127.0.0.2"), server.url() + "@127.0.0.1:" + port,
          "http://user:pw@127.0.0.1:" + server.port() + "/", "http://2130706433:" + port + "/",
          "file:///etc/passwd", "//127.0.0.1:" + port + "/", "http://[::1]:" + port + "/")) {
        Problem problem = asking.fail(NeutralProvider.at(server.url())
            .changing(wire -> withUrl(wire, url)));
        assertThat(problem.code()).as(url).isIn("llm-host-refused", "http-request-invalid");
      }
      assertThat(thief.seen()).isEmpty();
      assertThat(server.seen()).isEmpty();
      assertThat(asking.sent).isEmpty();
    }
  }

  @Test
  void aUrlHasOneReadingOnly() throws IOException {
    try (var thief = ModelServer.start(Reply.json(200, "[]"));
        var server = ModelServer.start(Reply.json(400, "no"))) {
      String both = server.url() + "\\@127.0.0.1:" + thief.port() + "/";
      asking.fail(NeutralProvider.at(server.url()).changing(wire -> withUrl(wire, both)));
      assertThat(server.seen()).hasSize(1);
      assertThat(thief.seen()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://api.neutral.example/", "https://api.neutral.example:8443/",
    "https://api.neutral.example.evil.example/", "https://evil.example/api.neutral.example",
    "https://xapi.neutral.example/", "https://neutral.example/"})
  void withoutABaseUrlOnlyDeclaredHostsAreAsked(String url) {
    asking.withSecrets(_ -> {
      throw new AssertionError("the key is not even looked for");
    });
    assertThat(asking.fail(declared(auth("bearer"), url)).code()).isEqualTo("llm-host-refused");
    assertThat(asking.sent).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fd00::1",
    "::ffff:127.0.0.1"})
  void aDeclaredHostAtAPrivateAddressIsNotAsked(String address) {
    var http = new HttpService(_ -> List.of(InetAddress.getByName(address)));
    asking.with(s -> new ModelSetup(() -> http, s.secrets(), s.timeouts(), s.retry(), s.gate(),
        s.sent(), s.cache(), s.tape(), s.catalogue(), s.clock(), s.chance(), s.pause()));
    Problem problem = asking.fail(declared(auth("bearer"), "https://API.neutral.example./v1"));
    assertThat(problem.code()).isEqualTo("address-private");
  }

  @Test
  void isNotSentInTheOpenToThePublicInternet() throws IOException {
    var route = new ModelRoute(NeutralProvider.at("http://models.example"), "one");
    var target = HttpTarget.parse("http://models.example/");
    var policy = new ProviderPolicy(route, target, true, "NEUTRAL_API_KEY");
    PiCodeException refused = Asking.thrown(
        () -> policy.allow(target, address(8, 8, 8, 8)));
    assertThat(refused).isNotNull();
    assertThat(refused.problem().code()).isEqualTo("secret-unsafe");
    policy.allow(target, address(192, 168, 1, 9));
    policy.allow(target, address(127, 0, 0, 1));
    new ProviderPolicy(route, target, true, null).allow(target, address(8, 8, 8, 8));
  }

  @Test
  void isMissingWhereItIsNeeded() throws IOException {
    asking.withSecrets(_ -> Optional.empty());
    Problem problem = asking.fail(declared(auth("bearer"), "https://api.neutral.example/v1"));
    assertThat(problem.code()).isEqualTo("llm-credential-missing");
    assertThat(problem.hint()).contains("picode provider login neutral", "NEUTRAL_API_KEY");
    try (var server = ModelServer.start(Reply.json(400, "no"))) {
      asking.fail(NeutralProvider.at(server.url()));
      assertThat(server.seen().getFirst().headers()).doesNotContainKey("authorization");
    }
  }

  // ---- scripts that set it -------------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource({"bearer, Authorization", "bearer, AUTHORIZATION", "header:x-api-key, X-API-Key",
    "header:X-Api-Key, x-api-key"})
  void aScriptDoesNotSetItsHeader(String scheme, String name) throws IOException {
    try (var server = ModelServer.start(Reply.json(200, "[]"))) {
      assertThat(asking.fail(NeutralProvider.at(server.url(), auth(scheme))
          .changing(wire -> withHeader(wire, name, "x"))).code()).isEqualTo("llm-credential-set");
      assertThat(server.seen()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"?key=x", "?a=b&key=x", "?key", "?%6bey=x", "?k%65y"})
  void aScriptDoesNotSetItsParameter(String query) throws IOException {
    try (var server = ModelServer.start(Reply.json(200, "[]"))) {
      assertThat(asking.fail(NeutralProvider.at(server.url(), auth("query:key"))
          .changing(wire -> withUrl(wire, wire.url() + query))).code())
          .isEqualTo("llm-credential-set");
      assertThat(server.seen()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"Host, evil.example", "X-A, 'a\r\nAuthorization: b'", "'X-A: b\r\nX-B', c",
    "Proxy-Authorization, x", "Connection, keep-alive", "Content-Length, 3",
    "Transfer-Encoding, chunked"})
  void aScriptDoesNotSetHowAMessageTravels(String name, String value) throws IOException {
    try (var server = ModelServer.start(Reply.json(200, "[]"))) {
      assertThat(asking.fail(NeutralProvider.at(server.url())
          .changing(wire -> withHeader(wire, name, value))).code())
          .isEqualTo("http-request-invalid");
      assertThat(server.seen()).isEmpty();
    }
  }

  // ---- what comes back -----------------------------------------------------------------------------

  @Test
  void aServerThatTellsTheHeadersDoesNotTellTheKey() throws IOException {
    try (var server = ModelServer.start()
        .answering(seen -> Reply.events(
            Json.write(Map.of("type", "text", "text", "heard " + seen.headers())),
            Json.write(Map.of("type", "text", "text", coded(seen))),
            "{\"type\":\"stop\",\"reason\":\"end\"}"))) {
      var cache = new AnswerCache(temp.resolve("cache"), 1 << 20, Duration.ofDays(1),
          asking.setup.clock());
      asking.with(setup -> setup.with(cache).with(Tape.recording(temp.resolve("tape"))));
      var call = new ModelCall(ModelRequest.of("any", "hi"),
          List.of(new ModelRoute(NeutralProvider.at(server.url()), "one")), true, true);
      var answer = asking.client().ask(call, asking.budget, asking);
      assertThat(answer.text()).contains("[secret NEUTRAL_API_KEY]");
      assertNoKey(answer.toString() + answer.text() + asking.events + asking.sent + asking.setup);
      try (Stream<Path> files = Files.walk(temp)) {
        List<Path> written = files.filter(Files::isRegularFile).toList();
        assertThat(written).hasSize(2);
        for (Path file : written) {
          assertNoKey(Files.readString(file));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 500})
  void anErrorDoesNotTellTheKey(int status) throws IOException {
    var read = new ArrayList<String>();
    try (var server = ModelServer.start()
        .answering(seen -> Reply.json(status, seen.headers() + coded(seen)))) {
      var provider = new Overhearing(NeutralProvider.at(server.url()), read);
      PiCodeException thrown = Asking.thrown(() -> asking.ask(provider));
      assertThat(thrown).isNotNull();
      assertNoKey(thrown.problem());
      for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
        assertNoKey(cause.toString());
      }
      assertThat(read).isNotEmpty().allSatisfy(CredentialTest::assertNoKey);
      assertThat(asking.notes).allSatisfy(CredentialTest::assertNoKey);
    }
  }

  @Test
  void anErrorInTheStreamAndAListDoNotTellTheKey() throws IOException {
    try (var server = ModelServer.start()
        .answering(seen -> seen.method().equals("GET")
            ? Reply.json(200, String.valueOf(seen.headers().get("authorization")))
            : Reply.events(Json.write(Map.of("type", "error", "message", coded(seen)))))) {
      assertNoKey(asking.fail(NeutralProvider.at(server.url())));
      assertNoKey(String.valueOf(asking.client().models(NeutralProvider.at(server.url()))));
    }
  }

  @Test
  void aKeyInAUrlIsInNoProblem() throws IOException {
    var gone = ModelServer.start();
    gone.close();
    PiCodeException thrown = Asking
        .thrown(() -> asking.ask(NeutralProvider.at(gone.url(), auth("query:key"))));
    assertThat(thrown).isNotNull();
    assertThat(thrown.problem().code()).isEqualTo("http-failed");
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      assertNoKey(cause.toString());
    }
  }

  @Test
  void whatIsSentHasNoTextWithTheKey() {
    var route = new ModelRoute(NeutralProvider.at("http://127.0.0.1:9", auth("query:key")), "one");
    Outgoing outgoing = Outgoing.of(route,
        route.provider().request(ModelRequest.of("one", "hi"), true),
        name -> Optional.of(SecretValue.of(name, Asking.KEY)));
    assertNoKey(outgoing.toString() + outgoing.http().headers());
  }

  private static String coded(ModelServer.Seen seen) {
    String key = seen.headers().getOrDefault("authorization", "").replace("Bearer ", "");
    return key + " " + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8))
        + " " + key.replace("/", "\\/") + " " + key.replace("/", "%2F").replace("+", "%2B");
  }

  private static void assertNoKey(Problem problem) {
    assertNoKey(problem.toString());
  }

  private static void assertNoKey(String text) {
    assertThat(text).doesNotContain(FORMS);
  }

  private static InetAddress address(int a, int b, int c, int d) {
    try {
      return InetAddress.getByAddress(new byte[] {(byte) a, (byte) b, (byte) c, (byte) d});
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ProviderAuth auth(String scheme) {
    return new ProviderAuth("NEUTRAL_API_KEY", List.of("api.neutral.example"),
        AuthScheme.parse(scheme), true);
  }

  /// A provider that declares its host and asks another one, or not.
  private static ModelProvider declared(@Nullable ProviderAuth auth, String url) {
    return NeutralProvider.at("http://127.0.0.1:9", auth)
        .with(info -> new ProviderInfo(info.title(), info.models(), info.auth(), info.supports(),
            List.of(), null, false))
        .changing(wire -> withUrl(wire, url));
  }

  private static WireRequest withUrl(WireRequest wire, String url) {
    return new WireRequest(wire.method(), url, wire.headers(), wire.body());
  }

  private static WireRequest withHeader(WireRequest wire, String name, String value) {
    var headers = new HashMap<>(wire.headers());
    headers.put(name, value);
    return new WireRequest(wire.method(), wire.url(), headers, wire.body());
  }

  /// A provider that takes down what it is told of errors.
  private record Overhearing(ModelProvider provider, List<String> read) implements ModelProvider {
    @Override
    public String name() {
      return provider.name();
    }

    @Override
    public ProviderInfo info() {
      return provider.info();
    }

    @Override
    public WireRequest request(ModelRequest request, boolean stream) {
      return provider.request(request, stream);
    }

    @Override
    public Reading open() {
      return provider.open();
    }

    @Override
    public ProviderProblem error(int status, String body) {
      read.add(body);
      return provider.error(status, body);
    }
  }
}
