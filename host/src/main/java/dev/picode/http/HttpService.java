package dev.picode.http;

import dev.picode.problem.PiCodeException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Sends requests. Safe for many threads; [#send] blocks its thread.
///
/// A request runs on a thread of its own, so that whoever waits for it can leave at once: when it is
/// interrupted, and when the time is up, even while the system looks for the host's address. It is a platform
/// thread: what polls sockets for virtual ones stays in the system, and the JVM waits 300 ms for it at its end.
/// Connections are kept and shared between requests; one that is used again is judged again.
public final class HttpService {
  /// As many answers as may be held at once.
  private static final int MAX_OPEN = 8;

  /// As many answers may be streamed at once; each holds little.
  private static final int MAX_STREAMS = 32;

  private final Semaphore streams = new Semaphore(MAX_STREAMS, true);
  private final Semaphore places = new Semaphore(MAX_OPEN, true);
  private final ThreadFactory threads = Thread.ofPlatform()
      .daemon()
      .name("picode-http-", 0)
      .factory();
  private final HttpClients clients;

  /// A service that finds hosts as the system does.
  public HttpService() {
    this(HttpResolver.system());
  }

  /// A service with another way to find hosts.
  public HttpService(HttpResolver resolver) {
    this.clients = new HttpClients(resolver);
  }

  /// Sends a request, follows its redirects and reads the whole answer. No more than 8 are under way at
  /// once; the next one waits, and its time begins when its turn comes.
  ///
  /// @throws PiCodeException `http-failed`, `http-timeout`, `http-too-large`,
  ///     `http-too-many-redirects`, `http-redirect-refused`, `cancelled` where the thread is
  ///     interrupted, and what the policy throws
  public HttpResponse send(HttpRequest request, HttpLimits limits, HttpPolicy policy) {
    try {
      places.acquire();
      try {
        return await(request, limits, policy);
      } finally {
        places.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw HttpProblems.cancelled(e);
    }
  }

  /// Sends a request and gives the answer as soon as its head is there; the body is read while it comes. Redirects are not
  /// followed. No more than 32 are under way at once; the next one waits.
  ///
  /// @throws PiCodeException `http-failed`, `http-timeout`, `cancelled` where the thread is interrupted, and what the
  ///     policy throws
  public HttpStream stream(HttpRequest request, HttpStreamLimits limits, HttpPolicy policy) {
    try {
      streams.acquire();
      return begin(request, limits, policy).head();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw HttpProblems.cancelled(e);
    }
  }

  /// Begins to receive, on a thread that gives its place back at the end.
  private StreamedExchange begin(HttpRequest request, HttpStreamLimits limits, HttpPolicy policy) {
    boolean begun = false;
    try {
      var exchange = new StreamedExchange(clients, request, limits, policy);
      threads.newThread(() -> {
        try {
          exchange.run();
        } finally {
          streams.release();
        }
      }).start();
      begun = true;
      return exchange;
    } finally {
      if (!begun) {
        streams.release();
      }
    }
  }

  private HttpResponse await(HttpRequest request, HttpLimits limits, HttpPolicy policy)
      throws InterruptedException {
    var exchange = new HttpExchange(clients, limits, policy);
    var task = new FutureTask<>(() -> exchange.run(request));
    threads.newThread(task).start();
    try {
      return task.get(limits.time().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      throw HttpProblems.timeout(request.target(), limits.time());
    } catch (ExecutionException e) {
      throw switch (e.getCause()) {
        case PiCodeException problem -> new PiCodeException(problem.problem(), problem);
        case null, default -> new IllegalStateException("a request failed", e.getCause());
      };
    } finally {
      exchange.cancel();
      task.cancel(true);
    }
  }
}
