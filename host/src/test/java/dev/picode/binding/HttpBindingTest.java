package dev.picode.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `ctx.http.fetch` and the secrets it spends, against servers that send back what they get.
class HttpBindingTest {
  private static final String VALUE = "t0ken-of-mine+/=";

  @TempDir
  private Path folder;
  private final MockWebServer server = new MockWebServer();
  private final MockWebServer other = new MockWebServer();
  private TestScript script = new TestScript(Path.of("unset"));

  @BeforeEach
  void prepare() throws IOException {
    server.setDispatcher(new Echo());
    other.setDispatcher(new Echo());
    server.start();
    other.start();
    script = new TestScript(folder.toRealPath()).with("TOKEN", VALUE)
        .granted("NET", "a.test:" + server.getPort());
  }

  @AfterEach
  void close() {
    script.close();
    server.close();
    other.close();
  }

  @Test
  void fetchesFromAGrantedHost() {
    assertThat(script.call("http.fetch", Map.of(
        "url", url("/status/404"), "method", "POST", "body", "hello", "headers",
        Map.of("X-A", "1"))))
        .isInstanceOfSatisfying(Map.class, answer -> {
          assertThat(answer.get("status")).isEqualTo(404L);
          assertThat(answer.get("ok")).isEqualTo(false);
          assertThat(String.valueOf(answer.get("body"))).contains("POST /status/404", "x-a: 1",
              "body: hello");
          assertThat(answer.get("url")).isEqualTo(url("/status/404"));
        });
    assertThat(script.done).containsExactly(
        "http.fetch {to=http://a.test:" + server.getPort() + ", method=POST}");
  }

