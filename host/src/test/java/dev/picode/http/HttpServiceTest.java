package dev.picode.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.problem.PiCodeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okio.Buffer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The service against real servers on the loopback address, among them some that no one would want.
class HttpServiceTest {
  private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
  private final HttpService service = new HttpService();

  @Test
  void sendsARequestAndReadsTheAnswer() throws Exception {
    try (var server = new MockWebServer()) {
      server.enqueue(new MockResponse(201, Headers.of("X-One", "1"), "made"));
      server.start();
      HttpResponse response = service.send(
          HttpRequest.of("post", target(server.url("/a?b=c").toString()),
              List.of(HttpHeader.of("X-Own", "v", false),
                  HttpHeader.of("Content-Type", "text/plain", false)),
              "body".getBytes(StandardCharsets.UTF_8)),
          HttpLimits.DEFAULT, Allowing.all());
      RecordedRequest seen = server.takeRequest();
      assertThat(seen.getMethod()).isEqualTo("POST");
      assertThat(seen.getTarget()).isEqualTo("/a?b=c");
      assertThat(seen.getHeaders().get("x-own")).isEqualTo("v");
      assertThat(seen.getHeaders().get("content-type")).isEqualTo("text/plain");
      assertThat(seen.getHeaders().get("user-agent")).isEqualTo("PiCode");
      assertThat(seen.getHeaders().get("cookie")).isNull();
      assertThat(Objects.requireNonNull(seen.getBody()).utf8()).isEqualTo("body");
      assertThat(response.status()).isEqualTo(201);
      assertThat(response.header("x-one")).contains("1");
      assertThat(text(response)).isEqualTo("made");
    }
  }

  @Test
  void unpacksGzip() throws Exception {
    try (var server = new MockWebServer()) {
      server.enqueue(new MockResponse.Builder()
          .addHeader("Content-Encoding", "gzip")
          .body(new Buffer().write(zipped("packed".getBytes(StandardCharsets.UTF_8))))
          .build());
      server.start();
      assertThat(text(get(server.url("/").toString()))).isEqualTo("packed");
    }
  }

  @Test
  void keepsNoCookies() throws Exception {
    try (var server = new MockWebServer()) {
      server.enqueue(new MockResponse(200, Headers.of("Set-Cookie", "a=b"), ""));
      server.enqueue(new MockResponse(200, Headers.EMPTY, ""));
      server.start();
      get(server.url("/").toString());
      get(server.url("/").toString());
      server.takeRequest();
      assertThat(server.takeRequest().getHeaders().get("cookie")).isNull();
    }
  }

  // ---- size and time -------------------------------------------------------------------------------

  @Test
  void stopsAtTheLargestBodyAlsoWhenItNeverEnds() throws IOException {
    try (var server = RawServer.start(out -> {
      out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      while (true) {
        out.write(new byte[8192]);
      }
    })) {
      assertRefused("http-too-large",
          () -> service.send(request(server.url()), limits(5_000, 100_000), Allowing.all()));
    }
  }

