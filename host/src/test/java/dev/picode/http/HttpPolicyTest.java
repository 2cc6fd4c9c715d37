package dev.picode.http;

import static dev.picode.http.HttpServiceTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.problem.PiCodeException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a server or a name server can do to reach what was not allowed: nothing.
class HttpPolicyTest {
  private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

  private final HttpService service = new HttpService(
      host -> host.endsWith(".test") ? List.of(loopback()) : HttpResolver.system().resolve(host));

  // ---- redirects -----------------------------------------------------------------------------------

  @Test
  void followsARedirectAndAsksForEachHop() throws IOException {
    try (var last = RawServer.saying(HELLO);
        var first = redirecting("http://b.test:" + last.port() + "/next?x=1")) {
      var policy = Allowing.all();
      HttpResponse response = service.send(get("http://a.test:" + first.port() + "/"),
          HttpLimits.DEFAULT, policy);
      assertThat(response.target()).hasToString("http://b.test:" + last.port() + "/next?x=1");
      assertThat(policy.asked).containsExactly(
          "http://a.test:" + first.port(), "http://b.test:" + last.port());
    }
  }

  @Test
  void aRefusedHopIsNeverConnected() throws IOException {
    try (var last = RawServer.saying(HELLO);
        var first = redirecting("http://b.test:" + last.port() + "/")) {
      var policy = new Allowing(target -> target.host().equals("a.test"), _ -> true);
      assertRefused("capability-denied",
          () -> service.send(get("http://a.test:" + first.port() + "/"), HttpLimits.DEFAULT,
              policy));
      assertThat(last.connections).hasValue(0);
    }
  }

  @Test
  void aRedirectToAnotherPortIsAnotherHop() throws IOException {
    try (var last = RawServer.saying(HELLO); var first = redirecting(last.url())) {
      var policy = new Allowing(target -> target.port() == first.port(), _ -> true);
      assertRefused("capability-denied",
          () -> service.send(get(first.url()), HttpLimits.DEFAULT, policy));
      assertThat(last.connections).hasValue(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "file:///etc/passwd", "ftp://example.org/", "javascript:alert(1)", "data:text/plain,x",
    "http://user:pass@127.0.0.1/", "http://127.1/", "http://2130706433/", "http:///",
    "http://a b/"})
  void refusesARedirectToWhatIsNoPlainTarget(String location) throws IOException {
    try (var server = redirecting(location)) {
      assertRefused("http-redirect-refused",
          () -> service.send(get(server.url()), HttpLimits.DEFAULT, Allowing.all()));
    }
  }

  @Test
  void stopsALoop() throws IOException {
    try (var server = redirecting("/again")) {
      assertRefused("http-too-many-redirects",
          () -> service.send(get(server.url()), HttpLimits.DEFAULT, Allowing.all()));
      assertThat(server.heads).hasSize(11);
    }
  }

  @Test
  void givesTheRedirectItselfWhereNoneIsToBeFollowed() throws IOException {
    try (var server = redirecting("http://elsewhere.test/")) {
      HttpResponse response = service.send(get(server.url()),
          new HttpLimits(Duration.ofSeconds(5), 100, 0), Allowing.all());
      assertThat(response.status()).isEqualTo(302);
      assertThat(response.header("location")).contains("http://elsewhere.test/");
    }
  }

  @ParameterizedTest
  @CsvSource({"301, POST, GET", "302, POST, GET", "303, PUT, GET", "303, HEAD, HEAD",
    "307, POST, POST", "308, PUT, PUT", "302, PUT, PUT"})
  void changesTheMethodAsBrowsersDo(int status, String method, String expected) {
    HttpRequest next = Redirects.next(
        HttpRequest.of(method, HttpTarget.parse("http://a.test/"),
            List.of(HttpHeader.of("content-type", "x/y", false)),
            method.equals("HEAD") ? null : new byte[1]),
        status, "/b");
    assertThat(next).isNotNull();
    assertThat(next.method()).isEqualTo(expected);
    assertThat(next.headers().isEmpty()).isEqualTo(expected.equals("GET"));
  }

  @Test
  void neverLeavesHttps() {
    HttpRequest request = get("https://a.test/");
    assertRefused("http-redirect-refused",
        () -> Redirects.next(request, 302, "http://a.test/"));
    assertThat(Redirects.next(request, 302, "//b.test/")).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.test/x, true", "https://a.test:443/x, true", "https://b.test/, false",
    "https://a.test:444/, false", "https://sub.a.test/, false"
  })
  void leavesCredentialsWhereTheyBelong(String location, boolean kept) {
    HttpRequest request = HttpRequest.of("GET", HttpTarget.parse("https://a.test/"), List.of(
        HttpHeader.of("Authorization", "Bearer x", false), HttpHeader.of("Cookie", "a=b", false),
        HttpHeader.of("X-Api-Key", "k", false), HttpHeader.of("Accept", "s", true),
        HttpHeader.of("Accept", "text/html", false)), null);
    HttpRequest next = Redirects.next(request, 302, location);
    assertThat(next).isNotNull();
    if (kept) {
      assertThat(next.headers()).hasSize(5);
    } else {
      assertThat(next.headers()).extracting(HttpHeader::toString)
          .containsExactly("accept: text/html");
    }
  }

