package dev.picode.cli.script;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// Two servers on this machine: one that a script may reach, which sends it on to wherever the path
/// says, and one that it may not, which answers with a secret. Safe for many threads.
final class TemptingServers implements AutoCloseable {
  private final HttpServer granted;
  private final HttpServer other;

  TemptingServers(String secret) throws IOException {
    granted = started(exchange -> {
      String query = exchange.getRequestURI().getQuery();
      if (query == null) {
        answer(exchange, 200, "granted");
      } else {
        exchange.getResponseHeaders().add("Location", query);
        answer(exchange, 302, "");
      }
    });
    other = started(exchange -> answer(exchange, 200, secret));
  }

  private static HttpServer started(com.sun.net.httpserver.HttpHandler handler)
      throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", handler);
    server.start();
    return server;
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  /// A text with the ports of the servers for `GRANTED` and `OTHER`.
  String fill(String text) {
    return text.replace("GRANTED", String.valueOf(granted.getAddress().getPort()))
        .replace("OTHER", String.valueOf(other.getAddress().getPort()));
  }

  @Override
  public void close() {
    granted.stop(0);
    other.stop(0);
  }
}
