package dev.picode.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/// One request with its redirects. [#run] is confined to one thread; [#cancel] may be called by
/// another.
final class HttpExchange {
  private final HttpClients clients;
  private final HttpLimits limits;
  private final HttpPolicy policy;
  private volatile @Nullable Call call;
  private volatile boolean cancelled;

  HttpExchange(HttpClients clients, HttpLimits limits, HttpPolicy policy) {
    this.clients = clients;
    this.limits = limits;
    this.policy = policy;
  }

  /// Ends what is under way and whatever would follow.
  void cancel() {
    cancelled = true;
    Call current = call;
    if (current != null) {
      current.cancel();
    }
  }

  HttpResponse run(HttpRequest first) {
    HttpRequest request = first;
    for (int redirects = 0;; redirects++) {
      policy.allow(request.target());
      HttpRequest asked = request;
      HopResult result = ScopedValue.where(Hop.CURRENT, new Hop(asked.target(), policy))
          .call(() -> hop(asked));
      switch (result) {
        case HttpResponse response -> {
          return response;
        }
        case HttpRequest redirected -> request = redirected;
      }
      if (redirects == limits.redirects()) {
        throw HttpProblems.tooManyRedirects(asked.target(), redirects);
      }
    }
  }

  /// The answer of a host: a response, or the request it redirects to.
  private HopResult hop(HttpRequest request) {
    // The client's own pool and guards; only the waiting is this request's.
    Call next = clients.of(request.target())
        .newBuilder()
        .readTimeout(limits.time())
        .writeTimeout(limits.time())
        .build()
        .newCall(message(request));
    call = next;
    if (cancelled) {
      next.cancel();
    }
    try (Response response = next.execute()) {
      if (limits.redirects() > 0) {
        HttpRequest redirected = Redirects.next(request, response.code(),
            response.header("location"));
        if (redirected != null) {
          return redirected;
        }
      }
      return new HttpResponse(response.code(), request.target(), headers(response.headers()),
          body(request, response));
    } catch (IOException e) {
      throw HttpProblems.of(request.target(), limits.time(), e);
    }
  }

  private byte[] body(HttpRequest request, Response response) throws IOException {
    if (response.body().contentLength() > limits.maxBytes()) {
      throw HttpProblems.tooLarge(request.target(), limits.maxBytes());
    }
    try (InputStream in = response.body().byteStream()) {
      byte[] bytes = in.readNBytes(limits.maxBytes() + 1);
      if (bytes.length > limits.maxBytes()) {
        throw HttpProblems.tooLarge(request.target(), limits.maxBytes());
      }
      return bytes;
    }
  }

  static List<HttpHeader> headers(Headers headers) {
    var read = new ArrayList<HttpHeader>();
    for (int i = 0; i < headers.size(); i++) {
      read.add(new HttpHeader(headers.name(i).toLowerCase(Locale.ROOT), headers.value(i), false));
    }
    return read;
  }

  static Request message(HttpRequest request) {
    var builder = new Request.Builder().url(request.target().url())
        .header("user-agent", "PiCode");
    for (HttpHeader header : request.headers()) {
      if (header.name().equals("user-agent")) {
        builder.removeHeader("user-agent");
      }
    }
    request.headers().forEach(header -> builder.addHeader(header.name(), header.value()));
    return builder.method(request.method(), body(request)).build();
  }

  private static @Nullable RequestBody body(HttpRequest request) {
    byte[] bytes = request.body();
    if (bytes != null) {
      return new OneShotBody(bytes);
    }
    return switch (request.method()) {
      case "POST", "PUT", "PATCH", "PROPPATCH", "QUERY", "REPORT" -> new OneShotBody(new byte[0]);
      default -> null;
    };
  }

  /// A body that is never sent twice: a request that may have had its effect is not repeated.
  private static final class OneShotBody extends RequestBody {
    private final byte[] bytes;

    OneShotBody(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public @Nullable MediaType contentType() {
      return null;
    }

    @Override
    public long contentLength() {
      return bytes.length;
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.write(bytes);
    }
  }
}
