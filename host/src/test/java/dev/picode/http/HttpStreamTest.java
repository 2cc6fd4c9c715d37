package dev.picode.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.problem.PiCodeException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Answers that are read while they come, from servers of every kind.
@Timeout(120)
class HttpStreamTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private static final String HEAD = "HTTP/1.1 200 OK\r\nX-One: 1\r\n\r\n";

  private final HttpService service = new HttpService();

  @Test
  void givesBytesAsTheyCome() throws Exception {
    var read = new CountDownLatch(1);
    try (var server = RawServer.start(out -> {
      out.write((HEAD + "one").getBytes(StandardCharsets.UTF_8));
      out.flush();
      await(read);
      out.write("two".getBytes(StandardCharsets.UTF_8));
    });
        HttpStream stream = open(server, Allowing.all())) {
      assertThat(stream.status()).isEqualTo(200);
      assertThat(stream.header("x-one")).contains("1");
      assertThat(stream.target().toString()).isEqualTo(server.url());
      assertThat(text(stream.read(LONG))).isEqualTo("one");
      read.countDown();
      assertThat(text(stream.readUpTo(100, LONG))).isEqualTo("two");
      assertThat(stream.read(LONG)).isEmpty();
    }
  }

  @Test
  void closingEndsTheConnectionAndAReadThatWaits() throws Exception {
    var left = new CountDownLatch(1);
    try (var server = RawServer.start(out -> {
      try {
        out.write(HEAD.getBytes(StandardCharsets.UTF_8));
        while (true) {
          out.write('x');
          out.flush();
        }
      } catch (SocketException e) {
        left.countDown();
        throw e;
      }
    })) {
      HttpStream stream = open(server, Allowing.all());
      assertThat(stream.read(LONG)).isNotEmpty();
      stream.close();
      assertThat(stream.read(LONG)).isEmpty();
      assertThat(left.await(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void anotherThreadCanEndAReadThatWaits() throws Exception {
    var never = new CountDownLatch(1);
    try (var server = RawServer.start(out -> {
      out.write(HEAD.getBytes(StandardCharsets.UTF_8));
      out.flush();
      await(never);
    })) {
      HttpStream stream = open(server, Allowing.all());
      var read = CompletableFuture.supplyAsync(() -> stream.read(LONG).length);
      stream.close();
      assertThat(read.get(60, TimeUnit.SECONDS)).isZero();
      never.countDown();
    }
  }

  @Test
  void anInterruptEndsIt() throws Exception {
    var never = new CountDownLatch(1);
    try (var server = RawServer.start(out -> {
      out.write(HEAD.getBytes(StandardCharsets.UTF_8));
      out.flush();
      await(never);
    })) {
      HttpStream stream = open(server, Allowing.all());
      Thread.currentThread().interrupt();
      assertRefused("cancelled", () -> stream.read(LONG));
      assertThat(Thread.interrupted()).isTrue();
      Thread.currentThread().interrupt();
      assertRefused("cancelled", () -> open(server, Allowing.all()));
      assertThat(Thread.interrupted()).isTrue();
      never.countDown();
    }
  }

  @Test
  void whoReadsSlowlyHoldsTheServerBack() throws Exception {
    var written = new AtomicLong();
    long all = 64L << 20;
    try (var server = RawServer.start(out -> {
      out.write(HEAD.getBytes(StandardCharsets.UTF_8));
      byte[] block = new byte[1 << 16];
      for (long at = 0; at < all; at += block.length) {
        out.write(block);
        written.addAndGet(block.length);
      }
    });
        HttpStream stream = service.stream(request(server.url()),
            new HttpStreamLimits(LONG, LONG, all), Allowing.all())) {
      long read = stream.read(LONG).length;
      assertThat(written.get()).isLessThan(all);
      for (int bytes = 1; bytes > 0; read += bytes) {
        bytes = stream.read(LONG).length;
      }
      assertThat(read).isEqualTo(all);
    }
  }

  @Test
  void stopsAtTheLargestBody() throws IOException {
    try (var server = RawServer.start(out -> {
      out.write(HEAD.getBytes(StandardCharsets.UTF_8));
      while (true) {
        out.write(new byte[8192]);
      }
    });
        HttpStream stream = service.stream(request(server.url()),
            new HttpStreamLimits(LONG, LONG, 100_000), Allowing.all())) {
      assertRefused("http-too-large", () -> stream.readUpTo(1 << 20, LONG));
    }
  }

  @Test
  void saysWhatTheServerDidNotDo() throws Exception {
    var never = new CountDownLatch(1);
    try (var silent = RawServer.start(_ -> await(never));
        var half = RawServer.start(out -> {
          out.write((HEAD + "x").getBytes(StandardCharsets.UTF_8));
          out.flush();
          await(never);
        });
        var cut = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello");
        var wrong = RawServer.saying("220 smtp.example ready\r\n")) {
      var limits = new HttpStreamLimits(LONG, Duration.ofMillis(300), 100);
      assertRefused("http-timeout",
          () -> service.stream(request(silent.url()), limits, Allowing.all()));
      try (HttpStream stream = open(half, Allowing.all())) {
        assertThat(text(stream.read(LONG))).isEqualTo("x");
        assertRefused("http-timeout", () -> stream.read(Duration.ofMillis(50)));
      }
      try (HttpStream stream = open(cut, Allowing.all())) {
        assertThat(text(stream.read(LONG))).isEqualTo("hello");
        assertRefused("http-failed", () -> stream.read(LONG));
      }
      assertRefused("http-failed", () -> open(wrong, Allowing.all()));
      never.countDown();
    }
  }

  @Test
  void aRedirectIsAnAnswer() throws IOException {
    try (var server = RawServer.saying(
        "HTTP/1.1 307 Moved\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n")) {
      var policy = Allowing.all();
      try (HttpStream stream = open(server, policy)) {
        assertThat(stream.status()).isEqualTo(307);
        assertThat(policy.asked).hasSize(1);
      }
    }
  }

  @Test
  void asksThePolicyAboutHostAndAddress() throws IOException {
    try (var server = RawServer.saying(HEAD)) {
      var hosts = new Allowing(_ -> false, _ -> true);
      assertRefused("capability-denied", () -> open(server, hosts));
      var addresses = new Allowing(_ -> true, _ -> false);
      assertRefused("capability-denied", () -> open(server, addresses));
      assertThat(addresses.judged).isNotEmpty();
      assertThat(server.connections).hasValue(0);
    }
  }

  @Test
  void manyAtOnceEndAndGiveTheirPlacesBack() throws IOException {
    try (var server = RawServer.saying(HEAD + "x")) {
      for (int i = 0; i < 100; i++) {
        try (HttpStream stream = open(server, Allowing.all())) {
          assertThat(stream.status()).isEqualTo(200);
        }
      }
    }
  }

  @Test
  void limitsAreChecked() {
    assertRefused("http-request-invalid", () -> new HttpStreamLimits(Duration.ZERO, LONG, 1));
    assertRefused("http-request-invalid", () -> new HttpStreamLimits(LONG, Duration.ZERO, 1));
    assertRefused("http-request-invalid", () -> new HttpStreamLimits(LONG, LONG, -1));
  }

  private HttpStream open(RawServer server, HttpPolicy policy) {
    return service.stream(request(server.url()), new HttpStreamLimits(LONG, LONG, 1 << 20),
        policy);
  }

  private static HttpRequest request(String url) {
    return HttpRequest.of("GET", HttpTarget.parse(url), List.of(), null);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void assertRefused(String code, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOfSatisfying(PiCodeException.class,
        e -> assertThat(e.problem().code()).isEqualTo(code));
  }
}
