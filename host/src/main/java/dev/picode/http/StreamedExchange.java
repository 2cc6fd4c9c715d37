package dev.picode.http;

import dev.picode.problem.PiCodeException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Call;
import okhttp3.Response;

/// One request whose answer is read while it comes. [#run] is confined to one thread, the receiving one; everything else
/// may be called by others.
final class StreamedExchange {
  private static final int CHUNK = 16 << 10;

  private final Call call;
  private final HttpRequest request;
  private final HttpStreamLimits limits;
  private final HttpPolicy policy;
  private final Chunks chunks = new Chunks();
  private final CompletableFuture<HttpStream> head = new CompletableFuture<>();

  StreamedExchange(HttpClients clients, HttpRequest request, HttpStreamLimits limits,
      HttpPolicy policy) {
    // How long the body may be silent is the reader's to say.
    this.call = clients.of(request.target())
        .newBuilder()
        .connectTimeout(limits.connect())
        .readTimeout(Duration.ZERO)
        .writeTimeout(limits.answer())
        .build()
        .newCall(HttpExchange.message(request));
    this.request = request;
    this.limits = limits;
    this.policy = policy;
  }

  /// Sends the request and hands the answer on, until it ends or nobody wants it.
  void run() {
    try {
      policy.allow(request.target());
      ScopedValue.where(Hop.CURRENT, new Hop(request.target(), policy)).run(this::exchange);
    } catch (PiCodeException e) {
      fail(e);
    } catch (RuntimeException e) { // a defect, for whoever waits
      head.completeExceptionally(e);
    } finally {
      // Whatever happened, nobody waits for ever; after a good end this changes nothing.
      fail(HttpProblems.broken(request.target()));
    }
  }

  private void exchange() {
    try (Response response = call.execute()) {
      head.complete(new HttpStream(request.target(), response.code(),
          HttpExchange.headers(response.headers()), this, chunks));
      try (InputStream in = response.body().byteStream()) {
        pump(in);
      }
      chunks.end(null);
    } catch (IOException e) {
      fail(HttpProblems.of(request.target(), limits.connect(), e));
    } catch (InterruptedException e) {
      fail(HttpProblems.cancelled(e));
    }
  }

  private void pump(InputStream in) throws IOException, InterruptedException {
    byte[] buffer = new byte[CHUNK];
    long all = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      all += read;
      if (all > limits.maxBytes()) {
        throw HttpProblems.streamTooLarge(request.target(), limits.maxBytes());
      }
      if (!chunks.put(Arrays.copyOf(buffer, read))) {
        return;
      }
    }
  }

  private void fail(PiCodeException problem) {
    chunks.end(problem);
    head.completeExceptionally(problem);
  }

  /// The head of the answer.
  HttpStream head() throws InterruptedException {
    try {
      return head.get(limits.answer().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      cancel();
      throw HttpProblems.silent(request.target(), limits.answer());
    } catch (ExecutionException e) {
      throw switch (e.getCause()) {
        case PiCodeException problem -> new PiCodeException(problem.problem(), problem);
        case null, default -> new IllegalStateException("a request failed", e.getCause());
      };
    } catch (InterruptedException e) {
      cancel();
      throw e;
    }
  }

  /// Ends what is under way.
  void cancel() {
    chunks.close();
    call.cancel();
  }
}