  // ---- addresses -----------------------------------------------------------------------------------

  @Test
  void judgesTheAddressThatAHostResolvesTo() throws IOException {
    try (var server = RawServer.saying(HELLO)) {
      var policy = new Allowing(_ -> true, address -> !address.isLoopbackAddress());
      assertRefused("capability-denied",
          () -> service.send(get("http://a.test:" + server.port() + "/"), HttpLimits.DEFAULT,
              policy));
      assertThat(server.connections).hasValue(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
    "localhost", "LOCALHOST."})
  void judgesAnAddressThatIsWrittenOut(String host) throws IOException {
    try (var server = RawServer.saying(HELLO)) {
      var policy = new Allowing(_ -> true, address -> !address.isLoopbackAddress());
      assertRefused("capability-denied",
          () -> service.send(get("http://" + host + ":" + server.port() + "/"),
              HttpLimits.DEFAULT, policy));
      assertThat(server.connections).hasValue(0);
    }
  }

  @Test
  void aRedirectToAPrivateAddressIsJudgedToo() throws IOException {
    try (var inner = RawServer.saying(HELLO); var first = redirecting(inner.url())) {
      var allowed = new AtomicInteger();
      var policy = new Allowing(_ -> true, _ -> allowed.incrementAndGet() <= 3);
      assertRefused("capability-denied",
          () -> service.send(get("http://a.test:" + first.port() + "/"), HttpLimits.DEFAULT,
              policy));
      assertThat(inner.connections).hasValue(0);
    }
  }

  @Test
  void connectsToTheAddressThatWasJudgedAlsoWhenTheNameServerChangesItsMind() throws Exception {
    InetAddress publicAddress = InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1});
    var asked = new AtomicInteger();
    var rebinding = new HttpService(
        _ -> List.of(asked.getAndIncrement() == 0 ? publicAddress : loopback()));
    try (var server = RawServer.saying(HELLO)) {
      var policy = new Allowing(_ -> true, address -> !address.isLoopbackAddress());
      assertThatThrownBy(
          () -> rebinding.send(get("http://rebind.test:" + server.port() + "/"),
              new HttpLimits(Duration.ofMillis(700), 100, 10), policy))
          .isInstanceOfSatisfying(PiCodeException.class,
              e -> assertThat(e.problem().code()).isIn("http-timeout", "http-failed"));
      assertThat(policy.judged).containsOnly(publicAddress);
      assertRefused("capability-denied",
          () -> rebinding.send(get("http://rebind.test:" + server.port() + "/"),
              HttpLimits.DEFAULT, policy));
      assertThat(server.connections).hasValue(0);
    }
  }

  @Test
  void oneForbiddenAddressAmongSeveralIsEnough() throws Exception {
    InetAddress publicAddress = InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1});
    var mixed = new HttpService(_ -> List.of(publicAddress, loopback()));
    assertRefused("capability-denied",
        () -> mixed.send(get("http://mixed.test/"), HttpLimits.DEFAULT,
            new Allowing(_ -> true, address -> !address.isLoopbackAddress())));
  }

  @Test
  void judgesAConnectionAgainThatAnotherRequestLeftOpen() throws Exception {
    try (var server = new MockWebServer()) {
      server.enqueue(new MockResponse(200, Headers.EMPTY, ""));
      server.enqueue(new MockResponse(200, Headers.EMPTY, ""));
      server.enqueue(new MockResponse(200, Headers.EMPTY, ""));
      server.start();
      String url = "http://a.test:" + server.getPort() + "/";
      service.send(get(url), HttpLimits.DEFAULT, Allowing.all());
      var policy = new Allowing(_ -> true, address -> !address.isLoopbackAddress());
      assertRefused("capability-denied",
          () -> service.send(get(url), HttpLimits.DEFAULT, policy));
      service.send(get(url), HttpLimits.DEFAULT, Allowing.all());
      assertThat(server.getRequestCount()).isEqualTo(2);
    }
  }

  @Test
  void aConnectionIsUsedAgainWithoutAskingForItsAddressTwice() throws Exception {
    try (var server = new MockWebServer()) {
      server.enqueue(new MockResponse(200, Headers.EMPTY, ""));
      server.enqueue(new MockResponse(200, Headers.EMPTY, ""));
      server.start();
      String url = "http://a.test:" + server.getPort() + "/";
      service.send(get(url), HttpLimits.DEFAULT, Allowing.all());
      var policy = Allowing.all();
      service.send(get(url), HttpLimits.DEFAULT, policy);
      server.takeRequest();
      assertThat(server.takeRequest().getExchangeIndex()).isEqualTo(1);
      assertThat(policy.judged).containsExactly(loopback());
    }
  }

  private static RawServer redirecting(String location) throws IOException {
    return RawServer.saying("HTTP/1.1 302 Found\r\nLocation: " + location
        + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  }

  private static HttpRequest get(String url) {
    return HttpRequest.of("GET", HttpTarget.parse(url), List.of(), null);
  }

  private static InetAddress loopback() {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