  @Test
  void bytesCrossAsBase64() {
    assertThat(script.get("body", "http.fetch", Map.of("url", url("/bytes"), "encoding", "base64")))
        .isEqualTo("AP8B");
    assertThat(script.get("body", "http.fetch", Map.of("url", url("/"), "method", "PUT",
        "body", "AP8B", "bodyEncoding", "base64"))).asString().contains("bytes: AP8B");
    assertThat(script.get("body", "http.fetch", Map.of("url", url("/latin"))))
        .isEqualTo("ü");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://b.test:PORT/", "https://a.test:PORT/x", "http://a.test/",
    "http://127.0.0.1:PORT/", "http://sub.a.test:PORT/"})
  void deniesWhatWasNotGranted(String url) {
    Problem problem = script.refused("http.fetch",
        Map.of("url", url.replace("PORT", String.valueOf(other.getPort()))));
    assertThat(problem.code()).isEqualTo("capability-denied");
    assertThat(other.getRequestCount()).isZero();
    assertThat(script.done).isEmpty();
  }

  @Test
  void aPrivateAddressHasToBeSpelledOut() {
    try (var wide = new TestScript(folder).granted("NET", "*:" + server.getPort(),
        "*.example.test:" + server.getPort())) {
      for (String host : List.of("a.example.test", "b.test")) {
        assertThat(wide.refused("http.fetch",
            Map.of("url", "http://" + host + ":" + server.getPort() + "/")).code())
            .isEqualTo("address-private");
      }
      for (String host : List.of("127.0.0.1", "localhost", "[::1]", "0.0.0.0")) {
        assertThat(wide.refused("http.fetch",
            Map.of("url", "http://" + host + ":" + server.getPort() + "/")).code())
            .isEqualTo("capability-denied");
      }
      assertThat(server.getRequestCount()).isZero();
      assertThat(wide.done).hasSize(2).allMatch(act -> act.startsWith("http.refused {"));
    }
  }

  @Test
  void aRedirectIsDeniedAsTheUrlWouldBe() {
    Problem problem = script.refused("http.fetch",
        Map.of("url", url("/to/http://b.test:" + other.getPort() + "/")));
    assertThat(problem.code()).isEqualTo("capability-denied");
    assertThat(problem.hint()).contains("b.test:" + other.getPort());
    assertThat(other.getRequestCount()).isZero();
  }

  // ---- secrets -------------------------------------------------------------------------------------

  @Test
  void spendsASecretThatTheScriptNeverSees() throws Exception {
    script.granted("SECRETS", "TOKEN");
    Object handle = script.call("secrets.get", Map.of("name", "TOKEN"));
    assertThat(handle).isEqualTo(Map.of("secret", "TOKEN"));
    assertThat(handle).isNotNull();
    Object answer = script.call("http.fetch", Map.of("url", url("/echo"), "headers", Map.of(
        "Authorization", List.of("Bearer ", handle),
        "X-Basic", List.of("Basic ", Map.of("base64", List.of("user:", handle))))));
    RecordedRequest seen = server.takeRequest();
    assertThat(seen.getHeaders().get("authorization")).isEqualTo("Bearer " + VALUE);
    String basic = Base64.getEncoder()
        .encodeToString(("user:" + VALUE).getBytes(StandardCharsets.UTF_8));
    assertThat(seen.getHeaders().get("x-basic")).isEqualTo("Basic " + basic);
    assertThat(String.valueOf(answer)).contains("[secret TOKEN]")
        .doesNotContain(VALUE)
        .doesNotContain(basic)
        .doesNotContain(basic.substring(8, 20));
    assertThat(script.done).containsExactly(
        "secrets.spend {secret=TOKEN, to=http://a.test:" + server.getPort() + "}",
        "http.fetch {to=http://a.test:" + server.getPort() + ", method=GET}");
    assertThat(script.decided).contains("use the secret `TOKEN` towards `a.test` granted");
  }

  @Test
  void takesTheSecretOutOfBytesToo() {
    script.granted("SECRETS", "TOKEN");
    Object body = script.get("body", "http.fetch", Map.of("url", url("/echo"), "encoding", "base64",
        "headers", Map.of("authorization", Map.of("secret", "TOKEN"))));
    assertThat(new String(Base64.getDecoder().decode(String.valueOf(body)), StandardCharsets.UTF_8))
        .contains("authorization: [secret TOKEN]")
        .doesNotContain(VALUE);
  }

  @Test
  void aForgedHandleOpensNothing() {
    assertThat(script.refused("http.fetch", Map.of("url", url("/echo"), "headers",
        Map.of("authorization", Map.of("secret", "TOKEN")))).code()).isEqualTo("capability-denied");
    assertThat(script.refused("secrets.get", Map.of("name", "TOKEN")).code())
        .isEqualTo("capability-denied");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void aSecretIsSpentOnlyWhereItsScopeSays() {
    script.granted("SECRETS", "TOKEN@b.test");
    Problem problem = script.refused("http.fetch", Map.of("url", url("/echo"), "headers",
        Map.of("authorization", Map.of("secret", "TOKEN"))));
    assertThat(problem.message()).contains("use the secret `TOKEN` towards `a.test`");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void aSecretDoesNotFollowToAnotherHost() throws Exception {
    script.granted("SECRETS", "TOKEN").granted("NET", "b.test:" + other.getPort());
    script.call("http.fetch", Map.of(
        "url", url("/to/http://b.test:" + other.getPort() + "/echo"),
        "headers", Map.of("x-key", Map.of("secret", "TOKEN"), "accept", "text/plain")));
    RecordedRequest seen = other.takeRequest();
    assertThat(seen.getHeaders().get("accept")).isEqualTo("text/plain");
    assertThat(seen.getHeaders().toString()).doesNotContain(VALUE).doesNotContain("x-key");
    assertThat(script.done).hasSize(3)
        .filteredOn(act -> act.startsWith("secrets.spend"))
        .containsExactly("secrets.spend {secret=TOKEN, to=http://a.test:" + server.getPort() + "}");
  }

  @Test
  void aRedirectCannotCarryASecretAway() {
    script.granted("SECRETS", "TOKEN").granted("NET", "b.test:" + other.getPort());
    for (String way : List.of("/leak-query/", "/leak-host/")) {
      Problem problem = script.refused("http.fetch", Map.of(
          "url", url(way + "b.test:" + other.getPort()),
          "headers", Map.of("x-key", Map.of("secret", "TOKEN"))));
      assertThat(problem.code()).isIn("secret-unsafe", "http-redirect-refused");
      assertThat(problem.message() + problem.hint()).doesNotContain(VALUE);
    }
    assertThat(other.getRequestCount()).isZero();
    assertThat(script.done.toString() + script.decided).doesNotContain(VALUE);
  }

  @Test
  void aSecretThatIsMissingOrUnusableIsSaidByName() {
    script.with("SHORT", "abc")
        .with("BROKEN", "line\r\nX-Evil: 1")
        .granted("SECRETS", "NONE",
            "SHORT", "BROKEN");
    assertThat(script.refused("secrets.get", Map.of("name", "NONE")).code())
        .isEqualTo("secret-missing");
    assertThat(script.refused("secrets.get", Map.of("name", "SHORT")).code())
        .isEqualTo("secret-unusable");
    Problem problem = script.refused("http.fetch", Map.of("url", url("/echo"), "headers",
        Map.of("x-key", Map.of("secret", "BROKEN"))));
    assertThat(problem.code()).isEqualTo("http-request-invalid");
    assertThat(problem.message()).doesNotContain("X-Evil");
  }

  @Test
  void refusesAHeaderOfAnotherShape() {
    for (Object value : List.of(1L, true, Map.of(), Map.of("secret", 1L), List.of(List.of(
        List.of(List.of(List.of(List.of("deep")))))))) {
      assertThat(
          script.refused("http.fetch", Map.of("url", url("/"), "headers", Map.of("x", value)))
              .code())
          .isEqualTo("http-request-invalid");
    }
  }

  private String url(String path) {
    return "http://a.test:" + server.getPort() + path;
  }

  /// Sends back what it got, and leads elsewhere where the path says so.
  private static final class Echo extends Dispatcher {
    @Override
    public MockResponse dispatch(RecordedRequest request) {
      String path = String.valueOf(request.getTarget());
      String key = String.valueOf(request.getHeaders().get("x-key"));
      if (path.startsWith("/to/")) {
        return redirect(path.substring(4));
      }
      if (path.startsWith("/leak-query/")) {
        return redirect("http://" + path.substring(12) + "/?k=" + key);
      }
      if (path.startsWith("/leak-host/")) {
        return redirect("http://" + key.replaceAll("[^A-Za-z0-9-]", "") + "." + path.substring(11)
            + "/" + key);
      }
      if (path.equals("/bytes")) {
        return new MockResponse.Builder()
            .body(new Buffer().write(new byte[] {0, (byte) 0xff, 1}))
            .build();
      }
      if (path.equals("/latin")) {
        return new MockResponse.Builder()
            .addHeader("Content-Type", "text/plain; charset=iso-8859-1")
            .body(new Buffer().write(new byte[] {(byte) 0xfc}))
            .build();
      }
      return echo(request, path);
    }

    private static MockResponse redirect(String to) {
      return new MockResponse(302, Headers.of("Location", to), "");
    }

    private static MockResponse echo(RecordedRequest request, String path) {
      var text = new StringBuilder(request.getMethod() + " " + path + "\n");
      Headers.Builder headers = new Headers.Builder();
      request.getHeaders().forEach(header -> {
        String name = header.getFirst().toLowerCase(Locale.ROOT);
        text.append(name).append(": ").append(header.getSecond()).append('\n');
        headers.add("echo-" + name, header.getSecond());
      });
      if (request.getBody() != null) {
        text.append("body: ").append(request.getBody().utf8()).append('\n');
        text.append("bytes: ").append(request.getBody().base64()).append('\n');
      }
      int status = path.startsWith("/status/") ? Integer.parseInt(path.substring(8)) : 200;
      return new MockResponse(status, headers.build(), text.toString());
    }
  }
}
