package dev.picode.extensions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.plugin.manifest.Handler;
import dev.picode.problem.Problem;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.json.Json;
import dev.picode.schema.JsonSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against a server of its own, as its README tells to set one up: the address in `lib/server.js`, the host in
/// the manifest.
class IssueTrackerTest {
  private static final String TOKEN = "hush-hush-hush";
  private static final String ISSUE = """
      {"number": 7, "title": "Crash", "state": "open", "user": {"login": "zoe"},
       "labels": [{"name": "bug"}], "comments": 1, "updated_at": "2026-01-02T03:04:05Z",
       "html_url": "https://github.com/a/b/issues/7", "body": "It crashes."}
      """;

  private final MockWebServer server = new MockWebServer();

  @TempDir
  private Path temp;
  private Bench bench;

  @BeforeEach
  void prepare() throws IOException {
    server.start();
    Path pack = Files.createDirectory(temp.resolve("issue-tracker"));
    copy(Bench.PACKS.resolve("issue-tracker"), pack);
    bench = Bench.with(temp, Map.of("GITHUB_TOKEN", TOKEN), pack);
  }

  @AfterEach
  void close() {
    bench.close();
    server.close();
  }

  private void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.resolveSibling("."));
        Files.writeString(copy, Files.readString(file)
            .replace("https://api.github.com", "http://localhost:" + server.getPort())
            .replace("GITHUB_TOKEN@api.github.com", "GITHUB_TOKEN@localhost")
            .replace("\"api.github.com\"", "\"localhost:" + server.getPort() + "\""));
      }
    }
  }

  @Test
  void searchesOneRepositoryWhateverTheWordsSay() throws InterruptedException {
    server.enqueue(json("{\"total_count\": 12, \"items\": [" + ISSUE + "]}"));
    assertThat(value("issue-search",
        Map.of("repo", "a/b", "words", "crash repo:evil/x", "limit", 5L))).isEqualTo("""
            {"total":12,"issues":[{"number":7,"title":"Crash","state":"open","author":"zoe",\
            "labels":["bug"],"comments":1,"updated":"2026-01-02T03:04:05Z",\
            "url":"https://github.com/a/b/issues/7"}]}""");
    RecordedRequest request = server.takeRequest();
    assertThat(request.getUrl().queryParameter("q"))
        .isEqualTo("repo:a/b is:issue state:open crash repo evil/x");
    assertThat(request.getUrl().queryParameter("per_page")).isEqualTo("5");
    assertThat(request.getHeaders().get("authorization")).isEqualTo("Bearer " + TOKEN);
  }

  @Test
  void readsAnIssueWithItsComments() {
    server.setDispatcher(new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        return json(request.getUrl().encodedPath().endsWith("/comments")
            ? "[{\"user\": null, \"created_at\": \"2026-01-03\", \"body\": \"" + "x".repeat(9_000)
                + "\"}]"
            : ISSUE);
      }
    });
    String value = value("issue-read", Map.of("repo", "a/b", "number", 7L));
    assertThat(value).contains("\"text\":\"It crashes.\"", "\"author\":null",
        "x".repeat(8_000) + "…\"");
    assertThat(value).doesNotContain("x".repeat(8_001));
  }

  @Test
  void comments() throws InterruptedException {
    server.enqueue(json("{\"html_url\": \"https://github.com/a/b/issues/7#1\"}"));
    assertThat(value("issue-comment", Map.of("repo", "a/b", "number", 7L, "text", "Thanks")))
        .isEqualTo("{\"url\":\"https://github.com/a/b/issues/7#1\"}");
    RecordedRequest request = server.takeRequest();
    assertThat(request.getMethod()).isEqualTo("POST");
    assertThat(request.getUrl().encodedPath()).isEqualTo("/repos/a/b/issues/7/comments");
    assertThat(Objects.requireNonNull(request.getBody()).utf8()).isEqualTo("{\"body\":\"Thanks\"}");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "401||issues-unauthorized|the server does not accept the token",
    "403|x-ratelimit-remaining: 0|issues-rate-limited|the server wants fewer requests",
    "429|retry-after: 3|issues-rate-limited|the server wants fewer requests",
    "404||issues-not-found|there is no such repository or issue, or the token may not see it",
    "403||issues-refused|the server answers with status 403: no [secret GITHUB_TOKEN]"})
  void saysWhatARefusalMeans(int status, @Nullable String header, String code, String message) {
    String[] parts = header == null ? new String[0] : header.split(": ", 2);
    server.enqueue(new MockResponse(status, parts.length == 0 ? Headers.EMPTY : Headers.of(parts),
        "{\"message\": \"no " + TOKEN + "\"}"));
    Problem problem = problem("issue-search", Map.of("repo", "a/b"));
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.message()).contains(message);
  }

  @Test
  void cannotSendTheTokenAnywhereElse() throws IOException {
    try (var other = new MockWebServer()) {
      other.start();
      server.enqueue(new MockResponse(302, Headers.of("Location",
          "http://localhost:" + other.getPort() + "/"), ""));
      assertThat(problem("issue-search", Map.of("repo", "a/b")).code())
          .isEqualTo("capability-denied");
      assertThat(other.getRequestCount()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"../user", "a/..", "a", "a/b/c", "a b/c", "a/."})
  void takesOnlyNamesOfRepositories(String repo) {
    for (var tool : bench.extensions().getFirst().manifest().contributes().tools()) {
      var schema = JsonSchema.of(tool.parameters(), "`parameters`");
      var more = Map.of("number", 7L, "text", "x");
      var given = new LinkedHashMap<String, @Nullable Object>();
      ((Map<?, ?>) Objects.requireNonNull(tool.parameters().get("properties"))).keySet()
          .forEach(name -> {
            if (more.containsKey(String.valueOf(name))) {
              given.put(String.valueOf(name), more.get(String.valueOf(name)));
            }
          });
      given.put("repo", repo);
      assertThat(schema.faults(given)).isNotEmpty();
      given.put("repo", "a/b.c");
      assertThat(schema.faults(given)).isEqualTo(List.of());
    }
  }

  private static MockResponse json(String body) {
    return new MockResponse(200, Headers.of("Content-Type", "application/json"), body);
  }

  private String value(String tool, Map<String, @Nullable Object> params) {
    Outcome outcome = bench.call(Handler.tool(tool), params);
    assertThat(outcome).isInstanceOf(Outcome.Completed.class);
    Object value = ((Outcome.Completed) outcome).value();
    var declared = bench.extensions()
        .getFirst()
        .manifest()
        .contributes()
        .tools()
        .stream()
        .filter(each -> each.name().equals(tool))
        .findFirst()
        .orElseThrow();
    assertThat(JsonSchema.of(declared.result(), "`result`").faults(value)).isEqualTo(List.of());
    return Json.write(value);
  }

  private Problem problem(String tool, Map<String, @Nullable Object> params) {
    Problem problem = Bench.problem(bench.call(Handler.tool(tool), params));
    assertThat(problem).isNotNull();
    assertThat(String.valueOf(problem)).doesNotContain(TOKEN);
    return problem;
  }
}
