package dev.picode.http;

import java.net.InetAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/// The clients for `http` and for `https`, which share their connections' pool and guards. Safe for many threads.
///
/// They are two because a client that may speak TLS reads the system's certificates when it is made, some 100 ms, which
/// a model on this machine has no need of.
final class HttpClients {
  private static final Duration CONNECT_TIME = Duration.ofSeconds(10);

  private final OkHttpClient plain;
  private @Nullable OkHttpClient secure;

  HttpClients(HttpResolver resolver) {
    plain = client(resolver);
  }

  /// The client for a target.
  OkHttpClient of(HttpTarget target) {
    return target.isSecure() ? secure() : plain;
  }

  private synchronized OkHttpClient secure() {
    OkHttpClient made = secure;
    if (made == null) {
      made = plain.newBuilder().connectionSpecs(List.of(ConnectionSpec.MODERN_TLS)).build();
      secure = made;
    }
    return made;
  }

  /// One address after the other (no fast fallback), because each has to be judged by the thread that
  /// is on the hop.
  private static OkHttpClient client(HttpResolver resolver) {
    return new OkHttpClient.Builder()
        .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
        .protocols(List.of(Protocol.HTTP_1_1))
        .proxy(Proxy.NO_PROXY)
        .followRedirects(false)
        .followSslRedirects(false)
        .fastFallback(false)
        .connectTimeout(CONNECT_TIME)
        .socketFactory(new GuardedSockets())
        .dns(host -> {
          List<InetAddress> addresses = resolver.resolve(host);
          addresses.forEach(Hop.current()::allow);
          return addresses;
        })
        .addNetworkInterceptor(chain -> {
          var connection = chain.connection();
          if (connection == null) {
            throw new IllegalStateException("a request is sent without a connection");
          }
          Hop.current().sends(connection.route().socketAddress().getAddress());
          return chain.proceed(chain.request());
        })
        .build();
  }
}
