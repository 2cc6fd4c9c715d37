package dev.picode.app;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// A model on this machine that asks to read a file and then says a word: the agent's AOT cache is made of what that
/// loads. Speaks what `ollama` does. Safe for many threads.
final class TrainingModel implements AutoCloseable {
  private static final String READS = """
      {"message":{"role":"assistant","content":"","tool_calls":[{"function":{"name":"read",\
      "arguments":{"path":"README.md"}}}]},"done":false}
      {"message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","prompt_eval_count":1,"eval_count":1}
      """;
  private static final String SAYS = """
      {"message":{"role":"assistant","content":"A **word**.\\n\\n"},"done":false}
      {"message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","prompt_eval_count":1,"eval_count":1}
      """;

  private final ServerSocket server;
  private final AtomicInteger asked = new AtomicInteger();

  private TrainingModel(ServerSocket server) {
    this.server = server;
  }

  /// A model that listens on a free port of this machine only.
  static TrainingModel start() throws IOException {
    var model = new TrainingModel(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()));
    Thread.ofPlatform().daemon().name("picode-training-model").start(model::serve);
    return model;
  }

  /// An environment in which this is the model on this machine.
  Map<String, String> in(Map<String, String> environment) {
    var with = new HashMap<>(environment);
    with.put("OLLAMA_HOST", "127.0.0.1:" + server.getLocalPort());
    return with;
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        takeRequest(new BufferedInputStream(socket.getInputStream()));
        byte[] body = (asked.getAndIncrement() % 2 == 0 ? READS : SAYS)
            .getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nContent-Length: "
            + body.length + "\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(body);
      } catch (IOException _) {
        // the next one, or the end
      }
    }
  }

  private static void takeRequest(InputStream input) throws IOException {
    int length = 0;
    for (String line = line(input); !line.isEmpty(); line = line(input)) {
      String name = "content-length:";
      if (line.regionMatches(true, 0, name, 0, name.length())) {
        length = Integer.parseInt(line.substring(name.length()).strip());
      }
    }
    input.skipNBytes(length);
  }

  private static String line(InputStream input) throws IOException {
    var line = new StringBuilder();
    for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
