package dev.picode.plugin.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A service of models on loopback that answers every `POST` with the same pieces, each flushed on its own, and every
/// `GET` with a list of models. What it was sent is kept. Safe for many threads.
final class SmallService implements AutoCloseable {
  final List<String> bodies = new CopyOnWriteArrayList<>();
  final List<String> keys = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final List<String> pieces;
  private final String models;

  SmallService(List<String> pieces, String models) throws IOException {
    this.pieces = pieces;
    this.models = models;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String key = exchange.getRequestHeaders().getFirst("Authorization");
      keys.add(key == null ? "" : key);
      bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      boolean lists = exchange.getRequestMethod().equals("GET");
      exchange.getResponseHeaders()
          .set("Content-Type", lists ? "application/json" : "text/event-stream");
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream out = exchange.getResponseBody()) {
        for (String piece : lists ? List.of(models) : pieces) {
          out.write(piece.replace("$KEY", key == null ? "" : key).getBytes(StandardCharsets.UTF_8));
          out.flush();
        }
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