  @Test
  void believesALengthThatIsTooLarge() throws IOException {
    try (var server = RawServer.saying(
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n")) {
      assertRefused("http-too-large", () -> get(server.url()));
    }
  }

  @Test
  void countsAfterUnpackingSoThatABombIsNone() throws Exception {
    byte[] bomb = zipped(new byte[64 << 20]);
    assertThat(bomb.length).isLessThan(100_000);
    try (var server = new MockWebServer()) {
      server.enqueue(new MockResponse.Builder()
          .addHeader("Content-Encoding", "gzip")
          .body(new Buffer().write(bomb))
          .build());
      server.start();
      assertRefused("http-too-large", () -> get(server.url("/").toString()));
    }
  }

  @Test
  void takesABodyOfExactlyTheLargestSize() throws IOException {
    try (var server = RawServer.saying(HELLO)) {
      assertThat(
          text(service.send(request(server.url()), limits(5_000, 5), Allowing.all())))
          .isEqualTo("hello");
    }
    try (var server = RawServer.saying(HELLO)) {
      assertRefused("http-too-large",
          () -> service.send(request(server.url()), limits(5_000, 4), Allowing.all()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nX: "})
  void stopsAServerThatDripsItsAnswer(String start) throws IOException {
    var end = new CountDownLatch(1);
    try (var server = RawServer.start(out -> {
      out.write(start.getBytes(StandardCharsets.US_ASCII));
      try {
        while (!end.await(20, TimeUnit.MILLISECONDS)) {
          out.write('x');
          out.flush();
        }
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    })) {
      long before = System.nanoTime();
      assertRefused("http-timeout",
          () -> service.send(request(server.url()), limits(400, 1 << 20), Allowing.all()));
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
    } finally {
      end.countDown();
    }
  }

  @Test
  void anAnswerThatIsOnlyPromisedIsNone() throws IOException {
    try (var server = RawServer.start(out -> {
      while (true) {
        out.write("HTTP/1.1 103 Early Hints\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      }
    })) {
      assertThatThrownBy(
          () -> service.send(request(server.url()), limits(700, 1 << 20), Allowing.all()))
          .isInstanceOfSatisfying(PiCodeException.class,
              e -> assertThat(e.problem().code()).isIn("http-timeout", "http-failed"));
    }
  }

  @Test
  void leavesAtOnceWhenItsThreadIsInterrupted() throws Exception {
    var asked = new CountDownLatch(1);
    var closed = new CompletableFuture<Boolean>();
    try (var server = RawServer.start(out -> {
      asked.countDown();
      try {
        while (true) {
          out.write('x');
          out.flush();
        }
      } catch (IOException e) {
        closed.complete(true);
        throw e;
      }
    })) {
      var result = new CompletableFuture<String>();
      var left = new CompletableFuture<Long>();
      Thread caller = Thread.ofPlatform().start(() -> {
        try {
          get(server.url());
        } catch (PiCodeException e) {
          left.complete(System.nanoTime());
          result.complete(e.problem().code() + " " + Thread.currentThread().isInterrupted());
        }
      });
      assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
      long interrupted = System.nanoTime();
      caller.interrupt();
      assertThat(result.get(60, TimeUnit.SECONDS)).isEqualTo("cancelled true");
      assertThat(Duration.ofNanos(left.join() - interrupted)).isLessThan(Duration.ofSeconds(10));
      assertThat(closed.get(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  // ---- broken answers ------------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(strings = {
    "", "\r\n", "no HTTP at all\r\n\r\n", "HTTP/1.1 99999999999 X\r\n\r\n", "HTTP/1.1\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort",
    "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nhello",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nhello",
    "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nplain",
    "HTTP/1.1 204 No\r\nContent-Length: 5\r\n\r\nhello"})
  void saysThatAnAnswerIsBroken(String answer) throws IOException {
    try (var server = RawServer.saying(answer)) {
      assertRefused("http-failed", () -> get(server.url()));
    }
  }

  @Test
  void refusesAFloodOfHeaders() throws IOException {
    try (var server = RawServer.start(out -> {
      out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
      for (int i = 0;; i++) {
        out.write(("X-" + i + ": " + "y".repeat(100) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      }
    })) {
      assertRefused("http-failed", () -> get(server.url()));
    }
  }

  @Test
  void saysThatNobodyListens() throws IOException {
    String url;
    try (var server = RawServer.saying(HELLO)) {
      url = server.url();
    }
    assertRefused("http-failed", () -> get(url));
  }

  @Test
  void saysThatAHostDoesNotExist() {
    assertRefused("http-failed", () -> get("http://nowhere.invalid/"));
  }

  @Test
  void saysThatAServerSpeaksNoTls() throws IOException {
    try (var server = RawServer.greeting(HELLO)) {
      assertRefused("http-failed", () -> get("https://127.0.0.1:" + server.port() + "/"));
    }
  }

  @Test
  void refusesACertificateThatNobodyVouchesFor(@TempDir Path folder) throws Exception {
    try (var server = new MockWebServer()) {
      server.useHttps(selfSigned(folder).getSocketFactory());
      server.enqueue(new MockResponse(200, Headers.EMPTY, ""));
      server.start();
      assertRefused("http-failed", () -> get("https://localhost:" + server.getPort() + "/"));
      assertThat(server.getRequestCount()).isZero();
    }
  }

  private static SSLContext selfSigned(Path folder) throws Exception {
    Path file = folder.resolve("keys");
    char[] password = "password".toCharArray();
    Process keytool = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
        "-alias", "a", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost",
        "-keystore", file.toString(), "-storepass", "password").inheritIO().start();
    assertThat(keytool.waitFor()).isZero();
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(KeyStore.getInstance(file.toFile(), password), password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  // ---- what may be sent ----------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(strings = {
    "Host", "content-length", "Transfer-Encoding", "Connection", "Proxy-Authorization",
    "Proxy-Connection", "TE", "Upgrade", "Expect", "Accept-Encoding", "", "a b", "a:b", "a\r\nb",
    "ä"})
  void refusesAHeaderThatIsNotTheScripts(String name) {
    assertRefused("http-request-invalid", () -> HttpHeader.of(name, "x", false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nX-Evil: 1", "a\nb", "a\rb", "a\u0000b", "ä", "a\u0085b"})
  void refusesAValueThatWouldBeAnotherHeaderAndDoesNotRepeatIt(String value) {
    assertThatThrownBy(() -> HttpHeader.of("x", value, true))
        .isInstanceOf(PiCodeException.class)
        .message()
        .doesNotContain(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONNECT", "TRACE", "GET / HTTP/1.1\r\nX:", "", "GE T", "x-y"})
  void refusesAMethodThatIsNone(String method) {
    assertRefused("http-request-invalid",
        () -> HttpRequest.of(method, target("http://example.org/"), List.of(), null));
  }

  @ParameterizedTest
  @CsvSource({"POST, 0", "PUT, 0", "PATCH, 0", "QUERY, 0", "DELETE,", "OPTIONS,", "HEAD,",
    "PROPFIND,"})
  void sendsEveryOtherMethodWithoutABody(String method, String length) throws Exception {
    try (var server = new MockWebServer()) {
      server.enqueue(new MockResponse(200, Headers.EMPTY, ""));
      server.start();
      service.send(
          HttpRequest.of(method, target(server.url("/").toString()), List.of(), null),
          HttpLimits.DEFAULT, Allowing.all());
      assertThat(server.takeRequest().getHeaders().get("content-length")).isEqualTo(length);
    }
  }

  private HttpResponse get(String url) {
    return service.send(request(url), HttpLimits.DEFAULT, Allowing.all());
  }

  private static HttpRequest request(String url) {
    return HttpRequest.of("GET", target(url), List.of(), null);
  }

  private static HttpTarget target(String url) {
    return HttpTarget.parse(url);
  }

  private static HttpLimits limits(int millis, int maxBytes) {
    return new HttpLimits(Duration.ofMillis(millis), maxBytes, 10);
  }

  private static String text(HttpResponse response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static byte[] zipped(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    }
    return out.toByteArray();
  }

  static void assertRefused(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(PiCodeException.class,
            e -> assertThat(e.problem().code()).as(e.problem().message()).isEqualTo(code));
  }
}
