package dev.picode.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.Golden;
import dev.picode.problem.Problem;
import dev.picode.terminal.Canvas;
import dev.picode.terminal.ProblemView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What a person is shown when files, requests, programs, stores and secrets refuse; the texts are in
/// `golden/problem`.
@DisabledOnOs(OS.WINDOWS)
class ServiceProblemTest {
  @TempDir
  private Path temp;
  private Path root = Path.of("unset");
  private TestScript script = new TestScript(Path.of("unset"));
  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void prepare() throws IOException {
    root = temp.toRealPath();
    server.setDispatcher(new Misbehaving());
    server.start();
    script = new TestScript(root).with("SHORT", "abc")
        .with("TOKEN", "t0ken-of-mine")
        .granted("READ", "**")
        .granted("WRITE", "**")
        .granted("NET", "a.test:" + server.getPort(), "nowhere.invalid", "*.c.test:1")
        .granted("RUN", "sleep", "no-such-program", "./script")
        .granted("SECRETS", "SHORT", "NONE", "TOKEN");
  }

  @AfterEach
  void close() {
    script.close();
    server.close();
  }

  @Test
  void files() throws IOException {
    Files.writeString(root.resolve("a.txt"), "one two one");
    Files.createDirectories(root.resolve("full/of"));
    check("edit-mismatch", "files.edit", Map.of("path", "a.txt", "edits",
        List.of(Map.of("oldText", "one", "newText", "1"))));
    check("edit-mismatch.nowhere", "files.edit", Map.of("path", "a.txt", "edits",
        List.of(Map.of("oldText", "`three`\u001b[2J", "newText", "3"))));
    check("folder-not-empty", "files.remove", Map.of("path", "full"));
    check("base64-invalid", "files.writeBytes", Map.of("path", "b", "base64", "?"));
  }

  @Test
  void requests() {
    check("http-request-invalid", "http.fetch", Map.of("url", "file:///etc/passwd"));
    check("http-request-invalid.user", "http.fetch", Map.of("url", "https://a:b@acme.com/"));
    check("http-request-invalid.header", "http.fetch",
        Map.of("url", url("/"), "headers", Map.of("Host", "acme.com")));
    check("http-request-invalid.line", "http.fetch",
        Map.of("url", url("/"), "headers", Map.of("x", "a\r\nb: c")));
    check("http-failed", "http.fetch", Map.of("url", "https://nowhere.invalid/"));
    check("http-failed.closed", "http.fetch", Map.of("url", url("/closed")));
    check("http-timeout", "http.fetch", Map.of("url", url("/silent"), "timeoutMs", 200));
    check("http-too-large", "http.fetch", Map.of("url", url("/large"), "maxBytes", 10));
    check("http-too-many-redirects", "http.fetch", Map.of("url", url("/loop")));
    check("http-redirect-refused", "http.fetch", Map.of("url", url("/to-file")));
    check("address-private", "http.fetch", Map.of("url", "http://b.c.test:1/"));
  }

  @Test
  void programs() throws IOException {
    Files.writeString(root.resolve("script"), "#!/no/such/interpreter\n");
    check("program-invalid", "process.run", Map.of("argv", List.of("./script")));
    check("program-invalid.none", "process.run", Map.of("argv", List.of()));
    check("program-not-found", "process.run", Map.of("argv", List.of("no-such-program")));
    check("program-timeout", "process.run",
        Map.of("argv", List.of("sleep", "100"), "timeoutMs", 100));
    assertThat(root.resolve("script").toFile().setExecutable(true)).isTrue();
    check("program-failed", "process.run", Map.of("argv", List.of("./script")));
  }

  @Test
  void stores() throws IOException {
    check("store-entry-invalid", "kv.set", Map.of("key", "", "value", 1L));
    check("store-full", "kv.set", Map.of("key", "a", "value", "x".repeat(5_000_000)));
    Path folder = Files.createDirectories(root.resolve(".data/kv"));
    Files.writeString(folder.resolve("acme.test.kv"), "not a store\n");
    check("store-corrupt", "kv.get", Map.of("key", "a"));
    Files.delete(folder.resolve("acme.test.kv"));
    Files.createDirectory(folder.resolve("acme.test.kv"));
    check("store-failed", "kv.get", Map.of("key", "a"));
  }

  @Test
  void secrets() {
    check("secret-missing", "secrets.get", Map.of("name", "NONE"));
    check("secret-unusable", "secrets.get", Map.of("name", "SHORT"));
    check("secret-unsafe", "http.fetch", Map.of("url", url("/leak"), "headers",
        Map.of("authorization", Map.of("secret", "TOKEN"))));
  }

  private String url(String path) {
    return "http://a.test:" + server.getPort() + path;
  }

  private void check(String name, String target, Map<String, ?> arguments) {
    Problem problem = script.refused(target, arguments);
    assertThat(problem.code()).isEqualTo(name.replaceAll("\\..*", ""));
    Golden.check("problem/" + name + ".txt",
        ProblemView.render(problem, Canvas.plain(100)).replace(root.toString(), "ROOT"));
  }

  /// Does what its paths say.
  private static final class Misbehaving extends Dispatcher {
    @Override
    public MockResponse dispatch(RecordedRequest request) {
      return switch (String.valueOf(request.getTarget())) {
        case "/large" -> new MockResponse(200, Headers.EMPTY, "much more than ten");
        case "/loop" -> to("/loop");
        case "/to-file" -> to("file:///etc/passwd");
        case "/leak" -> to("/?k=" + String.valueOf(request.getHeaders().get("authorization")));
        case "/silent" ->
          new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build();
        default -> new MockResponse.Builder()
            .onResponseStart(new SocketEffect.CloseSocket())
            .build();
      };
    }

    private static MockResponse to(String location) {
      return new MockResponse(302, Headers.of("Location", location), "");
    }
  }
}
